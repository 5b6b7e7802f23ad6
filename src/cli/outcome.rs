//! What a command has to say, and how it ended.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::text::Explanation;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Fine.
    Fine = 0,
    /// A problem that was explained.
    Problem = 1,
    /// Wrong usage.
    Usage = 2,
}

/// Everything a command has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output.
    pub out: String,
    /// For standard error.
    pub err: String,
    /// The exit code.
    pub exit: Exit,
}

impl Outcome {
    pub(super) fn fine(out: String) -> Self {
        Self { out, err: String::new(), exit: Exit::Fine }
    }

    pub(super) fn problem(message: impl Into<String>) -> Self {
        Self { out: String::new(), err: message.into() + "\n", exit: Exit::Problem }
    }

    /// Adds a line for standard output.
    pub(super) fn say(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Adds a line for standard error, which changes nothing about the exit code.
    pub(super) fn warn(&mut self, line: &str) {
        self.err.push_str(line);
        self.err.push('\n');
    }

    pub(super) fn print(&self) -> ExitCode {
        let out = io::stdout().lock().write_all(self.out.as_bytes());
        let err = io::stderr().lock().write_all(self.err.as_bytes());
        match (out, err) {
            (Ok(()), Ok(())) => ExitCode::from(self.exit as u8),
            // Nobody listens any more, so there is nobody to explain it to either.
            _ => ExitCode::FAILURE,
        }
    }
}

impl From<Explanation> for Outcome {
    fn from(explanation: Explanation) -> Self {
        Self::problem(explanation.lines())
    }
}
