//! An error in words, as a value: `explain` makes it, `state` carries it, a dialog or the command
//! line shows it. It stands down here because those who carry it know nothing of those who word it.

/// An error as a person reads it: what happened, whether the data is safe, what to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened, in one sentence.
    pub what: String,
    /// Whether anything is lost.
    pub safe: String,
    /// What to do now.
    pub todo: String,
    /// The technical cause, folded away on screen and copied on request.
    pub details: String,
}

impl Explanation {
    /// All of it as plain lines, for the command line.
    #[must_use]
    pub fn lines(&self) -> String {
        let parts = [&self.what, &self.safe, &self.todo, &self.details];
        let filled: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        filled.join("\n")
    }
}
