//! Sums of files, by which a file is known again wherever it lies.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a file, in small hexadecimal digits.
#[must_use]
pub fn sha256_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|it| char::from_digit(it.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sum_of_nothing_is_the_published_one() {
        let sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(super::sha256_of(b""), sum);
    }
}
