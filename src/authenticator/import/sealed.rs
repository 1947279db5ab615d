//! The ciphers in which other programs seal their exports.

use aes::Aes256;
use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Nonce, Payload},
};
use cbc::cipher::{
    BlockCipherDecrypt, BlockModeDecrypt, KeyIvInit,
    block_padding::{Padding, Pkcs7},
};
use zeroize::Zeroizing;

/// The size of a key, in bytes.
pub(super) const KEY_SIZE: usize = 32;

/// What was opened. It is wiped when it is dropped.
pub(super) type Opened = Zeroizing<Vec<u8>>;

/// Opens AES-256-GCM (NIST SP 800-38D): a text that ends in its tag. Nothing, where key, nonce or text are not those that were
/// sealed.
pub(super) fn open(key: &[u8; KEY_SIZE], nonce: &[u8], sealed: &[u8]) -> Option<Opened> {
    open_with(key, nonce, sealed, &[])
}

/// The same, with associated data.
pub(super) fn open_with(
    key: &[u8; KEY_SIZE],
    nonce: &[u8],
    sealed: &[u8],
    aad: &[u8],
) -> Option<Opened> {
    let nonce = Nonce::<Aes256Gcm>::try_from(nonce).ok()?;
    let payload = Payload { msg: sealed, aad };
    let opened = Aes256Gcm::new(key.into()).decrypt(&nonce, payload).ok()?;
    Some(Zeroizing::new(opened))
}

/// Opens AES-256-CBC with PKCS #7 padding, which proves nothing: what comes out has to be looked at.
pub(super) fn open_cbc(key: &[u8], iv: &[u8], sealed: &[u8]) -> Option<Opened> {
    open_cbc_of::<Aes256, Pkcs7>(key, iv, sealed)
}

/// The same of any cipher and padding.
pub(super) fn open_cbc_of<Cipher, Padded>(key: &[u8], iv: &[u8], sealed: &[u8]) -> Option<Opened>
where
    Cipher: BlockCipherDecrypt + KeyInit,
    Padded: Padding,
{
    let decryptor = cbc::Decryptor::<Cipher>::new_from_slices(key, iv).ok()?;
    let opened = decryptor.decrypt_padded_vec::<Padded>(sealed).ok()?;
    Some(Zeroizing::new(opened))
}
