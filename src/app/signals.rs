//! The system's wish that the program ends: at the end of a session, or when it is shut down.

/// Calls `end` on a thread of its own when the system asks the program to end. Windows asks windows instead,
/// which close in the usual way.
#[cfg(unix)]
pub(super) fn on_end(end: impl FnOnce() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    // Without it the program ends at once, with all but the last two seconds on the disk.
    let Ok(mut signals) = Signals::new([SIGTERM, SIGINT, SIGHUP]) else { return };
    let wait = move || {
        let mut wishes = signals.forever();
        if wishes.next().is_some() {
            end();
        }
        // Who asks again does not want to wait.
        if let Some(signal) = wishes.next() {
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    };
    let _ = std::thread::Builder::new().name("end".to_owned()).spawn(wait);
}

#[cfg(not(unix))]
pub(super) fn on_end(_end: impl FnOnce() + Send + 'static) {}
