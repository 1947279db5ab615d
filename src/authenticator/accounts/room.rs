//! How much room the accounts take. The browser keeps two generations of a vault at the least, so that neither may be larger than
//! nearly half of what it gives.

use zeroize::Zeroizing;

use super::Accounts;
use crate::authenticator::error::AccountError;

/// The largest contents of a vault, in bytes: written in Base64, 45 % of the 10 MiB that Chromium gives an extension.
pub const MOST_BYTES: usize = 3_500_000;
/// What the trash may take beyond, so that what is removed of a full vault can be brought back.
const TRASH_BYTES: usize = 64 * 1024;

impl Accounts {
    /// The contents as they are written, where those before had `before` bytes. Where there is no room, those go for good that were
    /// removed the longest ago; a vault that is too large already may stay as large as it is, or become smaller.
    ///
    /// # Errors
    /// [`AccountError::VaultFull`]; as [`Accounts::to_bytes`].
    pub fn fitted(&mut self, before: usize) -> Result<Zeroizing<Vec<u8>>, AccountError> {
        let most = MOST_BYTES.max(before);
        let with_trash = (MOST_BYTES + TRASH_BYTES).max(before);
        let mut bytes = self.to_bytes()?;
        while bytes.len() > with_trash && self.trash.drop_oldest(bytes.len() - with_trash) {
            bytes = self.to_bytes()?;
        }
        if bytes.len() > most && bytes.len() - self.trash.size() > most {
            return Err(AccountError::VaultFull);
        }
        Ok(bytes)
    }
}

/// How full a vault with contents of so many bytes is, in percent.
#[must_use]
pub fn percent_full(bytes: usize) -> usize {
    (bytes * 100 / MOST_BYTES).min(100)
}
