//! CRC-32 (IEEE 802.3), by which archives know their files.

use std::{array, sync::LazyLock};

/// What each byte does to a sum.
static TABLE: LazyLock<[u32; 256]> = LazyLock::new(|| {
    array::from_fn(|byte| {
        let byte = u32::try_from(byte).unwrap_or_default();
        (0..8).fold(byte, |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    })
});

/// The sum of bytes.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| step(sum, *byte))
}

/// A sum with one more byte.
pub(super) fn step(sum: u32, byte: u8) -> u32 {
    let [low, ..] = sum.to_le_bytes();
    (sum >> 8) ^ TABLE[usize::from(low ^ byte)]
}
