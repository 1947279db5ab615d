//! Files in files.

mod bytes;
mod checksum;
mod pkware;
mod unpack;
mod zip;

pub(super) use bytes::Bytes;
pub(super) use unpack::{LARGEST_UNPACKED, gunzip};
pub(super) use zip::Zip;
