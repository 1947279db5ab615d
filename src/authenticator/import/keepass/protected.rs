//! Texts that are sealed once more inside a database, one after the other by one stream.

use chacha20::{ChaCha20, KeyIvInit, cipher::StreamCipher};
use data_encoding::BASE64;
use sha2::{Digest, Sha512};

use crate::authenticator::import::{error::ImportError, xml::Element};

/// The number of the stream `ChaCha20`, the one that KDBX 4 is written with.
const CHACHA20: u32 = 3;
const KEY: usize = 32;
const NONCE: usize = 12;

/// Opens all protected texts of a document, in their order.
pub(super) fn reveal(document: &mut Element, kind: u32, key: &[u8]) -> Result<(), ImportError> {
    if kind != CHACHA20 {
        return Err(ImportError::KeePassOlder);
    }
    let hash = Sha512::digest(key);
    let (key, rest) = hash.split_at(KEY);
    let nonce = rest.get(..NONCE).ok_or(ImportError::FileDamaged)?;
    let mut cipher = ChaCha20::new_from_slices(key, nonce).map_err(|_| ImportError::FileDamaged)?;
    reveal_in(document, &mut cipher).ok_or(ImportError::FileDamaged)
}

fn reveal_in(element: &mut Element, cipher: &mut ChaCha20) -> Option<()> {
    let protected = element.attribute("Protected");
    if protected.is_some_and(|value| value.eq_ignore_ascii_case("true")) {
        let mut bytes = BASE64.decode(element.text.trim().as_bytes()).ok()?;
        cipher.apply_keystream(&mut bytes);
        element.text = String::from_utf8(bytes).ok()?;
    }
    let mut children = element.children.iter_mut();
    children.try_for_each(|child| reveal_in(child, cipher))
}
