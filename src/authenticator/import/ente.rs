//! Ente Auth: a list of addresses, encrypted with a password (Argon2id, and the stream of libsodium's `secretstream`
//! (<https://doc.libsodium.org/secret-key_cryptography/secretstream>)). What it writes unencrypted is a list.

use chacha20::{
    ChaCha20, KeyIvInit, R20,
    cipher::{StreamCipher, StreamCipherSeek},
    hchacha,
};
use data_encoding::BASE64;
use poly1305::{Poly1305, universal_hash::KeyInit};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::{
    container::parsed,
    error::ImportError,
    importer::{File, Found, Importer},
    kdf::{Argon2Work, Key, MOST_CHOSEN_MEMORY_KIB},
    list,
    sealed::Opened,
};

const VERSION: u64 = 1;
const BYTES_PER_KIB: u64 = 1024;
/// Of the header, what the key of the stream is made with; the rest is its nonce.
const SUBKEY_INPUT: usize = 16;
const NONCE: usize = 12;
const BLOCK: usize = 64;
const MAC: usize = 16;

pub(super) struct Ente;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Export {
    version: u64,
    kdf_params: Kdf,
    encrypted_data: String,
    encryption_nonce: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kdf {
    mem_limit: u64,
    ops_limit: u64,
    salt: String,
}

impl Importer for Ente {
    fn name(&self) -> &'static str {
        "Ente Auth"
    }

    fn recognises(&self, file: &File) -> bool {
        file.json
            .has(&["kdfParams", "encryptedData", "encryptionNonce"])
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        let export: Export = parsed(file.text)?;
        if export.version != VERSION {
            return Err(ImportError::VersionUnknown);
        }
        let decode = |text: &str| BASE64.decode(text.as_bytes());
        let decode = |text: &str| decode(text).map_err(|_| ImportError::FileDamaged);
        let salt = decode(&export.kdf_params.salt)?;
        let sealed = decode(&export.encrypted_data)?;
        let header = decode(&export.encryption_nonce)?;
        let password = password.ok_or(ImportError::PasswordNeeded)?;
        let memory = export.kdf_params.mem_limit / BYTES_PER_KIB;
        let work = Argon2Work::id(memory, export.kdf_params.ops_limit, 1);
        let key = work.key(password.as_bytes(), &salt, MOST_CHOSEN_MEMORY_KIB)?;
        let opened = open_stream(&key, &header, &sealed).ok_or(ImportError::WrongPassword)?;
        let text = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
        list::read(text)
    }
}

/// The first message of a stream, which is all that there is.
fn open_stream(key: &Key, header: &[u8], sealed: &[u8]) -> Option<Opened> {
    let (input, rest) = header.split_at_checked(SUBKEY_INPUT)?;
    let subkey = hchacha::<R20>((&**key).into(), input.try_into().ok()?);
    let mut nonce = [0; NONCE];
    // The number of the message, little end first, and the rest of the header.
    nonce[0] = 1;
    nonce
        .get_mut(4..)?
        .copy_from_slice(rest.try_into().ok().map(|rest: &[u8; 8]| rest)?);
    let mut cipher = ChaCha20::new(&subkey, &nonce.into());
    let (tag, rest) = sealed.split_first()?;
    let (message, mac) = rest.split_at_checked(rest.len().checked_sub(MAC)?)?;

    let mut first = Zeroizing::new([0; BLOCK]);
    cipher.apply_keystream(&mut *first);
    let mac_key: [u8; 32] = first.get(..32)?.try_into().ok()?;
    let mut block = [0; BLOCK];
    block[0] = *tag;
    cipher.apply_keystream(&mut block);
    // In the sum stands the block as it was sealed, whose first byte came with the message.
    block[0] = *tag;
    let mut summed = block.to_vec();
    summed.extend(message);
    // The padding of the original, which pads another length than it means to.
    summed.resize(summed.len() + (message.len() % MAC), 0);
    summed.extend(0_u64.to_le_bytes());
    summed.extend(u64::try_from(BLOCK + message.len()).ok()?.to_le_bytes());
    let poly = Poly1305::new(&mac_key.into());
    let sum = poly.compute_unpadded(&summed);
    if !bool::from(subtle::ConstantTimeEq::ct_eq(sum.as_slice(), mac)) {
        return None;
    }
    let mut opened = Zeroizing::new(message.to_vec());
    cipher.try_seek(2 * u64::try_from(BLOCK).ok()?).ok()?;
    cipher.apply_keystream(&mut opened);
    Some(opened)
}
