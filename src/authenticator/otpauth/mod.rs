//! `otpauth:` addresses, after the key URI format
//! (<https://github.com/google/google-authenticator/wiki/Key-Uri-Format>), and the dialects of other programs.
//!
//! What sites really write is read where it can only mean one thing, and every correction is told. What cannot be
//! honoured is an error: a code that is silently made otherwise than the site expects never works.

pub(super) mod encoding;
pub(super) mod label;
mod parameters;
mod print;

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    annotations::Annotations,
    credential::{
        Credential, Kind, Secret, USUAL_DIGITS, USUAL_PERIOD, check_digits, check_period,
    },
    error::AccountError,
    repair::Repair,
};
use label::issuer_and_name;
use parameters::Parameters;

/// The longest address that is read, in bytes.
pub const LONGEST_ADDRESS: usize = 64 * 1024;

/// An address that was read.
#[derive(Clone, Serialize, Deserialize)]
pub struct Parsed {
    /// The account.
    pub credential: Credential,
    /// What was corrected, and what is worth knowing; each once.
    pub repairs: Vec<Repair>,
    /// What the person had written beside it.
    pub annotations: Annotations,
}

/// Reads an address.
///
/// # Errors
/// Each [`AccountError`] of what an address says.
pub fn parse(text: &str) -> Result<Parsed, AccountError> {
    if text.len() > LONGEST_ADDRESS {
        return Err(AccountError::TooLong);
    }
    let mut repairs = Vec::new();
    let address = unwrapped(text);
    if address != text {
        repairs.push(Repair::AddressForm);
    }
    let (scheme, rest) = address
        .split_once("://")
        .ok_or(AccountError::NotRecognised)?;
    let known = scheme.to_ascii_lowercase();
    if known != scheme {
        repairs.push(Repair::AddressForm);
    }
    let (path, query) = parameters::after_label(rest);
    let mut parameters = Parameters::read(query, &mut repairs)?;
    let credential = match known.as_str() {
        "otpauth" => otpauth(path, &mut parameters, &mut repairs)?,
        "motp" => motp(path, &mut parameters, &mut repairs)?,
        "steam" => steam_key(path, &mut repairs)?,
        _ => return Err(AccountError::NotRecognised),
    };
    let annotations = parameters.annotations();
    parameters.tell_unread(&mut repairs);
    repairs.sort_unstable();
    repairs.dedup();
    Ok(Parsed {
        credential,
        repairs,
        annotations,
    })
}

/// Whether an address is of an account that is in the trash of Ente.
pub(super) fn is_trashed(text: &str) -> bool {
    parameters_of(text).is_some_and(|parameters| parameters.is_trashed())
}

/// Where a person has put an account in Ente; those that say nothing of it stand at the beginning.
pub(super) fn position(text: &str) -> i64 {
    parameters_of(text).map_or(0, |parameters| parameters.position())
}

fn parameters_of(text: &str) -> Option<Parameters> {
    let text = Some(text).filter(|text| text.len() <= LONGEST_ADDRESS)?;
    let (_, query) = parameters::after_label(text);
    Parameters::read(query, &mut Vec::new()).ok()
}

/// What is copied often has quotes, angle brackets or spaces around it.
pub(super) fn unwrapped(text: &str) -> &str {
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || letter.is_control() || "\"'<>`\u{feff}".contains(letter)
    })
}

fn otpauth(
    path: &str,
    parameters: &mut Parameters,
    repairs: &mut Vec<Repair>,
) -> Result<Credential, AccountError> {
    let (kind, label) = path.split_once('/').unwrap_or((path, ""));
    let known = kind.to_ascii_lowercase();
    if known != kind {
        repairs.push(Repair::AddressForm);
    }
    let (issuer, name) = issuer_and_name(label, parameters, repairs)?;
    let steams = known == "steam" || known == "totp" && is_steam(&issuer, parameters, repairs);
    let secret = parameters.take("secret").unwrap_or_default();
    let (secret, told) = if steams {
        Secret::from_steam(secret)?
    } else {
        Secret::from_base32(secret)?
    };
    repairs.extend(told);
    let kind = match known.as_str() {
        "totp" | "steam" if steams => steam(parameters, repairs),
        "totp" => Kind::Totp {
            algorithm: parameters.algorithm(repairs)?,
            digits: check_digits(
                parameters
                    .number("digits", repairs)?
                    .unwrap_or(USUAL_DIGITS.into()),
            )?,
            period: check_period(
                parameters
                    .number("period", repairs)?
                    .unwrap_or(USUAL_PERIOD.into()),
            )?,
        },
        "hotp" => Kind::Hotp {
            algorithm: parameters.algorithm(repairs)?,
            digits: check_digits(
                parameters
                    .number("digits", repairs)?
                    .unwrap_or(USUAL_DIGITS.into()),
            )?,
            counter: counter(parameters, repairs)?,
        },
        "yaotp" | "yandex" => {
            parameters.ignore(&["algorithm", "digits", "period"], repairs);
            secret.check_yandex()?;
            Kind::yandex(&plain_pin(parameters.take("pin").unwrap_or_default()))?
        }
        _ => return Err(AccountError::UnknownKind),
    };
    Ok(Credential {
        issuer,
        name,
        secret,
        kind,
    })
}

/// Programs that know Steam say so in a parameter; another encoder is not known. Others only say whose account it is: Steam
/// gives no codes but its own, so that is enough where nothing is asked for that Steam does not do.
fn is_steam(issuer: &str, parameters: &mut Parameters, repairs: &mut Vec<Repair>) -> bool {
    if parameters.take("steam").is_some() {
        return true;
    }
    if let Some(encoder) = parameters.take("encoder") {
        let steam = encoder.eq_ignore_ascii_case("steam");
        repairs.extend((!steam).then_some(Repair::UnknownParameter));
        return steam;
    }
    let usual = |name: &str, values: &[&str]| {
        let given = parameters.peek(name).unwrap_or_default().trim();
        given.is_empty() || values.iter().any(|usual| given.eq_ignore_ascii_case(usual))
    };
    issuer.eq_ignore_ascii_case("steam")
        && usual("algorithm", &["SHA1", "SHA-1", "HmacSHA1"])
        && usual("digits", &["5", "6"])
        && usual("period", &["30"])
}

fn steam(parameters: &mut Parameters, repairs: &mut Vec<Repair>) -> Kind {
    for flag in ["encoder", "steam"] {
        parameters.take(flag);
    }
    for (name, usual) in [("algorithm", "SHA1"), ("digits", "5"), ("period", "30")] {
        let given = parameters.take(name).unwrap_or(usual);
        if !given.trim().eq_ignore_ascii_case(usual) {
            repairs.push(Repair::ParameterIgnored);
        }
    }
    Kind::Steam
}

/// A PIN as it is typed. Aegis writes it in Base32, which begins with a letter where digits are written so.
fn plain_pin(said: &str) -> Zeroizing<String> {
    let said = said.trim();
    let decoded = BASE32_NOPAD.decode(said.trim_end_matches('=').as_bytes());
    let decoded = decoded
        .ok()
        .filter(|_| !said.starts_with(|letter: char| letter.is_ascii_digit()))
        .and_then(|bytes| String::from_utf8(bytes).ok());
    Zeroizing::new(decoded.unwrap_or_else(|| said.to_owned()))
}

fn counter(parameters: &mut Parameters, repairs: &mut Vec<Repair>) -> Result<u64, AccountError> {
    match parameters.take("counter").map(str::trim) {
        None | Some("") => {
            repairs.push(Repair::CounterMissing);
            Ok(0)
        }
        Some(digits) if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            digits.parse().map_err(|_| AccountError::CounterOutOfBounds)
        }
        Some(_) => Err(AccountError::CounterOutOfBounds),
    }
}

/// `steam://KEY`, as password managers write it.
fn steam_key(path: &str, repairs: &mut Vec<Repair>) -> Result<Credential, AccountError> {
    let key = encoding::decode(path.trim_matches('/'), repairs)?;
    let (secret, told) = Secret::from_steam(&key)?;
    repairs.extend(told);
    Ok(Credential {
        issuer: "Steam".to_owned(),
        name: String::new(),
        secret,
        kind: Kind::Steam,
    })
}

/// `motp://SITE:USER?secret=HEXADECIMAL`
fn motp(
    path: &str,
    parameters: &mut Parameters,
    repairs: &mut Vec<Repair>,
) -> Result<Credential, AccountError> {
    let (issuer, name) = issuer_and_name(path, parameters, repairs)?;
    let secret = Secret::from_hexadecimal(parameters.take("secret").unwrap_or_default())?;
    Ok(Credential {
        issuer,
        name,
        secret,
        kind: Kind::motp(parameters.take("pin").unwrap_or_default())?,
    })
}
