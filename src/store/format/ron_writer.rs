//! Writes plain data as RON.
//!
//! ron's own writer escapes the full-width space and decomposed kana, which makes addresses
//! unreadable, and takes forty times as long for Japanese text. This one lays values out as ron's
//! pretty style does; tests hold it to that, and to what ron reads.

use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Serialize};

use super::escape;

/// Writes a value.
///
/// # Errors
/// The value holds something that has no place in our files: bytes, or numbers of 128 bits.
pub(super) fn to_string(value: &impl Serialize) -> Result<String, NotPlainData> {
    let mut writer = Writer { out: String::new(), depth: 0 };
    value.serialize(&mut writer)?;
    Ok(writer.out)
}

/// What cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("not plain data: {0}")]
pub(super) struct NotPlainData(String);

impl ser::Error for NotPlainData {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl From<fmt::Error> for NotPlainData {
    fn from(error: fmt::Error) -> Self {
        Self(error.to_string())
    }
}

type Result<T = (), E = NotPlainData> = std::result::Result<T, E>;

struct Writer {
    out: String,
    depth: usize,
}

impl Writer {
    fn new_line(&mut self) {
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    fn open(&mut self, bracket: char, close: char) -> Values<'_> {
        self.out.push(bracket);
        self.depth += 1;
        Values { writer: self, close, is_empty: true }
    }
}

/// The values between two brackets, each on a line of its own.
struct Values<'a> {
    writer: &'a mut Writer,
    close: char,
    is_empty: bool,
}

impl Values<'_> {
    fn add(&mut self, name: Option<&str>, value: &(impl Serialize + ?Sized)) -> Result {
        self.begin();
        if let Some(name) = name {
            write!(self.writer.out, "{name}: ")?;
        }
        value.serialize(&mut *self.writer)?;
        self.writer.out.push(',');
        Ok(())
    }

    fn begin(&mut self) {
        self.is_empty = false;
        self.writer.new_line();
    }

    fn close(self) {
        self.writer.depth -= 1;
        if !self.is_empty {
            self.writer.new_line();
        }
        self.writer.out.push(self.close);
    }
}

/// Values that Rust displays as RON writes them.
macro_rules! displayed {
    ($($method:ident: $type:ty)*) => {
        $(fn $method(self, value: $type) -> Result {
            Ok(write!(self.out, "{value}")?)
        })*
    };
}

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = NotPlainData;
    type SerializeSeq = Values<'a>;
    type SerializeTuple = Values<'a>;
    type SerializeTupleStruct = Values<'a>;
    type SerializeTupleVariant = Values<'a>;
    type SerializeMap = Values<'a>;
    type SerializeStruct = Values<'a>;
    type SerializeStructVariant = Values<'a>;

    displayed! {
        serialize_bool: bool
        serialize_i8: i8 serialize_i16: i16 serialize_i32: i32 serialize_i64: i64
        serialize_u8: u8 serialize_u16: u16 serialize_u32: u32 serialize_u64: u64
    }

    fn serialize_f32(self, value: f32) -> Result {
        Ok(write!(self.out, "{value:?}")?)
    }

    fn serialize_f64(self, value: f64) -> Result {
        Ok(write!(self.out, "{value:?}")?)
    }

    fn serialize_char(self, value: char) -> Result {
        Ok(write!(self.out, "{value:?}")?)
    }

    fn serialize_str(self, value: &str) -> Result {
        escape::write(&mut self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result {
        Err(ser::Error::custom("bytes"))
    }

    fn serialize_none(self) -> Result {
        self.out.push_str("None");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        self.serialize_newtype_variant("Option", 1, "Some", value)
    }

    fn serialize_unit(self) -> Result {
        self.out.push_str("()");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        self.out.push_str(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T>(self, name: &'static str, value: &T) -> Result
    where
        T: Serialize + ?Sized,
    {
        self.serialize_newtype_variant(name, 0, "", value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result {
        self.out.push_str(variant);
        self.out.push('(');
        value.serialize(&mut *self)?;
        self.out.push(')');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Values<'a>> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Values<'a>> {
        Ok(self.open('(', ')'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Values<'a>> {
        Ok(self.open('(', ')'))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Values<'a>> {
        self.out.push_str(variant);
        Ok(self.open('(', ')'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Values<'a>> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Values<'a>> {
        Ok(self.open('(', ')'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Values<'a>> {
        self.out.push_str(variant);
        Ok(self.open('(', ')'))
    }
}

/// The ways in which serde hands over values without names.
macro_rules! values {
    ($($kind:ident::$method:ident)*) => {
        $(impl ser::$kind for Values<'_> {
            type Ok = ();
            type Error = NotPlainData;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
                self.add(None, value)
            }

            fn end(self) -> Result {
                self.close();
                Ok(())
            }
        })*
    };
}

values! {
    SerializeSeq::serialize_element
    SerializeTuple::serialize_element
    SerializeTupleStruct::serialize_field
    SerializeTupleVariant::serialize_field
}

/// The ways in which serde hands over values with names.
macro_rules! fields {
    ($($kind:ident)*) => {
        $(impl ser::$kind for Values<'_> {
            type Ok = ();
            type Error = NotPlainData;

            fn serialize_field<T>(&mut self, name: &'static str, value: &T) -> Result
            where
                T: Serialize + ?Sized,
            {
                self.add(Some(name), value)
            }

            fn end(self) -> Result {
                self.close();
                Ok(())
            }
        })*
    };
}

fields! { SerializeStruct SerializeStructVariant }

impl ser::SerializeMap for Values<'_> {
    type Ok = ();
    type Error = NotPlainData;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result {
        self.begin();
        key.serialize(&mut *self.writer)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        self.writer.out.push_str(": ");
        value.serialize(&mut *self.writer)?;
        self.writer.out.push(',');
        Ok(())
    }

    fn end(self) -> Result {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests;
