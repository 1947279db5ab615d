//! PKWARE's first cipher ("traditional" encryption, APPNOTE 6.1), which no one should use any more.

use zeroize::Zeroizing;

use super::checksum::step;
use crate::authenticator::import::{error::ImportError, sealed::Opened};

const HEADER: usize = 12;

/// Its state, three words.
pub(super) struct Pkware([u32; 3]);

impl Pkware {
    /// Opens what a password opens; `check` is the last byte of the header.
    pub(super) fn open(sealed: &[u8], password: &[u8], check: u8) -> Result<Opened, ImportError> {
        let mut cipher = Self([0x1234_5678, 0x2345_6789, 0x3456_7890]);
        for byte in password {
            cipher.update(*byte);
        }
        let opened: Vec<u8> = sealed.iter().map(|byte| cipher.decrypt(*byte)).collect();
        let opened = Zeroizing::new(opened);
        let (header, data) = opened
            .split_at_checked(HEADER)
            .ok_or(ImportError::FileDamaged)?;
        if header.last() != Some(&check) {
            return Err(ImportError::WrongPassword);
        }
        Ok(Zeroizing::new(data.to_vec()))
    }

    fn decrypt(&mut self, byte: u8) -> u8 {
        let word = (self.0[2] & 0xffff) | 2;
        let [_, mask, _, _] = word.wrapping_mul(word ^ 1).to_le_bytes();
        let plain = byte ^ mask;
        self.update(plain);
        plain
    }

    fn update(&mut self, byte: u8) {
        self.0[0] = step(self.0[0], byte);
        self.0[1] = self.0[1]
            .wrapping_add(self.0[0] & 0xff)
            .wrapping_mul(134_775_813)
            .wrapping_add(1);
        let [.., high] = self.0[1].to_le_bytes();
        self.0[2] = step(self.0[2], high);
    }
}
