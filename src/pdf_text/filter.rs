//! Unpacking streams.

use lopdf::{Dictionary, Object as Packed};

use super::object::{Dict, Object};

/// The most bytes that one stream may become.
pub(super) const LARGEST: usize = 24 * 1024 * 1024;

/// The parameters that the filters know, each with its largest sensible value.
const PARAMETERS: [(&str, usize); 5] = [
    ("Predictor", 15),
    ("Columns", 100_000),
    ("Colors", 32),
    ("BitsPerComponent", 16),
    ("EarlyChange", 1),
];

/// The bytes behind a filter; `None` where it is not known or the bytes are none of its.
pub(super) fn unpack(name: &[u8], parameters: Option<&Dict>, bytes: &[u8]) -> Option<Vec<u8>> {
    let name: &str = match name {
        b"FlateDecode" | b"Fl" => "FlateDecode",
        b"LZWDecode" | b"LZW" => "LZWDecode",
        b"ASCII85Decode" | b"A85" => "ASCII85Decode",
        b"ASCIIHexDecode" | b"AHx" => return Some(hexadecimal(bytes)),
        b"RunLengthDecode" | b"RL" => return run_length(bytes),
        b"Crypt" => return Some(bytes.to_vec()),
        _ => return None,
    };
    let mut dict = Dictionary::new();
    dict.set("Filter", Packed::Name(name.as_bytes().to_vec()));
    if let Some(parameters) = parameters {
        let mut known = Dictionary::new();
        for (key, largest) in PARAMETERS {
            let value = parameters.get(key.as_bytes()).and_then(Object::unsigned);
            if let Some(value) = value {
                let value = i64::try_from(value).ok().filter(|_| value <= largest)?;
                known.set(key, Packed::Integer(value));
            }
        }
        dict.set("DecodeParms", Packed::Dictionary(known));
    }
    let bytes = if name == "ASCII85Decode" { trimmed(bytes) } else { bytes };
    let stream = lopdf::Stream::new(dict, bytes.to_vec());
    let unpacked = stream.decompressed_content_with_limit(LARGEST).ok()?;
    (bytes.is_empty() || !unpacked.is_empty()).then_some(unpacked)
}

/// The library finds the end mark at the very end only.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"<~").unwrap_or(bytes);
    let end = bytes.windows(2).position(|two| two == b"~>");
    end.map_or(bytes, |end| &bytes[..end + 2])
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>');
    let digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()
}

fn run_length(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    while let Some((&length, rest)) = bytes.split_first() {
        if length == 128 || unpacked.len() > LARGEST {
            break;
        }
        if length < 128 {
            let length = usize::from(length) + 1;
            unpacked.extend_from_slice(rest.get(..length)?);
            bytes = &rest[length..];
        } else {
            let (&byte, rest) = rest.split_first()?;
            unpacked.extend(std::iter::repeat_n(byte, 257 - usize::from(length)));
            bytes = rest;
        }
    }
    (unpacked.len() <= LARGEST).then_some(unpacked)
}
