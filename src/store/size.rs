//! How large the program's own files may be.
//!
//! Each limit is far above what its kind of file ever is, and low enough that a file that was put in its
//! place by mistake (a disk image, a device that never ends) is refused before it fills the memory.

const MIB: u64 = 1024 * 1024;

/// A workbook or a backup: 10,000 devices with every field filled in take a twentieth of it.
pub const WORKBOOK: u64 = 64 * MIB;
/// An edition, whose text is a few dozen KB and is refused beyond one MiB in words of its own.
pub const EDITION: u64 = 8 * MIB;
/// The wording that was compared, which grows with every edition.
pub const WORDING: u64 = 16 * MIB;
/// Preferences, the place, the pointer to another folder, the names of who holds a lock: a few hundred
/// bytes each.
pub const SMALL: u64 = MIB;
/// What is only copied, or handed out as it is: the papers of a closed year, the originals of an edition.
pub const LARGEST: u64 = 256 * MIB;
