//! KDBX 3.1, which KeePass still writes for a database with AES-KDF and without plugins.

use sha2::{Digest, Sha256};

use super::{
    kdbx::{START, aes_kdf, composite, decrypt, starts},
    protected::reveal,
};
use crate::authenticator::import::{
    archive::{Bytes, gunzip},
    error::ImportError,
    kdf::Key,
    xml::Element,
};

const HASH: usize = 32;

#[derive(Default)]
struct Header<'file> {
    cipher: &'file [u8],
    compressed: bool,
    seed: &'file [u8],
    salt: &'file [u8],
    rounds: u64,
    iv: &'file [u8],
    stream_key: &'file [u8],
    start: &'file [u8],
    stream: u32,
}

/// Opens a database by its password, its key file or both, with all that is protected in it.
pub(super) fn open(
    file: &[u8],
    password: Option<&str>,
    key_file: Option<&[u8]>,
) -> Result<Element, ImportError> {
    let mut bytes = Bytes(file.get(START..).unwrap_or_default());
    let header = Header::read(&mut bytes).ok_or(ImportError::FileDamaged)?;
    let sealed = bytes.0;
    let header_bytes = file.get(..file.len() - sealed.len()).unwrap_or_default();
    let composite = composite(password, key_file)?;
    let transformed = aes_kdf(&composite, header.salt, header.rounds)?;
    let key = Sha256::new()
        .chain_update(header.seed)
        .chain_update(*transformed)
        .finalize();
    let key = Key::new(key.into());
    // What it begins with stands in the header too: that tells a wrong key from damage behind it.
    let start = starts(header.cipher, &key, header.iv, sealed)?;
    if start.as_slice() != header.start {
        return Err(ImportError::WrongKey);
    }
    let opened = decrypt(header.cipher, &key, header.iv, sealed)?;
    let whole = blocks(opened.get(HASH..).unwrap_or_default()).ok_or(ImportError::FileDamaged)?;
    let whole = if header.compressed {
        gunzip(&whole)?
    } else {
        whole.into()
    };
    let text = std::str::from_utf8(&whole).map_err(|_| ImportError::FileDamaged)?;
    let mut document = Element::read(text)?;
    check_header(&document, header_bytes)?;
    reveal(&mut document, header.stream, header.stream_key)?;
    Ok(document)
}

impl<'file> Header<'file> {
    fn read(bytes: &mut Bytes<'file>) -> Option<Self> {
        let mut header = Self::default();
        loop {
            let (id, size) = (bytes.u8()?, bytes.u16()?);
            let value = bytes.take(size.into())?;
            match id {
                0 => break,
                2 => header.cipher = value,
                3 => header.compressed = value.first() == Some(&1),
                4 => header.seed = value,
                5 => header.salt = value,
                6 => header.rounds = u64::from_le_bytes(value.try_into().ok()?),
                7 => header.iv = value,
                8 => header.stream_key = value,
                9 => header.start = value,
                10 => header.stream = u32::from_le_bytes(value.try_into().ok()?),
                _ => {}
            }
        }
        (header.start.len() == HASH).then_some(header)
    }
}

/// What the blocks hold, each with its hash; the last is empty.
fn blocks(opened: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Bytes(opened);
    let mut whole = Vec::new();
    loop {
        let (_, hash, size) = (bytes.u32()?, bytes.take(HASH)?, bytes.u32()?);
        let data = bytes.take(usize::try_from(size).ok()?)?;
        if data.is_empty() {
            return Some(whole);
        }
        if Sha256::digest(data).as_slice() != hash {
            return None;
        }
        whole.extend_from_slice(data);
    }
}

/// The document has the hash of the header, since version 3.1.
fn check_header(document: &Element, header: &[u8]) -> Result<(), ImportError> {
    let said = document
        .child("Meta")
        .map_or("", |meta| meta.text_of("HeaderHash"));
    let is = data_encoding::BASE64.encode(&Sha256::digest(header));
    if said.is_empty() || said.trim() == is {
        return Ok(());
    }
    Err(ImportError::FileDamaged)
}
