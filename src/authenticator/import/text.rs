//! From the bytes of a file to its text.

use std::ops::Deref;

use serde::de::IgnoredAny;
use zeroize::Zeroizing;

use super::error::ImportError;

/// The text of a file. It is wiped when it is dropped.
pub(super) struct Text {
    characters: Zeroizing<String>,
    /// Whether all bytes were text.
    whole: bool,
}

impl Text {
    /// UTF-8 with a byte order mark or none, or UTF-16 with one.
    pub(super) fn decode(file: &[u8]) -> Self {
        match file {
            [0xff, 0xfe, utf16 @ ..] => Self::utf16(utf16, u16::from_le_bytes),
            [0xfe, 0xff, utf16 @ ..] => Self::utf16(utf16, u16::from_be_bytes),
            [0xef, 0xbb, 0xbf, utf8 @ ..] | utf8 => Self::utf8(utf8),
        }
    }

    fn utf8(bytes: &[u8]) -> Self {
        Self {
            characters: Zeroizing::new(String::from_utf8_lossy(bytes).into_owned()),
            whole: std::str::from_utf8(bytes).is_ok(),
        }
    }

    fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Self {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let mut whole = rest.is_empty();
        // A unit becomes at most three bytes, so that the text is not left behind when it grows.
        let mut characters = Zeroizing::new(String::with_capacity(pairs.len() * 3));
        for read in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
            whole &= read.is_ok();
            characters.push(read.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Self { characters, whole }
    }

    /// Whether all bytes were text.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Tells JSON that is cut short or changed.
    pub(super) fn check_json(&self) -> Result<(), ImportError> {
        if !self.trim_start().starts_with(['{', '[']) {
            return Ok(());
        }
        let valid = serde_json::from_str::<IgnoredAny>(self).is_ok();
        (self.whole && valid)
            .then_some(())
            .ok_or(ImportError::FileDamaged)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.characters
    }
}
