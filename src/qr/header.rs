//! How large a picture is, by its first bytes: one that is too large is refused before it takes the memory.

use super::{MOST_PIXELS, QrError};

/// Tells a picture whose first bytes say that it has more than [`MOST_PIXELS`].
///
/// # Errors
/// [`QrError::PictureTooLarge`].
pub fn check_header(file: &[u8]) -> Result<(), QrError> {
    let pixels = size_of_picture(file).map(|(width, height)| u64::from(width) * u64::from(height));
    match pixels {
        Some(pixels) if pixels > MOST_PIXELS => Err(QrError::PictureTooLarge),
        _ => Ok(()),
    }
}

/// Width and height in pixels, of PNG, JPEG, GIF, WebP and BMP; nothing where the bytes do not say it.
fn size_of_picture(file: &[u8]) -> Option<(u32, u32)> {
    match file {
        [0x89, b'P', b'N', b'G', ..] => Some((big(file, 16)?, big(file, 20)?)),
        [b'G', b'I', b'F', b'8', ..] => Some((little(file, 6, 2)?, little(file, 8, 2)?)),
        [b'B', b'M', ..] => Some((little(file, 18, 4)?, signed_height(little(file, 22, 4)?))),
        [0xff, 0xd8, ..] => jpeg(file),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => webp(file),
        _ => None,
    }
}

fn big(file: &[u8], at: usize) -> Option<u32> {
    let bytes = file.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(bytes))
}

fn little(file: &[u8], at: usize, count: usize) -> Option<u32> {
    let bytes = file.get(at..at + count)?.iter().rev();
    Some(bytes.fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// Less than zero where the rows stand from above.
fn signed_height(height: u32) -> u32 {
    height.cast_signed().unsigned_abs()
}

/// The first frame header (ITU-T T.81, annex B): 0xC0 to 0xCF but for tables.
fn jpeg(file: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let [0xff, marker, high, low] = file.get(at..at + 4)? else {
            return None;
        };
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let both = big(file, at + 5)?;
            return Some((both & 0xffff, both >> 16));
        }
        // Bytes that fill are 0xFF again.
        at += match marker {
            0xff => 1,
            _ => 2 + usize::from(u16::from_be_bytes([*high, *low])),
        };
    }
}

fn webp(file: &[u8]) -> Option<(u32, u32)> {
    match file.get(12..16)? {
        b"VP8X" => Some((little(file, 24, 3)? + 1, little(file, 27, 3)? + 1)),
        b"VP8L" => {
            let bits = little(file, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => Some((little(file, 26, 2)? & 0x3fff, little(file, 28, 2)? & 0x3fff)),
        _ => None,
    }
}
