//! The wire format of Protocol Buffers (<https://protobuf.dev/programming-guides/encoding/>), as much as is needed.

use crate::authenticator::error::AccountError;

/// A varint has at most ten bytes of seven bits.
const LAST_SHIFT: u32 = 63;

/// The fields of a message, in the order in which they were written. Nothing follows an error.
pub(super) struct Fields<'message>(pub(super) &'message [u8]);

/// What a field holds.
#[derive(Clone, Copy)]
pub(super) enum Value<'message> {
    /// A varint.
    Number(u64),
    /// A text, bytes, or a message.
    Bytes(&'message [u8]),
    /// A number of fixed length, which no field in use here is.
    Fixed,
}

impl<'message> Iterator for Fields<'message> {
    type Item = Result<(u64, Value<'message>), AccountError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field().ok_or(AccountError::BadEncoding);
        if field.is_err() {
            self.0 = &[];
        }
        Some(field)
    }
}

impl<'message> Fields<'message> {
    fn field(&mut self) -> Option<(u64, Value<'message>)> {
        let tag = self.varint()?;
        let value = match tag & 7 {
            0 => Value::Number(self.varint()?),
            1 => self.take(8).map(|_| Value::Fixed)?,
            2 => {
                let length = self.varint()?;
                Value::Bytes(self.take(usize::try_from(length).ok()?)?)
            }
            5 => self.take(4).map(|_| Value::Fixed)?,
            // Groups are not in use any more, and 6 and 7 never were.
            _ => return None,
        };
        let number = tag >> 3;
        (number != 0).then_some((number, value))
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..=LAST_SHIFT).step_by(7) {
            let &byte = self.take(1)?.first()?;
            if shift == LAST_SHIFT && byte > 1 {
                return None;
            }
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn take(&mut self, length: usize) -> Option<&'message [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}
