//! The next name for a file whose own is taken.

use std::path::{Path, PathBuf};

/// The same path with 「 (2)」 behind the name, or with the number there raised by one.
#[must_use]
pub fn next_name(path: &Path) -> PathBuf {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let numbered = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    let numbered = numbered.and_then(|(name, number)| Some((name, number.parse::<u32>().ok()?)));
    let next = match numbered {
        Some((name, number)) => format!("{name} ({})", number.saturating_add(1)),
        None => format!("{name} (2)"),
    };
    let next = match path.extension() {
        Some(ending) => format!("{next}.{}", ending.to_string_lossy()),
        None => next,
    };
    path.with_file_name(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_put_behind_the_name_and_counted_on() {
        for (path, next) in [
            ("/x/点検 令和8年度.pdf", "/x/点検 令和8年度 (2).pdf"),
            ("/x/点検 (2).pdf", "/x/点検 (3).pdf"),
            ("点検 (9)", "点検 (10)"),
            ("/x/点検 (控え).pdf", "/x/点検 (控え) (2).pdf"),
            ("/x/点検(2).pdf", "/x/点検(2) (2).pdf"),
            ("/x/a.b.pdf", "/x/a.b (2).pdf"),
        ] {
            assert_eq!(next_name(Path::new(path)), PathBuf::from(next), "{path}");
        }
    }
}
