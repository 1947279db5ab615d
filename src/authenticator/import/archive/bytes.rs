//! Reading bytes from the front, little end first.

/// What has not been read yet.
pub(in super::super) struct Bytes<'bytes>(pub(in super::super) &'bytes [u8]);

impl<'bytes> Bytes<'bytes> {
    pub(in super::super) fn take(&mut self, count: usize) -> Option<&'bytes [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// Takes these bytes, or nothing where others come.
    pub(in super::super) fn expect(&mut self, wanted: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(wanted)?;
        Some(())
    }

    pub(in super::super) fn u8(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    pub(in super::super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    pub(in super::super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}
