//! KDBX 4: the header, the keys, and the blocks. What is older is in `kdbx3.rs`.

use aes::{
    Aes256, Block,
    cipher::{BlockCipherEncrypt, KeyInit},
};
use argon2::{Algorithm, Version};
use cbc::cipher::block_padding::{NoPadding, Pkcs7};
use chacha20::{ChaCha20, KeyIvInit, cipher::StreamCipher};
use sha2::{Digest, Sha256, Sha512};
use twofish::Twofish;
use zeroize::Zeroizing;

use super::{key_file, protected::reveal};
use crate::authenticator::import::{
    archive::{Bytes, gunzip},
    error::ImportError,
    kdf::{Argon2Work, Key, MOST_MEMORY_KIB, has_mac},
    sealed::{self, Opened},
    xml::Element,
};

const SIGNATURE: &[u8] = &[0x03, 0xd9, 0xa2, 0x9a];
/// What follows it since KeePass 2.
const KDBX: &[u8] = &[0x67, 0xfb, 0x4b, 0xb5];
/// The header begins behind both signatures and the version.
pub(super) const START: usize = 12;
const AES: &[u8] = b"\x31\xc1\xf2\xe6\xbf\x71\x43\x50\xbe\x58\x05\x21\x6a\xfc\x5a\xff";
const TWOFISH: &[u8] = b"\xad\x68\xf2\x9f\x57\x6f\x4b\xb9\xa3\x6a\xd4\x7a\xf9\x65\x34\x6c";
const CHACHA20: &[u8] = b"\xd6\x03\x8a\x2b\x8b\x6f\x4c\xb5\xa5\x24\x33\x9a\x31\xdb\xb5\x9a";
const ARGON2D: &[u8] = b"\xef\x63\x6d\xdf\x8c\x29\x44\x4b\x91\xf7\xa9\xa4\x03\xe3\x0a\x0c";
const ARGON2ID: &[u8] = b"\x9e\x29\x8b\x19\x56\xdb\x47\x73\xb2\x3d\xfc\x3e\xc6\xf0\xa1\xe6";
/// AES-KDF, in the numbers of KDBX 3 and 4.
const AES_KDF: [&[u8]; 2] = [
    b"\xc9\xd9\xf3\x9a\x62\x8a\x44\x60\xbf\x74\x0d\x08\xc1\x8a\x4f\xea",
    b"\x7c\x02\xbb\x82\x79\xa7\x4a\xc0\x92\x7d\x11\x4a\x00\x64\x82\x38",
];
/// What took the computer of the tests 16 seconds, in WebAssembly.
const MOST_AES_ROUNDS: u64 = 20_000_000;
const BYTES_PER_KIB: u64 = 1024;
const HASH: usize = 32;

/// Whether a file begins as a database does.
pub(super) fn begins(file: &[u8]) -> bool {
    file.starts_with(SIGNATURE)
}

/// The major version of a database; 0 for what is older than KDBX.
pub(super) fn version(file: &[u8]) -> Result<u16, ImportError> {
    let mut bytes = Bytes(file);
    let version = (|| {
        bytes.take(SIGNATURE.len())?;
        let is_kdbx = bytes.take(KDBX.len())? == KDBX;
        bytes.u16()?;
        let major = bytes.u16()?;
        Some(if is_kdbx { major } else { 0 })
    })();
    version.ok_or(ImportError::FileDamaged)
}

#[derive(Default)]
struct Header<'file> {
    cipher: &'file [u8],
    compressed: bool,
    salt: &'file [u8],
    iv: &'file [u8],
    kdf: &'file [u8],
}

/// Opens a database by its password, its key file or both, with all that is protected in it.
pub(super) fn open(
    file: &[u8],
    password: Option<&str>,
    key_file: Option<&[u8]>,
) -> Result<Element, ImportError> {
    let mut bytes = Bytes(file);
    let damaged = || ImportError::FileDamaged;
    bytes.take(START).ok_or_else(damaged)?;
    let header = Header::read(&mut bytes).ok_or_else(damaged)?;
    let length = file.len() - bytes.0.len();
    let header_bytes = file.get(..length).ok_or_else(damaged)?;
    let said = bytes.take(HASH).ok_or_else(damaged)?;
    if Sha256::digest(header_bytes).as_slice() != said {
        return Err(ImportError::FileDamaged);
    }
    let composite = composite(password, key_file)?;
    let transformed = header.transform(&composite)?;
    let seed = Sha512::new()
        .chain_update(header.salt)
        .chain_update(*transformed)
        .chain_update([1])
        .finalize();
    let mac = bytes.take(HASH).ok_or_else(damaged)?;
    if !has_mac(&mac_key(u64::MAX, &seed), &[header_bytes], mac) {
        return Err(ImportError::WrongKey);
    }
    let sealed = blocks(&mut bytes, &seed)?;
    let key = Sha256::new()
        .chain_update(header.salt)
        .chain_update(*transformed)
        .finalize();
    let opened = decrypt(header.cipher, &Key::new(key.into()), header.iv, &sealed)?;
    let opened = if header.compressed {
        gunzip(&opened)?
    } else {
        opened
    };
    document(&opened)
}

/// What password and key file make together.
pub(super) fn composite(
    password: Option<&str>,
    key_file: Option<&[u8]>,
) -> Result<Key, ImportError> {
    if password.is_none() && key_file.is_none() {
        return Err(ImportError::KeyNeeded);
    }
    let mut hash = Sha256::new();
    if let Some(password) = password {
        hash.update(Sha256::digest(password));
    }
    if let Some(file) = key_file {
        hash.update(*key_file::key(file)?);
    }
    Ok(Key::new(hash.finalize().into()))
}

impl<'file> Header<'file> {
    fn read(bytes: &mut Bytes<'file>) -> Option<Self> {
        let mut header = Self::default();
        loop {
            let (id, size) = (bytes.u8()?, bytes.u32()?);
            let value = bytes.take(usize::try_from(size).ok()?)?;
            match id {
                0 => return Some(header),
                2 => header.cipher = value,
                3 => header.compressed = value.first() == Some(&1),
                4 => header.salt = value,
                7 => header.iv = value,
                11 => header.kdf = value,
                _ => {}
            }
        }
    }

    /// The work that the password costs.
    fn transform(&self, composite: &[u8; HASH]) -> Result<Key, ImportError> {
        let get = |name: &str| variant(self.kdf, name);
        let number = |name: &str| {
            let bytes = get(name).ok_or(ImportError::FileDamaged)?;
            let mut number = [0; 8];
            let to = number.get_mut(..bytes.len());
            to.ok_or(ImportError::FileDamaged)?.copy_from_slice(bytes);
            Ok(u64::from_le_bytes(number))
        };
        let salt = get("S").ok_or(ImportError::FileDamaged)?;
        let kind = get("$UUID").ok_or(ImportError::FileDamaged)?;
        if AES_KDF.contains(&kind) {
            return aes_kdf(composite, salt, number("R")?);
        }
        let algorithm = match kind {
            ARGON2D => Algorithm::Argon2d,
            ARGON2ID => Algorithm::Argon2id,
            _ => return Err(ImportError::KeePassOlder),
        };
        let work = Argon2Work {
            algorithm,
            version: match number("V")? {
                0x10 => Version::V0x10,
                0x13 => Version::V0x13,
                _ => return Err(ImportError::KeePassOlder),
            },
            memory_kib: number("M")? / BYTES_PER_KIB,
            passes: number("I")?,
            lanes: u32::try_from(number("P")?).map_err(|_| ImportError::KdfOutOfBounds)?,
        };
        work.key(composite, salt, MOST_MEMORY_KIB)
    }
}

/// Opens what a database has sealed.
pub(super) fn decrypt(
    cipher: &[u8],
    key: &Key,
    iv: &[u8],
    sealed: &[u8],
) -> Result<Opened, ImportError> {
    let opened = match cipher {
        AES => sealed::open_cbc(&**key, iv, sealed),
        TWOFISH => sealed::open_cbc_of::<Twofish, Pkcs7>(&**key, iv, sealed),
        CHACHA20 => chacha20(key, iv, sealed),
        _ => return Err(ImportError::KeePassOlder),
    };
    opened.ok_or(ImportError::FileDamaged)
}

/// Opens the first bytes of what a database has sealed, as many as a hash has.
pub(super) fn starts(
    cipher: &[u8],
    key: &Key,
    iv: &[u8],
    sealed: &[u8],
) -> Result<Opened, ImportError> {
    let sealed = sealed.get(..HASH).ok_or(ImportError::FileDamaged)?;
    let opened = match cipher {
        AES => sealed::open_cbc_of::<Aes256, NoPadding>(&**key, iv, sealed),
        TWOFISH => sealed::open_cbc_of::<Twofish, NoPadding>(&**key, iv, sealed),
        CHACHA20 => chacha20(key, iv, sealed),
        _ => return Err(ImportError::KeePassOlder),
    };
    opened.ok_or(ImportError::FileDamaged)
}

fn chacha20(key: &Key, iv: &[u8], sealed: &[u8]) -> Option<Opened> {
    let mut cipher = ChaCha20::new_from_slices(&**key, iv).ok()?;
    let mut opened = Zeroizing::new(sealed.to_vec());
    cipher.apply_keystream(&mut opened);
    Some(opened)
}

pub(super) fn aes_kdf(
    composite: &[u8; HASH],
    salt: &[u8],
    rounds: u64,
) -> Result<Key, ImportError> {
    if !(1..=MOST_AES_ROUNDS).contains(&rounds) {
        return Err(ImportError::KdfOutOfBounds);
    }
    let cipher = Aes256::new_from_slice(salt).map_err(|_| ImportError::FileDamaged)?;
    let mut key = Key::new(*composite);
    // Both halves at once take hardly longer than one.
    let (halves, _) = key.as_chunks_mut::<16>();
    let mut blocks = [Block::default(), Block::default()];
    for (block, half) in blocks.iter_mut().zip(&*halves) {
        block.copy_from_slice(half);
    }
    for _ in 0..rounds {
        cipher.encrypt_blocks(&mut blocks);
    }
    for (block, half) in blocks.iter().zip(halves) {
        half.copy_from_slice(block);
    }
    Ok(Key::new(Sha256::digest(*key).into()))
}

/// A value of KeePass's dictionary, by name.
fn variant<'bytes>(dictionary: &'bytes [u8], name: &str) -> Option<&'bytes [u8]> {
    let mut bytes = Bytes(dictionary);
    bytes.take(2)?;
    while bytes.u8()? != 0 {
        let mut part = || {
            let size = bytes.u32()?;
            bytes.take(usize::try_from(size).ok()?)
        };
        let (known, value) = (part()?, part()?);
        if known == name.as_bytes() {
            return Some(value);
        }
    }
    None
}

/// The key of the sum over a block.
fn mac_key(block: u64, seed: &[u8]) -> Zeroizing<Vec<u8>> {
    let key = Sha512::new()
        .chain_update(block.to_le_bytes())
        .chain_update(seed)
        .finalize();
    Zeroizing::new(key.to_vec())
}

/// What the blocks hold, each with its sum.
fn blocks(bytes: &mut Bytes, seed: &[u8]) -> Result<Vec<u8>, ImportError> {
    let mut whole = Vec::new();
    for number in 0_u64.. {
        let parts = (|| {
            let (mac, size) = (bytes.take(HASH)?, bytes.take(4)?);
            let length = u32::from_le_bytes(size.try_into().ok()?);
            let data = bytes.take(usize::try_from(length).ok()?)?;
            Some((mac, size, data))
        })();
        let (mac, size, data) = parts.ok_or(ImportError::FileDamaged)?;
        if !has_mac(
            &mac_key(number, seed),
            &[&number.to_le_bytes(), size, data],
            mac,
        ) {
            return Err(ImportError::FileDamaged);
        }
        if data.is_empty() {
            break;
        }
        whole.extend_from_slice(data);
    }
    Ok(whole)
}

/// The document behind the inner header, which says how the protected texts in it are sealed once more.
pub(super) fn document(opened: &[u8]) -> Result<Element, ImportError> {
    let mut bytes = Bytes(opened);
    let (mut kind, mut key): (u32, &[u8]) = (0, &[]);
    loop {
        let field = (|| {
            let (id, size) = (bytes.u8()?, bytes.u32()?);
            Some((id, bytes.take(usize::try_from(size).ok()?)?))
        })();
        match field.ok_or(ImportError::FileDamaged)? {
            (0, _) => break,
            (1, value) => {
                let number = value.try_into().map(u32::from_le_bytes);
                kind = number.map_err(|_| ImportError::FileDamaged)?;
            }
            (2, value) => key = value,
            _ => {}
        }
    }
    let text = std::str::from_utf8(bytes.0).map_err(|_| ImportError::FileDamaged)?;
    let mut document = Element::read(text)?;
    reveal(&mut document, kind, key)?;
    Ok(document)
}
