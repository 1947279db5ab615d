//! DEFLATE (RFC 1951) and gzip (RFC 1952), up to a size: a small file can unpack to more than there is memory.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use zeroize::Zeroizing;

use super::bytes::Bytes;
use crate::authenticator::import::{error::ImportError, sealed::Opened};

/// The most that is unpacked, in bytes.
pub(in super::super) const LARGEST_UNPACKED: usize = 40 * 1024 * 1024;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Unpacks what an archive holds.
pub(super) fn inflate(method: u16, data: &[u8]) -> Result<Opened, ImportError> {
    match method {
        STORED => Ok(Zeroizing::new(data.to_vec())),
        DEFLATED => decompress_to_vec_with_limit(data, LARGEST_UNPACKED)
            .map(Zeroizing::new)
            .map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => ImportError::UnpackedTooLarge,
                _ => ImportError::FileDamaged,
            }),
        _ => Err(ImportError::FileDamaged),
    }
}

/// Unpacks gzip that has one member and a plain header, as programs write it for themselves.
pub(in super::super) fn gunzip(data: &[u8]) -> Result<Opened, ImportError> {
    let mut bytes = Bytes(data);
    let packed = (|| {
        bytes.expect(&[0x1f, 0x8b, 8])?;
        let flags = bytes.u8()?;
        bytes.take(6)?;
        (flags == 0).then_some(bytes.0)
    })();
    inflate(DEFLATED, packed.ok_or(ImportError::FileDamaged)?)
}
