//! Files that are a key of a database (<https://keepass.info/help/base/keys.html#keyfiles>).

use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use sha2::{Digest, Sha256};

use crate::authenticator::import::{
    error::ImportError,
    kdf::Key,
    sealed::KEY_SIZE,
    text::Text,
    xml::{Element, begins_with},
};

/// How many bytes of a hash prove a key of version 2.
const PROOF: usize = 4;

/// The key that a file is: XML of version 1 or 2, the key itself, the key in hexadecimal, or the hash of any other file.
pub(super) fn key(file: &[u8]) -> Result<Key, ImportError> {
    let text = Text::decode(file);
    if begins_with(&text, "KeyFile") {
        return in_document(&text).ok_or(ImportError::KeyFileDamaged);
    }
    let hexadecimal = HEXLOWER_PERMISSIVE
        .decode(file)
        .ok()
        .and_then(|key| key.try_into().ok());
    let key: [u8; KEY_SIZE] = match (file.try_into(), hexadecimal) {
        (Ok(key), _) | (_, Some(key)) => key,
        _ => Sha256::digest(file).into(),
    };
    Ok(Key::new(key))
}

fn in_document(text: &str) -> Option<Key> {
    let document = Element::read(text).ok()?;
    let version = document.child("Meta")?.text_of("Version");
    let data = document.child("Key")?.child("Data")?;
    let plain: String = data.text.split_whitespace().collect();
    let bytes = match version.split('.').next()? {
        "1" => BASE64.decode(plain.as_bytes()).ok()?,
        "2" => {
            let bytes = HEXLOWER_PERMISSIVE.decode(plain.as_bytes()).ok()?;
            let said = data.attribute("Hash")?;
            let said = HEXLOWER_PERMISSIVE.decode(said.as_bytes()).ok()?;
            let proof = Sha256::digest(&bytes);
            (proof.get(..PROOF)? == said).then_some(bytes)?
        }
        _ => return None,
    };
    <[u8; KEY_SIZE]>::try_from(bytes).ok().map(Key::new)
}
