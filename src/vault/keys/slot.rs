//! Key slots: the ways to unlock a vault. Each holds the data key, encrypted under a key of its own.

use serde::Serialize;

use super::{
    kdf::Argon2Parameters,
    key::{DataKey, KEY_SIZE, NONCE_SIZE, SlotKey, TAG_SIZE},
    prf::PrfParameters,
    recovery::RecoveryParameters,
};
use crate::random::Randomness;
use crate::vault::{error::VaultError, reader::Reader};

/// Bytes of an encrypted data key: nonce, ciphertext, tag.
const WRAPPED_SIZE: usize = NONCE_SIZE + KEY_SIZE + TAG_SIZE;

const PASSWORD: u8 = 1;
const RECOVERY_CODE: u8 = 2;
const SECURITY_KEY: u8 = 3;

/// What unlocks a slot, and what is needed to get its key from it. Nothing in it is secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind")]
#[non_exhaustive]
pub enum SlotParameters {
    /// A password, through [`super::kdf::derive`].
    Password(Argon2Parameters),
    /// A printed code, through [`crate::vault::RecoveryCode::slot_key`].
    RecoveryCode(RecoveryParameters),
    /// A security key or the platform's own unlock, through [`PrfParameters::slot_key`].
    SecurityKey(PrfParameters),
}

impl SlotParameters {
    /// Tells parameters that could not be read again.
    pub(super) fn check(&self) -> Result<(), VaultError> {
        match self {
            Self::Password(parameters) => parameters.check(),
            Self::RecoveryCode(_) => Ok(()),
            Self::SecurityKey(parameters) => parameters.check(),
        }
    }

    /// What it means that a key does not fit.
    fn wrong_key(&self) -> VaultError {
        match self {
            Self::Password(_) => VaultError::WrongPassword,
            Self::RecoveryCode(_) => VaultError::WrongRecoveryCode,
            Self::SecurityKey(_) => VaultError::WrongSecurityKey,
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Password(parameters) => {
                out.push(PASSWORD);
                for number in [parameters.memory_kib, parameters.passes, parameters.lanes] {
                    out.extend(number.to_be_bytes());
                }
                out.extend(parameters.salt);
            }
            Self::RecoveryCode(parameters) => {
                out.push(RECOVERY_CODE);
                out.extend(parameters.salt);
            }
            Self::SecurityKey(parameters) => {
                out.push(SECURITY_KEY);
                parameters.write(out);
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, VaultError> {
        let parameters = match reader.u8()? {
            PASSWORD => Self::Password(Argon2Parameters {
                memory_kib: reader.u32()?,
                passes: reader.u32()?,
                lanes: reader.u32()?,
                salt: reader.array()?,
            }),
            RECOVERY_CODE => Self::RecoveryCode(RecoveryParameters {
                salt: reader.array()?,
            }),
            SECURITY_KEY => Self::SecurityKey(PrfParameters::read(reader)?),
            _ => return Err(VaultError::Damaged),
        };
        parameters.check()?;
        Ok(parameters)
    }
}

/// One way to unlock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    id: u8,
    parameters: SlotParameters,
    commitment: [u8; KEY_SIZE],
    wrapped: [u8; WRAPPED_SIZE],
}

impl Slot {
    /// Encrypts the data key under the slot's key; `place` says in which vault.
    pub(in crate::vault) fn wrap(
        place: &[u8],
        id: u8,
        parameters: SlotParameters,
        slot_key: &SlotKey,
        data_key: &DataKey,
        source: &mut impl Randomness,
    ) -> Result<Self, VaultError> {
        parameters.check()?;
        let derived = slot_key.derived(place);
        let mut slot = Self {
            id,
            parameters,
            commitment: derived.commitment(),
            wrapped: [0; WRAPPED_SIZE],
        };
        let wrapped = derived.encrypt(data_key.as_bytes(), &slot.associated(place), source)?;
        slot.wrapped = wrapped.try_into().map_err(|_| VaultError::Damaged)?;
        Ok(slot)
    }

    /// Decrypts the data key.
    pub(in crate::vault) fn unwrap(
        &self,
        place: &[u8],
        slot_key: &SlotKey,
    ) -> Result<DataKey, VaultError> {
        let derived = slot_key.derived(place);
        if !derived.committed(&self.commitment) {
            return Err(self.parameters.wrong_key());
        }
        let data_key = derived.decrypt(&self.wrapped, &self.associated(place))?;
        let bytes = data_key.as_slice().try_into();
        bytes
            .map(DataKey::from_bytes)
            .map_err(|_| VaultError::Damaged)
    }

    /// The number by which a caller names this slot. It stays the same while the slot exists.
    #[must_use]
    pub fn id(&self) -> u8 {
        self.id
    }

    /// What unlocks it.
    #[must_use]
    pub fn parameters(&self) -> &SlotParameters {
        &self.parameters
    }

    pub(in crate::vault) fn is_password(&self) -> bool {
        matches!(self.parameters, SlotParameters::Password(_))
    }

    /// What the encrypted data key is tied to: the vault, and all of the slot that is not encrypted.
    fn associated(&self, place: &[u8]) -> Vec<u8> {
        let mut bytes = place.to_vec();
        self.write_open_part(&mut bytes);
        bytes
    }

    fn write_open_part(&self, out: &mut Vec<u8>) {
        out.push(self.id);
        self.parameters.write(out);
        out.extend(self.commitment);
    }

    pub(in crate::vault) fn write(&self, out: &mut Vec<u8>) {
        self.write_open_part(out);
        out.extend(self.wrapped);
    }

    pub(in crate::vault) fn read(reader: &mut Reader<'_>) -> Result<Self, VaultError> {
        Ok(Self {
            id: reader.u8()?,
            parameters: SlotParameters::read(reader)?,
            commitment: reader.array()?,
            wrapped: reader.array()?,
        })
    }
}
