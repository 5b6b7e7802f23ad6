//! Whether a window can open here at all, asked before the window library finds out by panicking.
//!
//! On Linux the window loads its libraries while the program runs, and where `libxkbcommon-x11` is
//! missing it panics. So they are looked for first, in the loader's own index and folders.

use std::path::{Path, PathBuf};

use crate::store::{Files, files::EntryKind};

/// Why no window can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoWindow {
    /// Neither X11 nor Wayland: a server, or a session over the network.
    NoDisplay,
    /// Libraries that a desktop would have.
    MissingLibraries(Vec<&'static str>),
}

/// What the environment says about displays and libraries; empty values count as unset.
#[derive(Clone, Debug, Default)]
pub(super) struct Environment {
    /// `WAYLAND_DISPLAY` (or the socket handed over by the session).
    pub(super) wayland: bool,
    /// `DISPLAY`
    pub(super) x11: bool,
    /// `LD_LIBRARY_PATH`
    pub(super) library_folders: Vec<PathBuf>,
}

/// Any one of these has to be there.
type OneOf = &'static [&'static str];

const GRAPHICS: OneOf = &["libEGL.so.1", "libGL.so.1"];
const X11: &[OneOf] = &[
    &["libX11.so.6"],
    &["libX11-xcb.so.1"],
    &["libXcursor.so.1"],
    &["libXi.so.6"],
    &["libxkbcommon.so.0"],
    &["libxkbcommon-x11.so.0"],
    GRAPHICS,
];
const WAYLAND: &[OneOf] = &[&["libwayland-client.so.0"], &["libxkbcommon.so.0"], &["libEGL.so.1"]];

/// The index of libraries that `ldconfig` keeps for the loader.
const INDEX: &str = "/etc/ld.so.cache";

/// The other folders in which the loader looks.
const FOLDERS: &[&str] = &["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"];

impl Environment {
    /// The environment of this program.
    #[must_use]
    pub(super) fn of_this_process() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let folders = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
        Self {
            wayland: is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET"),
            x11: is_set("DISPLAY"),
            library_folders: std::env::split_paths(&folders).collect(),
        }
    }
}

/// What keeps a window from opening on Linux, as far as it can be told beforehand.
///
/// Where the loader has no index (musl, `NixOS`), libraries may lie anywhere and nothing is said.
#[must_use]
pub(super) fn obstacle(environment: &Environment, files: &dyn Files) -> Option<NoWindow> {
    let Some(needed) = needed(environment) else { return Some(NoWindow::NoDisplay) };
    let index = files.read(Path::new(INDEX)).ok()?;
    let is_there = |name: &str| {
        is_listed(&index, name)
            || FOLDERS.iter().map(Path::new).any(|folder| is_file(files, folder, name))
            || environment.library_folders.iter().any(|folder| is_file(files, folder, name))
    };
    let missing = missing(needed, &is_there);
    (!missing.is_empty()).then_some(NoWindow::MissingLibraries(missing))
}

/// What the window will load; `None` where there is no display to open it on.
fn needed(environment: &Environment) -> Option<&'static [OneOf]> {
    match (environment.wayland, environment.x11) {
        (true, _) => Some(WAYLAND),
        (false, true) => Some(X11),
        (false, false) => None,
    }
}

fn missing(needed: &[OneOf], is_there: &dyn Fn(&str) -> bool) -> Vec<&'static str> {
    let missing = |one_of: &&OneOf| !one_of.iter().any(|name| is_there(name));
    needed.iter().filter(missing).map(|one_of| one_of[0]).collect()
}

/// The index holds names and paths that end in a NUL.
fn is_listed(index: &[u8], name: &str) -> bool {
    let entry = [b"/", name.as_bytes(), b"\0"].concat();
    index.windows(entry.len()).any(|window| window == entry)
}

fn is_file(files: &dyn Files, folder: &Path, name: &str) -> bool {
    matches!(files.kind(&folder.join(name)), Ok(Some(EntryKind::File)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealFiles;

    #[test]
    fn without_a_display_there_is_no_window() {
        let nothing = Environment::default();
        assert_eq!(obstacle(&nothing, &RealFiles), Some(NoWindow::NoDisplay));
    }

    #[test]
    fn every_library_that_nothing_stands_in_for_is_named() {
        let x11 = Environment { x11: true, ..Environment::default() };
        let needed = needed(&x11).expect("a display");
        let all_but = |lacking: &'static [&str]| move |name: &str| !lacking.contains(&name);
        assert_eq!(missing(needed, &all_but(&[])), [""; 0]);
        assert_eq!(
            missing(needed, &all_but(&["libxkbcommon-x11.so.0"])),
            ["libxkbcommon-x11.so.0"]
        );
        // Either of the two will do.
        assert_eq!(missing(needed, &all_but(&["libEGL.so.1"])), [""; 0]);
        assert_eq!(missing(needed, &all_but(&["libEGL.so.1", "libGL.so.1"])), ["libEGL.so.1"]);
    }

    #[test]
    fn a_library_is_found_in_the_index_by_its_whole_name() {
        let index = b"glibc-ld.so.cache1.1\0libGL.so.1\0/lib/x86_64-linux-gnu/libGL.so.1\0";
        assert!(is_listed(index, "libGL.so.1"));
        assert!(!is_listed(index, "libGL.so"));
        assert!(!is_listed(index, "GL.so.1"));
    }
}
