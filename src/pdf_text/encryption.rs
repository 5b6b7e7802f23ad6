//! Files that are encrypted without a password: everybody may read them, and not everybody may change
//! or print them.

use lopdf::encryption::decrypt_object;
use lopdf::{Dictionary, Document, EncryptionState, Object as Packed, StringFormat};

use super::object::{Dict, Id, Object};

/// What is needed to read an encrypted file.
#[derive(Debug)]
pub(super) struct Encryption(EncryptionState);

impl Encryption {
    /// The key of a file that opens without a password; `None` where one is needed.
    pub(super) fn new(dict: &Dict, id: &Object) -> Option<Self> {
        let mut document = Document::new();
        document.objects.insert((1, 0), Packed::Dictionary(packed_dict(dict)));
        document.trailer.set("Encrypt", Packed::Reference((1, 0)));
        document.trailer.set("ID", packed(id));
        document.authenticate_raw_user_password(b"").ok()?;
        EncryptionState::decode(&document, b"").ok().map(Self)
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, id: Id, dict: &Dict, bytes: &[u8]) -> Option<Vec<u8>> {
        if dict.get(&b"Type"[..]).and_then(Object::name) == Some(b"XRef") {
            return Some(bytes.to_vec());
        }
        let mut own = Dictionary::new();
        // A stream may name a filter of its own for this.
        for key in ["Filter", "DecodeParms"] {
            if let Some(value) = dict.get(key.as_bytes()) {
                own.set(key, packed(value));
            }
        }
        let mut stream = Packed::Stream(lopdf::Stream::new(own, bytes.to_vec()));
        decrypt_object(&self.0, id, &mut stream).ok()?;
        stream.as_stream().ok().map(|stream| stream.content.clone())
    }

    /// An object with its strings in the clear.
    pub(super) fn object(&self, id: Id, object: Object) -> Object {
        match object {
            Object::String(bytes) => {
                let mut string = Packed::String(bytes.to_vec(), StringFormat::Literal);
                let is_clear = decrypt_object(&self.0, id, &mut string).is_ok();
                match string {
                    Packed::String(bytes, _) if is_clear => Object::String(bytes.into()),
                    _ => Object::Null,
                }
            }
            Object::Array(array) => {
                Object::Array(array.iter().map(|it| self.object(id, it.clone())).collect())
            }
            Object::Dict(dict) => {
                let entries = dict.iter();
                let clear = entries.map(|(key, it)| (key.clone(), self.object(id, it.clone())));
                Object::Dict(clear.collect::<Dict>().into())
            }
            other => other,
        }
    }
}

fn packed_dict(dict: &Dict) -> Dictionary {
    dict.iter().map(|(key, value)| (key.clone(), packed(value))).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers of this dictionary are small and whole; another one fits none of its uses"
)]
fn packed(object: &Object) -> Packed {
    match object {
        Object::Null | Object::Stream(_) => Packed::Null,
        Object::Bool(is_true) => Packed::Boolean(*is_true),
        Object::Number(number) => Packed::Integer(*number as i64),
        Object::Name(name) => Packed::Name(name.to_vec()),
        Object::String(bytes) => Packed::String(bytes.to_vec(), StringFormat::Literal),
        Object::Array(array) => Packed::Array(array.iter().map(packed).collect()),
        Object::Dict(dict) => Packed::Dictionary(packed_dict(dict)),
        Object::Reference(id) => Packed::Reference(*id),
    }
}
