//! A terminal for a program of the window subsystem.
//!
//! On Windows the program belongs to the window subsystem, or a double click would open a stray
//! console beside the window. The price is that it starts without a console even from a terminal,
//! and commands would stay mute. Joining the console of the program that started it gives the
//! commands their voice; output that goes to a file or a pipe is not affected.

/// Joins the parent's console, if there is one: after a double click there is none.
pub(super) fn attach() {
    let _ = winsafe::AttachConsole(winsafe::PidParent::Parent);
}
