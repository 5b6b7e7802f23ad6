//! Numbers without a format.

/// From here on Excel has lost digits: it keeps fifteen.
pub(crate) const BEYOND_DIGITS: f64 = 1e15;

/// A number with the fifteen digits that Excel keeps, and none that say nothing. What would need
/// more is written with an exponent: nobody knows what stood there.
pub(crate) fn general(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let scientific = format!("{number:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let mantissa = trimmed(mantissa);
    if number.abs() >= BEYOND_DIGITS || number != 0.0 && exponent < -9 {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}E{sign}{:02}", exponent.abs());
    }
    let decimals = usize::try_from(14 - exponent).unwrap_or(0);
    let plain = format!("{number:.decimals$}");
    let plain = trimmed(&plain);
    if plain == "-0" { "0".to_owned() } else { plain.to_owned() }
}

/// Without zeros at the end of what stands behind the point.
fn trimmed(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_digits_are_kept() {
        for (number, shown) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (0.1 + 0.2, "0.3"),
            (0.75, "0.75"),
            (-12.5, "-12.5"),
            (123_456_789_012.0, "123456789012"),
            (999_999_999_999_999.0, "999999999999999"),
            (8.93e18, "8.93E+18"),
            (1_234_567_890_123_456.0, "1.23456789012346E+15"),
            (1.5e-11, "1.5E-11"),
        ] {
            assert_eq!(general(number), shown);
        }
    }
}
