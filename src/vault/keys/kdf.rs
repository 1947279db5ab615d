//! From a password to the key of its slot: Argon2id (RFC 9106).
//!
//! This stands apart from the rest of the vault, so that it can run in a WebAssembly instance that is thrown away
//! afterwards, with the password and the 64 MiB that it needs.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::key::{KEY_SIZE, SlotKey};
use crate::random::{NoRandomness, Randomness};
use crate::vault::error::VaultError;

/// The longest password, in bytes of UTF-8 as it was typed.
pub const LONGEST_PASSWORD: usize = 1024;
/// Bounds of the memory in KiB: from the least that OWASP's password storage cheat sheet lists to 256 MiB.
const MEMORY_KIB: std::ops::RangeInclusive<u32> = 7168..=262_144;
const PASSES: std::ops::RangeInclusive<u32> = 1..=10;
const LANES: std::ops::RangeInclusive<u32> = 1..=4;
/// What new slots get: the second recommended option of RFC 9106, section 4.
const USUAL_MEMORY_KIB: u32 = 65_536;
const USUAL_PASSES: u32 = 3;
const USUAL_LANES: u32 = 4;
/// No character grows by more than this when it is normalised (U+FDFA: 3 bytes to 33).
const NFKC_GROWTH: usize = 11;

/// How a password becomes a key. They are no secret and stand in the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Argon2Parameters {
    /// Memory in KiB, 7,168 (7 MiB) to 262,144 (256 MiB).
    pub memory_kib: u32,
    /// Passes over the memory, 1 to 10.
    pub passes: u32,
    /// Lanes, 1 to 4. They are computed one after the other.
    pub lanes: u32,
    /// The salt: 32 random bytes.
    #[cfg_attr(feature = "types", ts(as = "Vec<u8>"))]
    pub salt: [u8; KEY_SIZE],
}

impl Argon2Parameters {
    /// The parameters of a new password: 64 MiB, 3 passes, 4 lanes, a new salt.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn random(source: &mut impl Randomness) -> Result<Self, NoRandomness> {
        let mut salt = [0; KEY_SIZE];
        source.fill(&mut salt)?;
        Ok(Self {
            memory_kib: USUAL_MEMORY_KIB,
            passes: USUAL_PASSES,
            lanes: USUAL_LANES,
            salt,
        })
    }

    /// Tells parameters that would freeze the computer, or protect nothing, before any work is done.
    ///
    /// # Errors
    /// [`VaultError::KdfOutOfBounds`].
    pub fn check(&self) -> Result<(), VaultError> {
        let within = MEMORY_KIB.contains(&self.memory_kib)
            && PASSES.contains(&self.passes)
            && LANES.contains(&self.lanes);
        within.then_some(()).ok_or(VaultError::KdfOutOfBounds)
    }
}

/// Derives the key of a password's slot.
///
/// The password is normalised to NFKC first, so that it is the same whichever keyboard and system it was typed on (NIST
/// SP 800-63B-4, 3.1.1.2). Nothing else is done to it: case, spaces and every character count.
///
/// # Errors
/// [`VaultError::KdfOutOfBounds`], [`VaultError::PasswordEmpty`], [`VaultError::PasswordTooLong`],
/// [`VaultError::OutOfMemory`].
pub fn derive(password: &str, parameters: &Argon2Parameters) -> Result<SlotKey, VaultError> {
    parameters.check()?;
    match password.len() {
        0 => return Err(VaultError::PasswordEmpty),
        length if length > LONGEST_PASSWORD => return Err(VaultError::PasswordTooLong),
        _ => {}
    }
    let mut normal = Zeroizing::new(String::with_capacity(password.len() * NFKC_GROWTH));
    normal.extend(password.nfkc());
    let argon2 = Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(
            parameters.memory_kib,
            parameters.passes,
            parameters.lanes,
            Some(KEY_SIZE),
        )
        .map_err(|_| VaultError::KdfOutOfBounds)?,
    );
    let mut memory = blocks(argon2.params().block_count())?;
    SlotKey::in_place(|key| {
        argon2.hash_password_into_with_memory(
            normal.as_bytes(),
            &parameters.salt,
            key,
            memory.as_mut_slice(),
        )
    })
    .map_err(|_| VaultError::KdfOutOfBounds)
}

/// Memory that is wiped after use. That there is too little of it is an error here, not the end of the program.
fn blocks(count: usize) -> Result<Zeroizing<Vec<Block>>, VaultError> {
    let mut memory = Zeroizing::new(Vec::new());
    memory
        .try_reserve_exact(count)
        .map_err(|_| VaultError::OutOfMemory)?;
    memory.resize(count, Block::new());
    Ok(memory)
}
