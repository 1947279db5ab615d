//! Printing an account as an address that other programs read.

use std::fmt::Write as _;

use zeroize::Zeroizing;

use super::encoding::encode;
use crate::authenticator::credential::{Credential, Kind};

impl Credential {
    /// The address of this account, secret and all.
    #[must_use]
    pub fn to_address(&self) -> Zeroizing<String> {
        let label = if self.issuer.is_empty() && !self.name.contains(':') {
            encode(&self.name)
        } else {
            format!("{}:{}", encode(&self.issuer), encode(&self.name))
        };
        let mut address = Zeroizing::new(match &self.kind {
            Kind::Totp { .. } | Kind::Steam => format!("otpauth://totp/{label}"),
            Kind::Hotp { .. } => format!("otpauth://hotp/{label}"),
            Kind::Yandex { .. } => format!("otpauth://yaotp/{label}"),
            Kind::Motp { .. } => format!("motp://{label}"),
        });
        let secret = match &self.kind {
            Kind::Motp { .. } => {
                Zeroizing::new(data_encoding::HEXLOWER.encode(self.secret.as_bytes()))
            }
            _ => self.secret.to_base32(),
        };
        let mut add = |name: &str, value: &str| {
            let mark = if address.contains('?') { '&' } else { '?' };
            // Writing to a text does not fail.
            let _ = write!(address, "{mark}{name}={value}");
        };
        add("secret", &secret);
        if !self.issuer.is_empty() {
            add("issuer", &encode(&self.issuer));
        }
        match &self.kind {
            Kind::Totp {
                algorithm,
                digits,
                period,
            } => {
                add("algorithm", algorithm.name());
                add("digits", &digits.to_string());
                add("period", &period.to_string());
            }
            Kind::Hotp {
                algorithm,
                digits,
                counter,
            } => {
                add("algorithm", algorithm.name());
                add("digits", &digits.to_string());
                add("counter", &counter.to_string());
            }
            Kind::Steam => add("encoder", "steam"),
            Kind::Motp { pin } | Kind::Yandex { pin } => add("pin", pin),
        }
        address
    }
}
