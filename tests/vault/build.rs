//! Vaults to test with.

use std::sync::LazyLock;

use latchkey::{
    random::{NoRandomness, Randomness},
    vault::{Envelope, Opened, SlotKey, Vault, kdf, kdf::Argon2Parameters},
};

/// Pseudo-random bytes (splitmix64), the same in every run.
pub(crate) struct Seeded(pub(crate) u64);

impl Randomness for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in bytes {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed ^ (mixed >> 31)).to_le_bytes()[0];
        }
        Ok(())
    }
}

/// A source that gives so many times and then no more.
pub(crate) struct Failing(pub(crate) usize);

impl Randomness for Failing {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        self.0 = self.0.checked_sub(1).ok_or(NoRandomness)?;
        Seeded(self.0 as u64).fill(bytes)
    }
}

pub(crate) const PASSWORD: &str = "correct horse battery staple";
pub(crate) const SAVED_AT: u64 = 1_790_000_000;

/// The cheapest parameters that are allowed.
pub(crate) fn cheap(salt: u8) -> Argon2Parameters {
    Argon2Parameters {
        memory_kib: 7168,
        passes: 1,
        lanes: 1,
        salt: [salt; 32],
    }
}

/// The key of [`PASSWORD`] under `cheap(1)`, derived once.
pub(crate) static KEY: LazyLock<SlotKey> =
    LazyLock::new(|| kdf::derive(PASSWORD, &cheap(1)).expect("the parameters are in bounds"));

/// Any key.
pub(crate) fn key(byte: u8) -> SlotKey {
    SlotKey::from_bytes([byte; 32])
}

pub(crate) fn vault(seed: u64) -> Vault {
    Vault::create(cheap(1), &KEY, &mut Seeded(seed)).expect("there is randomness")
}

pub(crate) fn sealed(vault: &Vault, contents: &[u8], generation: u64) -> Vec<u8> {
    vault
        .seal(contents, generation, SAVED_AT, &mut Seeded(generation))
        .expect("the contents fit")
}

/// Parses, unlocks and opens.
pub(crate) fn open(
    bytes: &[u8],
    slot: u8,
    slot_key: &SlotKey,
) -> Result<Opened, latchkey::vault::VaultError> {
    let envelope = Envelope::parse(bytes)?;
    let data_key = envelope.unlock(slot, slot_key)?;
    envelope.open(data_key)
}

/// The error of something that must fail: what is opened has no `Debug`.
pub(crate) fn failure<T, E>(result: Result<T, E>) -> E {
    match result {
        Ok(_) => panic!("this should have failed"),
        Err(error) => error,
    }
}
