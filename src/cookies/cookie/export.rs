//! Cookies as files: JSON, as `cookies.set` takes it, and the text format of Netscape that command-line programs read.
//!
//! What cannot be written so that it is the same cookie again is left out, and said.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    attributes::{Cookie, PartitionKey, SameSite},
    calls::{keeps_path, set_call},
    store::{CookieStoreKind, is_of_firefox},
};
use crate::site::site_of;

/// What a browser gives in place of bytes that are no UTF-8.
const REPLACEMENT: char = '\u{FFFD}';
/// How long a cookie that ends with the browser lives in `cookies.txt`, in seconds: thirty days. Without an end in the future,
/// Python's `MozillaCookieJar` drops it, and with it what is built on that.
const SESSION_LIFE: f64 = 2_592_000.0;

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
    /// It is kept apart, in a partition, under a first party or in another cookie store than the first: the format has no place for
    /// that, and it would become another cookie.
    #[error("it is kept apart, which the format cannot say")]
    Partitioned,
    /// It has no name: programs take its value for one.
    #[error("it has no name, which the format cannot say")]
    NoName,
    /// The browser has not told all of it: it has bytes that are no UTF-8.
    #[error("it has bytes in it that the browser does not tell")]
    NotText,
    /// Chromium would set it at another path.
    #[error("its path would be written otherwise")]
    UnusualPath,
    /// It cannot be written as JSON.
    #[error("it cannot be written as JSON")]
    Json,
}

/// A cookie as `cookies.set` of any browser takes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PortableCookie {
    url: String,
    name: String,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
    path: String,
    secure: bool,
    http_only: bool,
    same_site: SameSite,
    #[serde(skip_serializing_if = "Option::is_none")]
    expiration_date: Option<f64>,
    /// Nothing for the usual windows, which browsers call differently.
    #[serde(skip_serializing_if = "Option::is_none")]
    store_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partition_key: Option<PartitionKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_party_domain: Option<String>,
}

impl PortableCookie {
    fn of(cookie: &Cookie) -> Self {
        let call = set_call(cookie);
        let is_usual = CookieStoreKind::of(&call.place.store_id) == CookieStoreKind::Usual;
        Self {
            url: call.place.url,
            name: call.place.name,
            value: call.value,
            domain: call.domain,
            path: call.path,
            secure: call.secure,
            http_only: call.http_only,
            same_site: call.same_site,
            expiration_date: call.expiration_date,
            store_id: Some(call.place.store_id).filter(|_| !is_usual),
            partition_key: call
                .place
                .partition_key
                .map(|key| plain(key, cookie.host())),
            first_party_domain: call
                .place
                .first_party_domain
                .filter(|party| !party.is_empty()),
        }
    }
}

/// A partition without what every browser takes it to be: under an encrypted site, there is a frame of another site above if the
/// cookie is of another. Those before Chromium 130 and Firefox's of that time know no word for it.
fn plain(key: PartitionKey, host: &str) -> PartitionKey {
    let top = key.top_level_site.as_deref();
    let top = top.and_then(|site| site.strip_prefix("https://"));
    let usual = top.map(|top| site_of(top) != site_of(host));
    PartitionKey {
        has_cross_site_ancestor: key
            .has_cross_site_ancestor
            .filter(|has| Some(*has) != usual),
        ..key
    }
}

/// All cookies as a JSON array. Each is what `cookies.set` takes.
///
/// # Errors
/// [`ExportError::Json`], which no cookie is known to cause.
pub fn to_json(cookies: &[Cookie]) -> Result<ExportedCookies, ExportError> {
    let portable = |cookie: &Cookie| {
        let texts = [&cookie.domain, &cookie.path, &cookie.name, &cookie.value];
        check(cookie, &texts.map(String::as_str))?;
        if keeps_path(&cookie.path) {
            Ok(PortableCookie::of(cookie))
        } else {
            Err(ExportError::UnusualPath)
        }
    };
    let (written, refused) = divided(cookies.iter().map(portable));
    let text = serde_json::to_string_pretty(&written).map_err(|_| ExportError::Json)?;
    Ok(ExportedCookies {
        text: text + "\n",
        written: written.len(),
        refused,
    })
}

/// The cookies as `cookies.txt`: a line for each with host, subdomains, path, `Secure`, end, name and value, tabs between
/// them (<https://curl.se/docs/http-cookies.html>). `HttpOnly` is left out: curl writes `#HttpOnly_` before the host, which wget and
/// Python before 3.10 take for a comment, so that they drop the cookie. What ends with the browser ends after thirty days; `now` is
/// in seconds since 1970.
#[must_use]
pub fn to_netscape(cookies: &[Cookie], now: f64) -> ExportedCookies {
    let store = cookies.first().map(|cookie| cookie.store_id.as_str());
    let lines = cookies.iter().map(|cookie| line(cookie, store, now));
    let (lines, refused) = divided(lines);
    ExportedCookies {
        text: format!("# Netscape HTTP Cookie File\n{}", lines.concat()),
        written: lines.len(),
        refused,
    }
}

fn divided<Written>(
    all: impl Iterator<Item = Result<Written, ExportError>>,
) -> (Vec<Written>, Vec<ExportError>) {
    let mut refused = Vec::new();
    let written = all.filter_map(|one| one.map_err(|reason| refused.push(reason)).ok());
    (written.collect(), refused)
}

/// What no file can hold.
fn check(cookie: &Cookie, texts: &[&str]) -> Result<(), ExportError> {
    if cookie.host().is_empty() {
        Err(ExportError::NoDomain)
    } else if texts.iter().any(|text| text.contains(char::is_control)) {
        Err(ExportError::ControlCharacter)
    } else if cookie.path.is_empty() || texts.iter().any(|text| text.contains(REPLACEMENT)) {
        // Chromium tells nothing of a path that is no UTF-8.
        Err(ExportError::NotText)
    } else {
        Ok(())
    }
}

fn line(cookie: &Cookie, store: Option<&str>, now: f64) -> Result<String, ExportError> {
    let is_isolated = cookie.kept_under().is_some()
        || cookie.partition_key.is_some()
        || Some(cookie.store_id.as_str()) != store;
    if is_isolated {
        return Err(ExportError::Partitioned);
    }
    let name = name(cookie)?;
    // Programs know IPv6 addresses without brackets.
    let host = cookie.host();
    let address = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let host = address.unwrap_or(host);
    let (path, value) = (&cookie.path, &cookie.value);
    check(cookie, &[host, path, &name, value])?;
    if name.is_empty() {
        return Err(ExportError::NoName);
    }
    let (dot, subdomains) = if cookie.host_only {
        ("", "FALSE")
    } else {
        (".", "TRUE")
    };
    let secure = if cookie.secure { "TRUE" } else { "FALSE" };
    // An end at or before 1970 would be read as none.
    let end = cookie.expiration_date.unwrap_or(now + SESSION_LIFE);
    let end = end.trunc().max(1.0);
    Ok(format!(
        "{dot}{host}\t{subdomains}\t{path}\t{secure}\t{end:.0}\t{name}\t{value}\n"
    ))
}

/// The name. Firefox gives each byte of it as a letter (seen in Firefox 153).
fn name(cookie: &Cookie) -> Result<Cow<'_, str>, ExportError> {
    if cookie.name.is_ascii() || !is_of_firefox(&cookie.store_id) {
        return Ok(Cow::Borrowed(&cookie.name));
    }
    let bytes = cookie.name.chars().map(|letter| u8::try_from(letter).ok());
    let bytes: Option<Vec<u8>> = bytes.collect();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.map(Cow::Owned).ok_or(ExportError::NotText)
}
