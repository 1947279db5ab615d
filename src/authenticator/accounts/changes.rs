//! What may be changed of an account, and the sites that are typed for it.

use serde::Deserialize;

use super::account::Account;
use crate::{
    authenticator::{
        annotations::{clean_note, words},
        credential::clean,
        error::AccountError,
    },
    site::{Origin, site_of, typed_address, typed_site},
};

/// What may be changed of an account; nothing is changed that is not given.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AccountChanges {
    /// The site or service.
    pub issuer: Option<String>,
    /// The name of the account there.
    pub name: Option<String>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
    /// The registrable domains on which its codes may be filled in.
    pub sites: Option<Vec<String>>,
    /// Whether it stands before those that are not.
    pub pinned: Option<bool>,
    /// What the person has written beside it.
    pub note: Option<String>,
}

impl AccountChanges {
    /// Reduces the sites that were typed to their registrable domains; `parse` is the URL parser.
    ///
    /// # Errors
    /// [`AccountError::NotASite`].
    pub fn with_sites(self, parse: impl Fn(&str) -> Option<Origin>) -> Result<Self, AccountError> {
        let read = |typed: String| typed_by(&typed, &parse).ok_or(AccountError::NotASite);
        let sites = self
            .sites
            .map(|sites| sites.into_iter().map(read).collect());
        Ok(Self {
            sites: sites.transpose()?,
            ..self
        })
    }
}

fn typed_by(typed: &str, parse: impl Fn(&str) -> Option<Origin>) -> Option<String> {
    let address = typed_address(typed)?;
    typed_site(&parse(&address)?)
}

impl AccountChanges {
    /// Changes an account.
    pub(super) fn apply(self, account: &mut Account) {
        if let Some(issuer) = self.issuer {
            account.credential.issuer = clean(&issuer);
        }
        if let Some(name) = self.name {
            account.credential.name = clean(&name);
        }
        if let Some(tags) = self.tags {
            account.tags = words(tags);
        }
        if let Some(sites) = self.sites {
            account.sites = words(sites);
        }
        if let Some(pinned) = self.pinned {
            account.pinned = pinned;
        }
        if let Some(note) = self.note {
            account.note = clean_note(&note);
        }
    }
}

/// Reduces a site that was kept as it was typed; what is no site stays.
pub(super) fn reduce(site: &mut String, parse: impl Fn(&str) -> Option<Origin>) {
    let odd = site.ends_with('.') || site.contains(|letter: char| !is_of_site(letter));
    if (odd || site_of(site) != *site)
        && let Some(reduced) = typed_by(site, &parse)
    {
        *site = reduced;
    }
}

/// Whether a letter is of a site as browsers write it.
fn is_of_site(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.[]:".contains(letter)
}
