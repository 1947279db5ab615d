//! Keys of 32 bytes, what is derived from them, and what they encrypt.
//!
//! From each key HKDF-SHA-256 (RFC 5869) derives two others under labels of their own: one that encrypts with
//! XChaCha20-Poly1305, and a commitment that is stored beside the ciphertext. XChaCha20-Poly1305 alone commits to no key:
//! a ciphertext can be made that opens under several. The commitment closes that, and tells a wrong key from damage.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::random::{NoRandomness, Randomness};
use crate::vault::error::VaultError;

/// Bytes of a key, of a commitment and of a salt.
pub const KEY_SIZE: usize = 32;
/// Bytes of the nonce of XChaCha20-Poly1305.
pub(in crate::vault) const NONCE_SIZE: usize = 24;
/// Bytes of the tag of XChaCha20-Poly1305.
pub(in crate::vault) const TAG_SIZE: usize = 16;

/// What the key is for: the labels that HKDF mixes in.
pub(super) struct Labels {
    encryption: &'static [u8],
    commitment: &'static [u8],
}

macro_rules! key {
    ($(#[$docs:meta])* $name:ident, $labels:expr) => {
        $(#[$docs])*
        ///
        /// It is wiped when it is dropped, and has no `Debug`, so that it does not end up in a log.
        #[derive(Clone)]
        pub struct $name(Box<Zeroizing<[u8; KEY_SIZE]>>);

        impl $name {
            /// Takes a key that was kept elsewhere.
            #[must_use]
            pub fn from_bytes(bytes: [u8; KEY_SIZE]) -> Self {
                Self(Box::new(Zeroizing::new(bytes)))
            }

            /// The key itself, to be kept where only trusted code can read it.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8; KEY_SIZE] {
                &self.0
            }

            /// A key that is written where it stays: no copy of it is left elsewhere.
            pub(super) fn in_place<E>(
                write: impl FnOnce(&mut [u8; KEY_SIZE]) -> Result<(), E>,
            ) -> Result<Self, E> {
                let mut bytes = Box::new(Zeroizing::new([0; KEY_SIZE]));
                write(&mut bytes)?;
                Ok(Self(bytes))
            }

            /// What is derived from the key in the vault at this [`crate::vault::envelope::header::Header::place`].
            pub(in crate::vault) fn derived(&self, place: &[u8]) -> Derived {
                Derived::new(&self.0, place, &$labels)
            }
        }
    };
}

key!(
    /// The random key under which the contents are encrypted. Who holds it reads and writes the vault.
    DataKey,
    Labels {
        encryption: b"latchkey/1/contents/encryption",
        commitment: b"latchkey/1/contents/commitment",
    }
);
key!(
    /// The key of one slot: what a password, a recovery code or a security key comes down to.
    SlotKey,
    Labels {
        encryption: b"latchkey/1/slot/encryption",
        commitment: b"latchkey/1/slot/commitment",
    }
);

key!(
    /// A key that lives in memory only, for what is kept a short while: see [`crate::vault::ephemeral`].
    EphemeralKey,
    Labels {
        encryption: b"latchkey/1/ephemeral/encryption",
        commitment: b"latchkey/1/ephemeral/commitment",
    }
);

impl EphemeralKey {
    /// A new key.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn random(source: &mut impl Randomness) -> Result<Self, NoRandomness> {
        Self::in_place(|bytes| source.fill(bytes))
    }
}

impl DataKey {
    pub(in crate::vault) fn random(source: &mut impl Randomness) -> Result<Self, NoRandomness> {
        Self::in_place(|bytes| source.fill(bytes))
    }
}

/// An encryption key and the commitment to it.
pub(in crate::vault) struct Derived {
    cipher: XChaCha20Poly1305,
    commitment: [u8; KEY_SIZE],
}

impl Derived {
    fn new(key: &[u8; KEY_SIZE], place: &[u8], labels: &Labels) -> Self {
        let encryption = expand(key, place, labels.encryption);
        Self {
            cipher: XChaCha20Poly1305::new((&*encryption).into()),
            commitment: *expand(key, place, labels.commitment),
        }
    }

    pub(in crate::vault) fn commitment(&self) -> [u8; KEY_SIZE] {
        self.commitment
    }

    /// Whether a stored commitment is to this key; takes the same time for any.
    pub(in crate::vault) fn committed(&self, stored: &[u8; KEY_SIZE]) -> bool {
        self.commitment.ct_eq(stored).into()
    }

    /// Encrypts `plain` under a fresh nonce and authenticates `associated` with it: nonce, ciphertext, tag.
    pub(in crate::vault) fn encrypt(
        &self,
        plain: &[u8],
        associated: &[u8],
        source: &mut impl Randomness,
    ) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE_SIZE];
        source.fill(&mut nonce)?;
        let payload = Payload {
            msg: plain,
            aad: associated,
        };
        let encrypted = self
            .cipher
            .encrypt(&nonce.into(), payload)
            .map_err(|_| VaultError::TooLarge)?;
        Ok([nonce.as_slice(), &encrypted].concat())
    }

    /// Decrypts what [`Derived::encrypt`] made. Any other bytes are damaged.
    pub(in crate::vault) fn decrypt(
        &self,
        encrypted: &[u8],
        associated: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let (nonce, encrypted) = encrypted
            .split_first_chunk::<NONCE_SIZE>()
            .ok_or(VaultError::Damaged)?;
        let payload = Payload {
            msg: encrypted,
            aad: associated,
        };
        self.cipher
            .decrypt(nonce.into(), payload)
            .map(Zeroizing::new)
            .map_err(|_| VaultError::Damaged)
    }
}

/// HKDF-SHA-256 of 32 bytes.
pub(super) fn expand(secret: &[u8], salt: &[u8], label: &[u8]) -> Zeroizing<[u8; KEY_SIZE]> {
    let mut derived = Zeroizing::new([0; KEY_SIZE]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(label, &mut *derived)
        .expect("HKDF-SHA-256 gives up to 8,160 bytes");
    derived
}
