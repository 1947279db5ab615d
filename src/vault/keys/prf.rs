//! Security keys and the platform's own unlock, through the PRF extension of WebAuthn (Level 3, 10.1.4).

use serde::{Deserialize, Serialize};

use super::key::{KEY_SIZE, SlotKey, expand};
use crate::vault::{error::VaultError, reader::Reader};

/// The longest credential id, in bytes (WebAuthn Level 3, 4: "Credential ID").
const LONGEST_CREDENTIAL_ID: usize = 1023;
/// The longest domain name, in bytes (RFC 1035, 2.3.4, without the root's dot).
const LONGEST_RP_ID: usize = 253;
const LABEL: &[u8] = b"latchkey/1/security-key";

/// What a browser needs to ask the same authenticator for the same output again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrfParameters {
    /// The credential, 1 to 1,023 bytes.
    pub credential_id: Vec<u8>,
    /// What the authenticator is asked to evaluate: 32 random bytes.
    #[cfg_attr(feature = "types", ts(as = "Vec<u8>"))]
    pub salt: [u8; KEY_SIZE],
    /// The relying party that the credential belongs to, 1 to 253 bytes.
    pub rp_id: String,
}

impl PrfParameters {
    /// The key of the slot, out of the 32 bytes that the authenticator answered with.
    #[must_use]
    pub fn slot_key(&self, output: &[u8; KEY_SIZE]) -> SlotKey {
        SlotKey::from_bytes(*expand(output, &self.salt, LABEL))
    }

    pub(super) fn check(&self) -> Result<(), VaultError> {
        let within = (1..=LONGEST_CREDENTIAL_ID).contains(&self.credential_id.len())
            && (1..=LONGEST_RP_ID).contains(&self.rp_id.len());
        within.then_some(()).ok_or(VaultError::SlotOutOfBounds)
    }

    /// Writes parameters that were checked.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        for bytes in [self.credential_id.as_slice(), self.rp_id.as_bytes()] {
            out.extend(u16::try_from(bytes.len()).unwrap_or_default().to_be_bytes());
            out.extend(bytes);
        }
        out.extend(self.salt);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, VaultError> {
        let credential_id = reader.counted()?.to_vec();
        let rp_id = String::from_utf8(reader.counted()?.to_vec());
        Ok(Self {
            credential_id,
            rp_id: rp_id.map_err(|_| VaultError::Damaged)?,
            salt: reader.array()?,
        })
    }
}
