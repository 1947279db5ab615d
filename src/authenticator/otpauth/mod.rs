//! `otpauth:` addresses, after the key URI format
//! (<https://github.com/google/google-authenticator/wiki/Key-Uri-Format>), and the dialects of other programs.
//!
//! What sites really write is read where it can only mean one thing, and every correction is told. What cannot be
//! honoured is an error: a code that is silently made otherwise than the site expects never works.

pub(super) mod encoding;
mod parameters;
mod print;

use super::{
    credential::{
        Credential, Kind, LONGEST_TEXT, Secret, USUAL_DIGITS, USUAL_PERIOD, check_digits,
        check_period, clean,
    },
    error::AccountError,
    repair::Repair,
};
use encoding::decode;
use parameters::Parameters;

/// The longest address that is read, in bytes.
pub const LONGEST_ADDRESS: usize = 64 * 1024;

/// An address that was read.
#[derive(Clone)]
pub struct Parsed {
    /// The account.
    pub credential: Credential,
    /// What was corrected, and what is worth knowing; each once.
    pub repairs: Vec<Repair>,
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
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut parameters = Parameters::read(query, &mut repairs)?;
    let credential = match known.as_str() {
        "otpauth" => otpauth(path, &mut parameters, &mut repairs)?,
        "motp" => motp(path, &mut parameters, &mut repairs)?,
        _ => return Err(AccountError::NotRecognised),
    };
    parameters.tell_unread(&mut repairs);
    repairs.sort_unstable();
    repairs.dedup();
    Ok(Parsed {
        credential,
        repairs,
    })
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
    let (secret, told) = Secret::from_base32(parameters.take("secret").unwrap_or_default())?;
    repairs.extend(told);
    let kind = match known.as_str() {
        "totp" if is_steam(parameters, repairs) => steam(parameters, repairs),
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
        "steam" => steam(parameters, repairs),
        "yaotp" | "yandex" => {
            parameters.ignore(&["algorithm", "digits", "period"], repairs);
            secret.check_yandex()?;
            Kind::yandex(parameters.take("pin").unwrap_or_default())?
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

/// Programs that know Steam say so in a parameter. Another encoder is not known.
fn is_steam(parameters: &mut Parameters, repairs: &mut Vec<Repair>) -> bool {
    let encoder = parameters.take("encoder");
    let steam = encoder.is_some_and(|encoder| encoder.eq_ignore_ascii_case("steam"));
    if encoder.is_some() && !steam {
        repairs.push(Repair::UnknownParameter);
    }
    steam
}

fn steam(parameters: &mut Parameters, repairs: &mut Vec<Repair>) -> Kind {
    parameters.take("encoder");
    for (name, usual) in [("algorithm", "SHA1"), ("digits", "5"), ("period", "30")] {
        let given = parameters.take(name).unwrap_or(usual);
        if !given.trim().eq_ignore_ascii_case(usual) {
            repairs.push(Repair::ParameterIgnored);
        }
    }
    Kind::Steam
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

/// The label is `issuer:name` or only a name. The parameter counts more than what stands before the first colon.
fn issuer_and_name(
    label: &str,
    parameters: &mut Parameters,
    repairs: &mut Vec<Repair>,
) -> Result<(String, String), AccountError> {
    let label = label.trim_matches('/');
    let mut part = |text: &str| decode(text, repairs).map(|text| text.trim().to_owned());
    // A colon that is encoded belongs to the issuer or the name, if there is one that is not.
    let (before, name) = match label.split_once(':') {
        Some((before, name)) => (part(before)?, part(name)?),
        None => match part(label)?.split_once(':') {
            Some((before, name)) => (before.trim().to_owned(), name.trim().to_owned()),
            None => (String::new(), part(label)?),
        },
    };
    let said = parameters
        .take("issuer")
        .map(str::trim)
        .filter(|said| !said.is_empty());
    let issuer = match said {
        Some(said) => {
            if !before.is_empty() && before != said {
                repairs.push(Repair::IssuerMismatch);
            }
            said
        }
        None => &before,
    };
    for text in [issuer, &name] {
        if text.chars().count() > LONGEST_TEXT {
            repairs.push(Repair::LabelCut);
        }
    }
    Ok((clean(issuer), clean(&name)))
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
