//! Reading a binary format without trusting its lengths. Numbers are big-endian.

use super::error::VaultError;

/// What is left of the bytes. Each read takes from the front; one that finds too little is [`VaultError::Damaged`].
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], VaultError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(VaultError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(VaultError::Damaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(super) fn u8(&mut self) -> Result<u8, VaultError> {
        self.array().map(u8::from_be_bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16, VaultError> {
        self.array().map(u16::from_be_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, VaultError> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64, VaultError> {
        self.array().map(u64::from_be_bytes)
    }

    /// Bytes behind their length in two bytes.
    pub(super) fn counted(&mut self) -> Result<&'a [u8], VaultError> {
        let length = self.u16()?;
        self.take(length.into())
    }

    /// All that is left.
    pub(super) fn rest(self) -> &'a [u8] {
        self.0
    }
}
