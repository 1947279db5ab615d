//! From passwords to keys, as other programs do it. The file says how much work that is, before anything can tell whether it is
//! worth it: the bounds are checked first.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use hmac::{KeyInit, Mac, SimpleHmac};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use zeroize::Zeroizing;

use super::{error::ImportError, sealed::KEY_SIZE};

/// A key, wiped when it is dropped.
pub(super) type Key = Zeroizing<[u8; KEY_SIZE]>;

/// The most memory of a key derivation, in KiB.
pub(super) const MOST_MEMORY_KIB: u64 = 256 * 1024;
/// The same for Ente, which asks for 1 GiB itself where the computer has it, and Bitwarden, where a person can choose as much.
pub(super) const MOST_CHOSEN_MEMORY_KIB: u64 = 1024 * 1024;
/// The most memory times passes, in KiB: what takes this computer some ten seconds.
const MOST_WORK_KIB: u64 = 4 * 1024 * 1024;
const MOST_LANES: u32 = 16;
/// The most rounds of PBKDF2.
const MOST_ROUNDS: u32 = 2_000_000;

/// How much work Argon2 (RFC 9106) is to do.
pub(super) struct Argon2Work {
    pub(super) algorithm: Algorithm,
    pub(super) version: Version,
    pub(super) memory_kib: u64,
    pub(super) passes: u64,
    pub(super) lanes: u32,
}

impl Argon2Work {
    pub(super) fn id(memory_kib: u64, passes: u64, lanes: u32) -> Self {
        Self {
            algorithm: Algorithm::Argon2id,
            version: Version::V0x13,
            memory_kib,
            passes,
            lanes,
        }
    }

    /// Derives a key, with at most so much memory.
    pub(super) fn key(&self, password: &[u8], salt: &[u8], most: u64) -> Result<Key, ImportError> {
        let refuse = || ImportError::KdfOutOfBounds;
        let work = self
            .memory_kib
            .checked_mul(self.passes)
            .ok_or_else(refuse)?;
        let within = self.memory_kib <= most
            && work <= MOST_WORK_KIB
            && (1..=MOST_LANES).contains(&self.lanes);
        let number = |value: u64| u32::try_from(value).ok().filter(|_| within);
        let (memory, passes) = (number(self.memory_kib), number(self.passes));
        let (memory, passes) = memory.zip(passes).ok_or_else(refuse)?;
        let params =
            Params::new(memory, passes, self.lanes, Some(KEY_SIZE)).map_err(|_| refuse())?;
        // A computer without so much memory says so, and nothing else is lost.
        let mut blocks = Vec::new();
        let count = params.block_count();
        blocks.try_reserve_exact(count).map_err(|_| refuse())?;
        blocks.resize(count, Block::default());
        let mut key = Key::default();
        let argon2 = Argon2::new(self.algorithm, self.version, params);
        argon2
            .hash_password_into_with_memory(password, salt, &mut *key, &mut blocks)
            .map_err(|_| refuse())?;
        Ok(key)
    }
}

/// The hash of PBKDF2 (RFC 8018).
#[derive(Clone, Copy)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

/// Derives a key by PBKDF2-HMAC. The output may be longer than a key, where a format has more than one.
pub(super) fn pbkdf2(
    hash: Hash,
    password: &[u8],
    salt: &[u8],
    rounds: u64,
    output: &mut [u8],
) -> Result<(), ImportError> {
    let rounds = u32::try_from(rounds)
        .ok()
        .filter(|rounds| (1..=MOST_ROUNDS).contains(rounds))
        .ok_or(ImportError::KdfOutOfBounds)?;
    match hash {
        Hash::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, rounds, output),
        Hash::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, rounds, output),
        Hash::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, rounds, output),
    }
    Ok(())
}

/// The same, for one key.
pub(super) fn pbkdf2_key(
    hash: Hash,
    password: &str,
    salt: &[u8],
    rounds: u64,
) -> Result<Key, ImportError> {
    let mut key = Key::default();
    pbkdf2(hash, password.as_bytes(), salt, rounds, &mut *key)?;
    Ok(key)
}

/// Whether a text has this HMAC-SHA-256.
pub(super) fn has_mac(key: &[u8], parts: &[&[u8]], mac: &[u8]) -> bool {
    let Ok(mut hmac) = SimpleHmac::<Sha256>::new_from_slice(key) else {
        return false;
    };
    for part in parts {
        hmac.update(part);
    }
    hmac.verify_slice(mac).is_ok()
}
