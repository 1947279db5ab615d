//! Cookies as files: JSON, and the text format of Netscape that command-line programs read.

use serde::{Deserialize, Serialize};

use super::attributes::Cookie;

/// A file of cookies. Whoever has it is signed in as the person. It has no `Debug`.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ExportedCookies {
    /// The text of the file.
    pub text: String,
    /// Cookies in it.
    pub written: usize,
    /// Why cookies were left out, for each that the format cannot hold.
    pub refused: Vec<ExportError>,
}

/// Why a cookie cannot be written.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Deserialize,
    Serialize,
    thiserror::Error,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CookieExportError"))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ExportError {
    /// A tab, a line break or another control character would begin another field or line.
    #[error("it has a control character in it, which the format cannot hold")]
    ControlCharacter,
    /// There is no host that it belongs to.
    #[error("it belongs to no host")]
    NoDomain,
    /// It is partitioned: the format has no place for the site it is kept apart under, and it would become another cookie.
    #[error("it is partitioned, which the format cannot say")]
    Partitioned,
    /// It cannot be written as JSON.
    #[error("it cannot be written as JSON")]
    Json,
}

/// All cookies as a JSON array, with all that the browser told.
///
/// # Errors
/// [`ExportError::Json`], which no cookie is known to cause.
pub fn to_json(cookies: &[Cookie]) -> Result<ExportedCookies, ExportError> {
    let text = serde_json::to_string_pretty(cookies).map_err(|_| ExportError::Json)?;
    Ok(ExportedCookies {
        text: text + "\n",
        written: cookies.len(),
        refused: Vec::new(),
    })
}

/// The cookies as `cookies.txt`: a line for each with host, subdomains, path, `Secure`, end, name and value, tabs between
/// them. A session cookie ends at 0, and `#HttpOnly_` before the host means what it says (as curl writes it:
/// <https://curl.se/docs/http-cookies.html>).
#[must_use]
pub fn to_netscape(cookies: &[Cookie]) -> ExportedCookies {
    let mut file = ExportedCookies {
        text: "# Netscape HTTP Cookie File\n".to_owned(),
        written: 0,
        refused: Vec::new(),
    };
    for cookie in cookies {
        match line(cookie) {
            Ok(line) => {
                file.text.push_str(&line);
                file.written += 1;
            }
            Err(reason) => file.refused.push(reason),
        }
    }
    file
}

fn line(cookie: &Cookie) -> Result<String, ExportError> {
    let host = cookie.host();
    if host.is_empty() {
        return Err(ExportError::NoDomain);
    }
    if cookie.partition_key.is_some() {
        return Err(ExportError::Partitioned);
    }
    let path = if cookie.path.is_empty() {
        "/"
    } else {
        &cookie.path
    };
    let texts = [host, path, &cookie.name, &cookie.value];
    if texts.iter().any(|text| text.contains(char::is_control)) {
        return Err(ExportError::ControlCharacter);
    }
    let marked = if cookie.http_only { "#HttpOnly_" } else { "" };
    let (dot, subdomains) = if cookie.host_only {
        ("", "FALSE")
    } else {
        (".", "TRUE")
    };
    let secure = if cookie.secure { "TRUE" } else { "FALSE" };
    // An end at or before 1970 would be read as a session cookie.
    let end = cookie
        .expiration_date
        .map_or(0.0, |end| end.trunc().max(1.0));
    let (name, value) = (&cookie.name, &cookie.value);
    Ok(format!(
        "{marked}{dot}{host}\t{subdomains}\t{path}\t{secure}\t{end:.0}\t{name}\t{value}\n"
    ))
}
