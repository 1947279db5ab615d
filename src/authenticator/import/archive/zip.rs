//! Archives of ZIP (PKWARE's APPNOTE), plain, or encrypted with PKWARE's cipher or AES (WinZip's AE-1 and AE-2): only what exports
//! use of it.

use ctr::cipher::{KeyIvInit, StreamCipher};
use hmac::{KeyInit, Mac, SimpleHmac};
use sha1::Sha1;
use zeroize::Zeroizing;

use super::{bytes::Bytes, checksum::crc32, pkware::Pkware, unpack};
use crate::authenticator::import::{
    error::ImportError,
    kdf::{Hash, pbkdf2},
    sealed::Opened,
};

const SIGNATURE: &[u8] = b"PK\x03\x04";
const END_OF_DIRECTORY: &[u8] = b"PK\x05\x06";
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
/// The longest comment at the end, and the fixed part before it.
const LONGEST_END: usize = 0xffff + 22;
/// More entries than any export has.
const MOST_FILES: usize = 10_000;
const ENCRYPTED: u16 = 1;
/// The sums stand behind the data, and the time takes the place of the checksum.
const STREAMED: u16 = 8;
const AES: u16 = 99;
const AES_FIELD: u16 = 0x9901;
/// AE-1; AE-2 has none, since what is encrypted is proved anyway.
const AES_WITH_CHECKSUM: u16 = 1;
const AES_ROUNDS: u64 = 1000;
const AES_MAC: usize = 10;

/// An archive's directory.
pub(in super::super) struct Zip<'file> {
    file: &'file [u8],
    entries: Vec<Entry<'file>>,
}

struct Entry<'file> {
    name: String,
    flags: u16,
    method: u16,
    time: u16,
    checksum: u32,
    packed: usize,
    offset: usize,
    extra: &'file [u8],
}

impl<'file> Zip<'file> {
    /// Whether a file begins as an archive does.
    pub(in super::super) fn begins(file: &[u8]) -> bool {
        file.starts_with(SIGNATURE)
    }

    pub(in super::super) fn read(file: &'file [u8]) -> Result<Self, ImportError> {
        directory(file).ok_or(ImportError::FileDamaged)
    }

    /// The first name that fits.
    pub(in super::super) fn find(&self, fits: impl Fn(&str) -> bool) -> Option<&str> {
        let mut names = self.entries.iter().map(|entry| entry.name.as_str());
        names.find(|name| fits(name))
    }

    /// What a name holds.
    pub(in super::super) fn open(
        &self,
        name: &str,
        password: Option<&str>,
    ) -> Result<Opened, ImportError> {
        let entry = self.entries.iter().find(|entry| entry.name == name);
        let entry = entry.ok_or(ImportError::FileDamaged)?;
        let data = self.data(entry).ok_or(ImportError::FileDamaged)?;
        if entry.flags & ENCRYPTED == 0 {
            return entry.unpacked(entry.method, data);
        }
        let password = password.ok_or(ImportError::PasswordNeeded)?;
        if entry.method == AES {
            let aes = entry.aes().ok_or(ImportError::FileDamaged)?;
            let opened = open_aes(aes.strength, data, password.as_bytes())?;
            if aes.has_checksum {
                return entry.unpacked(aes.method, &opened);
            }
            return unpack::inflate(aes.method, &opened);
        }
        let check = if entry.flags & STREAMED == 0 {
            entry.checksum.to_be_bytes()[0]
        } else {
            entry.time.to_be_bytes()[0]
        };
        let opened = Pkware::open(data, password.as_bytes(), check)?;
        // One byte tells wrong passwords apart, of which one in 256 passes.
        entry
            .unpacked(entry.method, &opened)
            .map_err(|error| match error {
                ImportError::FileDamaged => ImportError::WrongPassword,
                other => other,
            })
    }

    fn data(&self, entry: &Entry) -> Option<&'file [u8]> {
        let mut local = Bytes(self.file.get(entry.offset..)?);
        local.expect(SIGNATURE)?;
        local.take(22)?;
        let (name, extra) = (local.u16()?, local.u16()?);
        local.take(usize::from(name) + usize::from(extra))?;
        local.take(entry.packed)
    }
}

fn directory(file: &[u8]) -> Option<Zip<'_>> {
    let from = file.len().saturating_sub(LONGEST_END);
    let mut ends = file.get(from..)?.windows(END_OF_DIRECTORY.len());
    let at = from + ends.rposition(|window| window == END_OF_DIRECTORY)?;
    let mut end = Bytes(file.get(at..)?);
    end.take(10)?;
    let count = usize::from(end.u16()?);
    end.take(4)?;
    let offset = end.u32()?;
    let mut entries = Bytes(file.get(usize::try_from(offset).ok()?..)?);
    let mut zip = Zip {
        file,
        entries: Vec::new(),
    };
    for _ in 0..count.min(MOST_FILES) {
        zip.entries.push(Entry::read(&mut entries)?);
    }
    Some(zip)
}

impl<'file> Entry<'file> {
    fn read(bytes: &mut Bytes<'file>) -> Option<Self> {
        bytes.expect(DIRECTORY_ENTRY)?;
        bytes.take(4)?;
        let (flags, method, time) = (bytes.u16()?, bytes.u16()?, bytes.u16()?);
        bytes.take(2)?;
        let (checksum, packed) = (bytes.u32()?, bytes.u32()?);
        bytes.take(4)?;
        let (name, extra, comment) = (bytes.u16()?, bytes.u16()?, bytes.u16()?);
        bytes.take(8)?;
        let offset = bytes.u32()?;
        let name = bytes.take(usize::from(name))?;
        let extra = bytes.take(usize::from(extra))?;
        bytes.take(usize::from(comment))?;
        Some(Self {
            name: String::from_utf8_lossy(name).into_owned(),
            flags,
            method,
            time,
            checksum,
            packed: usize::try_from(packed).ok()?,
            offset: usize::try_from(offset).ok()?,
            extra,
        })
    }

    /// What was packed in this way, if it has the checksum that it should have.
    fn unpacked(&self, method: u16, data: &[u8]) -> Result<Opened, ImportError> {
        let unpacked = unpack::inflate(method, data)?;
        let is_whole = crc32(&unpacked) == self.checksum;
        is_whole.then_some(unpacked).ok_or(ImportError::FileDamaged)
    }

    /// How it was encrypted, and packed before.
    fn aes(&self) -> Option<Aes> {
        let mut extra = Bytes(self.extra);
        loop {
            let (id, size) = (extra.u16()?, extra.u16()?);
            let mut field = Bytes(extra.take(usize::from(size))?);
            if id == AES_FIELD {
                let version = field.u16()?;
                field.take(2)?;
                return Some(Aes {
                    has_checksum: version == AES_WITH_CHECKSUM,
                    strength: field.u8()?,
                    method: field.u16()?,
                });
            }
        }
    }
}

/// What an entry says of its AES.
struct Aes {
    has_checksum: bool,
    strength: u8,
    method: u16,
}

fn open_aes(strength: u8, data: &[u8], password: &[u8]) -> Result<Opened, ImportError> {
    let size = match strength {
        1 => 16,
        2 => 24,
        3 => 32,
        _ => return Err(ImportError::FileDamaged),
    };
    let mut bytes = Bytes(data);
    let parts = (|| Some((bytes.take(size / 2)?, bytes.take(2)?)))();
    let (salt, check) = parts.ok_or(ImportError::FileDamaged)?;
    let at = bytes
        .0
        .len()
        .checked_sub(AES_MAC)
        .ok_or(ImportError::FileDamaged)?;
    let (sealed, mac) = bytes.0.split_at(at);
    let mut keys = Zeroizing::new(vec![0; 2 * size + 2]);
    pbkdf2(Hash::Sha1, password, salt, AES_ROUNDS, &mut keys)?;
    let (key, rest) = keys.split_at(size);
    let (mac_key, said) = rest.split_at(size);
    if said != check {
        return Err(ImportError::WrongPassword);
    }
    let mut hmac =
        SimpleHmac::<Sha1>::new_from_slice(mac_key).map_err(|_| ImportError::FileDamaged)?;
    hmac.update(sealed);
    hmac.verify_truncated_left(mac)
        .map_err(|_| ImportError::FileDamaged)?;
    let mut opened = Zeroizing::new(sealed.to_vec());
    let counter = 1_u128.to_le_bytes();
    let done = match size {
        16 => ctr::Ctr128LE::<aes::Aes128>::new_from_slices(key, &counter)
            .map(|mut cipher| cipher.apply_keystream(&mut opened)),
        24 => ctr::Ctr128LE::<aes::Aes192>::new_from_slices(key, &counter)
            .map(|mut cipher| cipher.apply_keystream(&mut opened)),
        _ => ctr::Ctr128LE::<aes::Aes256>::new_from_slices(key, &counter)
            .map(|mut cipher| cipher.apply_keystream(&mut opened)),
    };
    done.map_err(|_| ImportError::FileDamaged)?;
    Ok(opened)
}
