//! The envelope as it is stored, from its bytes to its contents.
//!
//! Header, encrypted contents, and a SHA-256 checksum of all before. The checksum is no protection against anyone: it
//! tells accidental damage without a key, so that a damaged record is never taken for a wrong password.

pub(super) mod header;
mod padding;
pub(super) mod sealing;
pub(super) mod unlocked;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    error::VaultError,
    keys::key::{DataKey, NONCE_SIZE, SlotKey, TAG_SIZE},
    reader::Reader,
};
pub use header::{FORMAT_VERSION, Header, LAST_GENERATION, MOST_SLOTS};
use header::{MAGIC_SIZE, Purpose};
use sealing::CHECKSUM_SIZE;
pub use sealing::LARGEST;
pub use unlocked::Vault;

/// An envelope that was read and not opened. What its header says is not authenticated yet.
#[derive(Clone, Debug)]
pub struct Envelope {
    header: Header,
    /// The header as it was read: what the contents are tied to.
    associated: Vec<u8>,
    encrypted: Vec<u8>,
}

/// An opened envelope.
pub struct Opened {
    /// The vault: its header, which is authenticated now, and its key.
    pub vault: Vault,
    /// What it holds. Wiped when it is dropped.
    pub contents: Zeroizing<Vec<u8>>,
}

impl Envelope {
    /// Reads a vault as it is stored.
    ///
    /// # Errors
    /// [`VaultError::NotRecognised`], [`VaultError::NewerVersion`], [`VaultError::Damaged`], [`VaultError::TooLarge`],
    /// [`VaultError::KdfOutOfBounds`], [`VaultError::SlotOutOfBounds`].
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        Self::parse_for(Purpose::Storage, bytes)
    }

    pub(super) fn parse_for(purpose: Purpose, bytes: &[u8]) -> Result<Self, VaultError> {
        if bytes.len() > LARGEST {
            return Err(VaultError::TooLarge);
        }
        let mut reader = Reader::new(bytes);
        let magic: Result<[u8; MAGIC_SIZE], _> = reader.array();
        if magic.ok().as_ref() != Some(purpose.magic()) {
            return Err(VaultError::NotRecognised);
        }
        let body = checked(bytes)?;
        let mut reader = Reader::new(body);
        reader.take(MAGIC_SIZE)?;
        match reader.u16()? {
            0 => return Err(VaultError::Damaged),
            version if version > FORMAT_VERSION => return Err(VaultError::NewerVersion),
            _ => {}
        }
        let header = Header::read(purpose, &mut reader)?;
        let encrypted = reader.rest();
        if encrypted.len() < NONCE_SIZE + TAG_SIZE {
            return Err(VaultError::Damaged);
        }
        let (associated, _) = body.split_at(body.len() - encrypted.len());
        Ok(Self {
            header,
            associated: associated.to_vec(),
            encrypted: encrypted.to_vec(),
        })
    }

    /// What the envelope says of itself. Before it is opened, it is not proven.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Gets the data key out of a slot.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`]; [`VaultError::WrongPassword`], [`VaultError::WrongRecoveryCode`] or
    /// [`VaultError::WrongSecurityKey`] if the key is not this slot's; [`VaultError::Damaged`] if it is, and the slot was
    /// changed.
    pub fn unlock(&self, slot: u8, slot_key: &SlotKey) -> Result<DataKey, VaultError> {
        self.header.unwrap(slot, slot_key)
    }

    /// Decrypts the contents, and authenticates the header with them.
    ///
    /// # Errors
    /// [`VaultError::WrongDataKey`] if the key is not this envelope's, [`VaultError::Damaged`] if it is, and header or
    /// contents were changed.
    pub fn open(self, data_key: DataKey) -> Result<Opened, VaultError> {
        let derived = data_key.derived(&self.header.place());
        if !derived.committed(&self.header.commitment) {
            return Err(VaultError::WrongDataKey);
        }
        let padded = derived.decrypt(&self.encrypted, &self.associated)?;
        Ok(Opened {
            contents: padding::unpad(&padded)?,
            vault: Vault {
                header: self.header,
                data_key,
            },
        })
    }
}

/// All but the checksum, if that is right. It stands at the end in every format version.
fn checked(bytes: &[u8]) -> Result<&[u8], VaultError> {
    let (body, checksum) = bytes
        .split_last_chunk::<CHECKSUM_SIZE>()
        .ok_or(VaultError::Damaged)?;
    let right = Sha256::digest(body).as_slice() == checksum;
    right.then_some(body).ok_or(VaultError::Damaged)
}
