//! What a QR code, the clipboard or a person gave: accounts, or what it is instead.

use serde::Serialize;

use crate::authenticator::{
    annotations::Annotations,
    credential::{Algorithm, Credential, Kind, Secret, USUAL_DIGITS, USUAL_PERIOD, clean},
    error::AccountError,
    otpauth::{self, Parsed},
    repair::Repair,
};

/// A bare key has at least so many symbols; anything shorter is more likely a code or a word.
const SHORTEST_KEY: usize = 16;

/// What a text is that is no account.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum OtherText {
    /// Microsoft's app asks the person to agree (`phonefactor:`); no other program can.
    MicrosoftPush,
    /// Duo's app asks the person to agree (`duo:`); the site can offer a passcode instead.
    Duo,
    /// Authy's own accounts (`authy:`).
    Authy,
    /// Steam's own sign-in by its app.
    SteamSignIn,
    /// A passkey of another device (`FIDO:`).
    Passkey,
    /// A wireless network.
    WirelessNetwork,
    /// An address of the web.
    WebAddress,
    /// Something else.
    Other,
}

/// Reads one text: an address of an account, or a key and nothing else.
///
/// # Errors
/// As [`otpauth::parse`]; [`AccountError::NotRecognised`] where it is neither, which [`recognise`] can name.
pub fn read(text: &str) -> Result<Parsed, AccountError> {
    match otpauth::parse(text) {
        Err(AccountError::NotRecognised) => bare_key(text.trim()),
        result => result,
    }
}

/// Says what a text is that is no account.
#[must_use]
pub fn recognise(text: &str) -> OtherText {
    let start: String = text.trim_start().chars().take(200).collect();
    let start = start.to_ascii_lowercase();
    let kinds = [
        ("phonefactor:", OtherText::MicrosoftPush),
        ("duo:", OtherText::Duo),
        ("https://m-", OtherText::Duo),
        ("authy:", OtherText::Authy),
        ("https://s.team/", OtherText::SteamSignIn),
        ("fido:", OtherText::Passkey),
        ("wifi:", OtherText::WirelessNetwork),
        ("https://", OtherText::WebAddress),
        ("http://", OtherText::WebAddress),
    ];
    let is_duo = |kind| {
        kind != OtherText::Duo
            || !start.starts_with("https:")
            || start.contains(".duosecurity.com/")
    };
    let found = kinds
        .iter()
        .find(|(prefix, kind)| start.starts_with(prefix) && is_duo(*kind));
    found.map_or(OtherText::Other, |(_, kind)| *kind)
}

fn bare_key(text: &str) -> Result<Parsed, AccountError> {
    if text.len() > otpauth::LONGEST_ADDRESS {
        return Err(AccountError::TooLong);
    }
    let symbols = text.chars().filter(char::is_ascii_alphanumeric).count();
    let (secret, mut repairs) = match Secret::from_base32(text) {
        Ok(read) if symbols >= SHORTEST_KEY => read,
        Err(AccountError::SecretTooLong) => return Err(AccountError::SecretTooLong),
        _ => return Err(AccountError::NotRecognised),
    };
    repairs.push(Repair::BareSecret);
    repairs.sort_unstable();
    Ok(Parsed {
        credential: Credential {
            issuer: String::new(),
            name: String::new(),
            secret,
            kind: Kind::Totp {
                algorithm: Algorithm::default(),
                digits: USUAL_DIGITS,
                period: USUAL_PERIOD,
            },
        },
        repairs,
        annotations: Annotations::default(),
    })
}

/// How a text that is no account is called in a report: never by what it says.
#[must_use]
pub fn title_of(credential: &Credential) -> String {
    let Credential { issuer, name, .. } = credential;
    match (issuer.is_empty(), name.is_empty()) {
        (false, false) => format!("{issuer} ({name})"),
        (false, true) => issuer.clone(),
        _ => clean(name),
    }
}
