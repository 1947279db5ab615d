//! Texts that are sealed once more inside a database, one after the other by one stream.

use chacha20::{ChaCha20, KeyIvInit, cipher::StreamCipher};
use data_encoding::BASE64;
use salsa20::Salsa20;
use sha2::{Digest, Sha256, Sha512};

use crate::authenticator::import::{error::ImportError, xml::Element};

/// The number of the stream `Salsa20`, the one that KDBX 3.1 is written with.
const SALSA20: u32 = 2;
const SALSA20_NONCE: [u8; 8] = *b"\xe8\x30\x09\x4b\x97\x20\x5d\x2a";
/// The number of the stream `ChaCha20`, the one that KDBX 4 is written with.
const CHACHA20: u32 = 3;
const KEY: usize = 32;
const NONCE: usize = 12;

/// Opens all protected texts of a document, in their order.
pub(super) fn reveal(document: &mut Element, kind: u32, key: &[u8]) -> Result<(), ImportError> {
    let revealed = match kind {
        SALSA20 => Salsa20::new_from_slices(&Sha256::digest(key), &SALSA20_NONCE)
            .ok()
            .and_then(|mut cipher| reveal_in(document, &mut cipher)),
        CHACHA20 => {
            let hash = Sha512::digest(key);
            let (key, rest) = hash.split_at(KEY);
            let nonce = rest.get(..NONCE).unwrap_or_default();
            ChaCha20::new_from_slices(key, nonce)
                .ok()
                .and_then(|mut cipher| reveal_in(document, &mut cipher))
        }
        _ => return Err(ImportError::KeePassOlder),
    };
    revealed.ok_or(ImportError::FileDamaged)
}

fn reveal_in(element: &mut Element, cipher: &mut impl StreamCipher) -> Option<()> {
    let protected = element.attribute("Protected");
    if protected.is_some_and(|value| value.eq_ignore_ascii_case("true")) {
        let mut bytes = BASE64.decode(element.text.trim().as_bytes()).ok()?;
        cipher.apply_keystream(&mut bytes);
        element.text = match String::from_utf8(bytes) {
            Ok(text) => text,
            // What is attached is no text, and not looked at.
            Err(_) if element.name == "Binary" => String::new(),
            Err(_) => return None,
        };
    }
    let mut children = element.children.iter_mut();
    children.try_for_each(|child| reveal_in(child, cipher))
}
