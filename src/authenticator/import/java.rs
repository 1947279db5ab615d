//! A `HashMap` of texts, as Java writes it to a file
//! (<https://docs.oracle.com/javase/8/docs/platform/serialization/spec/protocol.html>).

use std::collections::BTreeMap;

use super::{
    archive::{Bytes, LARGEST_UNPACKED},
    error::ImportError,
};

const STREAM: &[u8] = &[0xac, 0xed, 0, 5];
const STRING: u8 = 0x74;
const REFERENCE: u8 = 0x71;
const NULL: u8 = 0x70;
const END: u8 = 0x78;
/// Where the block with capacity and size begins, behind the fields of the class.
const BLOCK_BEGIN: [u8; 2] = [0x77, 8];
/// The first number of what was written before; the class and the map itself are the first two.
const FIRST_STRING: u32 = 0x7e_0002;

pub(super) type StringMap = BTreeMap<String, String>;

/// Whether a file begins as Java writes any of its things.
pub(super) fn begins(file: &[u8]) -> bool {
    file.starts_with(STREAM)
}

/// The map, if a file is one. A text can be named again by its number, so that a small file can become larger than there is memory.
pub(super) fn string_map(file: &[u8]) -> Option<Result<StringMap, ImportError>> {
    let mut bytes = Bytes(file);
    bytes.expect(STREAM)?;
    let at = bytes
        .0
        .windows(BLOCK_BEGIN.len())
        .position(|window| window == BLOCK_BEGIN)?;
    bytes.take(at + BLOCK_BEGIN.len() + 8)?;
    let mut written: Vec<String> = Vec::new();
    let mut map = StringMap::new();
    let mut size = 0;
    while bytes.0.first() != Some(&END) {
        let key = string(&mut bytes, &mut written)?;
        let value = string(&mut bytes, &mut written)?;
        size += key.len() + value.len();
        if size > LARGEST_UNPACKED {
            return Some(Err(ImportError::UnpackedTooLarge));
        }
        map.insert(key, value);
    }
    Some(Ok(map))
}

fn string(bytes: &mut Bytes, written: &mut Vec<String>) -> Option<String> {
    match bytes.u8()? {
        STRING => {
            let length = u16::from_be_bytes(bytes.take(2)?.try_into().ok()?);
            let text = decode(bytes.take(length.into())?)?;
            written.push(text.clone());
            Some(text)
        }
        REFERENCE => {
            let number = u32::from_be_bytes(bytes.take(4)?.try_into().ok()?);
            let at = usize::try_from(number.checked_sub(FIRST_STRING)?).ok()?;
            written.get(at).cloned()
        }
        // A text that is not there is no text.
        NULL => Some(String::new()),
        _ => None,
    }
}

/// Java's UTF-8 writes what is beyond 16 bits as two halves, each of three bytes.
fn decode(bytes: &[u8]) -> Option<String> {
    let mut units = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        let bits = |byte: &u8| u16::from(byte & 0x3f);
        let (unit, after) = match (first, after) {
            (0..=0x7f, _) => (u16::from(*first), after),
            (0xc0..=0xdf, [second, after @ ..]) => {
                (u16::from(first & 0x1f) << 6 | bits(second), after)
            }
            (0xe0..=0xef, [second, third, after @ ..]) => (
                u16::from(first & 0xf) << 12 | bits(second) << 6 | bits(third),
                after,
            ),
            _ => return None,
        };
        units.push(unit);
        rest = after;
    }
    String::from_utf16(&units).ok()
}
