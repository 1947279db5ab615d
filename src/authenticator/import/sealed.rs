//! AES-256-GCM (NIST SP 800-38D), in which other programs seal their exports.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Nonce},
};
use zeroize::Zeroizing;

/// The size of a key, in bytes.
pub(super) const KEY_SIZE: usize = 32;

/// Opens a text that ends in its tag. Nothing, where key, nonce or text are not those that were sealed.
pub(super) fn open(
    key: &[u8; KEY_SIZE],
    nonce: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let nonce = Nonce::<Aes256Gcm>::try_from(nonce).ok()?;
    let opened = Aes256Gcm::new(key.into()).decrypt(&nonce, sealed).ok()?;
    Some(Zeroizing::new(opened))
}
