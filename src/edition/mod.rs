//! RON text to a validated [`Edition`].

use crate::model::Edition;

/// The editions that come with the program, as (file name, text).
pub const EMBEDDED: &[(&str, &str)] =
    &[("mhlw-2024.ron", include_str!("../../checklists/mhlw-2024.ron"))];

/// Reads an edition.
///
/// # Errors
/// Where and why the text is not an edition.
pub fn load(text: &str) -> Result<Edition, ron::error::SpannedError> {
    ron::from_str(text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn embedded_editions_load() {
        for (name, text) in super::EMBEDDED {
            let edition = super::load(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(edition.institution.counted_rows().count(), 18);
            assert_eq!(edition.vendor.counted_rows().count(), 14);
        }
    }
}
