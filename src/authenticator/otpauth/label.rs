//! Issuer and name out of a label, as a person would write them.

use super::{encoding::decode, parameters::Parameters};
use crate::authenticator::{
    credential::{LONGEST_TEXT, clean},
    error::AccountError,
    repair::Repair,
};

/// What some sites put before their name, because they take it from their own address.
const SCHEMES: [&str; 3] = ["https://", "http://", "//"];

/// The label is `issuer:name` or only a name. The parameter counts more than what stands before the colon.
pub(super) fn issuer_and_name(
    label: &str,
    parameters: &mut Parameters,
    repairs: &mut Vec<Repair>,
) -> Result<(String, String), AccountError> {
    let said = parameters.take("issuer").unwrap_or_default();
    let said = said.trim().to_owned();
    let written = decode(label, repairs)?;
    let written = written.trim();
    let (before, name) = match name_after(written, &said) {
        Some(name) => (said.clone(), name.to_owned()),
        None => split(label, without_scheme(written), repairs)?,
    };
    if !said.is_empty() && !before.is_empty() && before != said {
        repairs.push(Repair::IssuerMismatch);
    }
    let issuer = if said.is_empty() { before } else { said };
    let name = without_issuer(&name, &issuer);
    for text in [&issuer, name] {
        if text.chars().count() > LONGEST_TEXT {
            repairs.push(Repair::LabelCut);
        }
    }
    Ok((clean(&issuer), clean(name)))
}

/// The same of a label that is no part of an address, as an export has it beside an issuer: where that is said, and the label begins
/// otherwise, all of it is the name.
pub(in super::super) fn plain_issuer_and_name<'label>(
    written: &'label str,
    said: &'label str,
) -> (&'label str, &'label str) {
    let (written, said) = (written.trim(), said.trim());
    let whole = without_scheme(written);
    let (issuer, name) = match name_after(written, said) {
        Some(name) => (said, name),
        None if said.is_empty() => parted(whole).unwrap_or(("", whole)),
        None => (said, written),
    };
    (issuer.trim(), without_issuer(name.trim(), issuer.trim()))
}

/// The name behind an issuer that is said. An issuer may itself begin as a scheme does.
fn name_after<'text>(written: &'text str, said: &str) -> Option<&'text str> {
    after_issuer(written, said).or_else(|| after_issuer(without_scheme(written), said))
}

/// Some sites write themselves before the name twice.
fn without_issuer<'text>(mut name: &'text str, issuer: &str) -> &'text str {
    while let Some(rest) = after_issuer(name, issuer) {
        name = rest;
    }
    name
}

/// Without a scheme, where a host and a colon follow it.
fn without_scheme(text: &str) -> &str {
    let host = after_scheme(text);
    if host.contains(':') { host } else { text }
}

fn after_scheme(text: &str) -> &str {
    let text = text
        .strip_prefix('/')
        .filter(|rest| rest.starts_with("//"))
        .unwrap_or(text);
    let stripped = SCHEMES.iter().find_map(|scheme| {
        let start = text.get(..scheme.len())?;
        let same = start.eq_ignore_ascii_case(scheme);
        same.then(|| text.get(scheme.len()..)).flatten()
    });
    stripped.unwrap_or(text)
}

/// What stands after the issuer and a colon, where a text begins so. An issuer may have colons of its own.
fn after_issuer<'text>(text: &'text str, issuer: &str) -> Option<&'text str> {
    let start = text.get(..issuer.len()).filter(|_| !issuer.is_empty())?;
    let rest = text.get(issuer.len()..)?.trim_start().strip_prefix(':')?;
    start.eq_ignore_ascii_case(issuer).then(|| rest.trim())
}

/// A colon that is encoded belongs to the issuer or the name, if there is one that is not; the first one that is none of a
/// host's port parts the two.
fn split(
    label: &str,
    whole: &str,
    repairs: &mut Vec<Repair>,
) -> Result<(String, String), AccountError> {
    let raw = without_scheme(label);
    if let Some((before, name)) = parted(raw) {
        let before = decode(before, repairs)?;
        let name = decode(name, repairs)?;
        return Ok((
            after_scheme(before.trim()).to_owned(),
            name.trim().to_owned(),
        ));
    }
    let (before, name) = parted(whole).unwrap_or(("", whole));
    Ok((before.trim().to_owned(), name.trim().to_owned()))
}

fn parted(text: &str) -> Option<(&str, &str)> {
    let (host, rest) = text.split_once(':')?;
    let Some((port, name)) = rest.split_once(':') else {
        return Some((host, rest));
    };
    let is_port = port.parse::<u16>().is_ok() && port.bytes().all(|digit| digit.is_ascii_digit());
    let is_host = host.contains('.') || host.eq_ignore_ascii_case("localhost");
    let until = host.len() + 1 + port.len();
    match text.get(..until) {
        Some(issuer) if is_port && is_host => Some((issuer, name)),
        _ => Some((host, rest)),
    }
}
