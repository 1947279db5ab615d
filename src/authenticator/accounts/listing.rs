//! An account as it is shown: without its secret.

use serde::Serialize;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::account::Account;
use crate::authenticator::credential::{Code, code_at};

/// Colours of the marks that stand for icons.
const COLOURS: u32 = 12;

/// An account as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AccountRow {
    /// Its id.
    pub id: String,
    /// The site or service.
    pub issuer: String,
    /// The name of the account there.
    pub name: String,
    /// The letter of its mark.
    pub letter: String,
    /// The colour of its mark, 0 to 11: the same for the same issuer.
    pub colour: u32,
    /// Whether it stands before those that are not.
    pub pinned: bool,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The registrable domains on which its codes may be filled in.
    pub sites: Vec<String>,
    /// Whether it is bound to the site in front.
    pub matches_site: bool,
    /// What the person has written beside it.
    pub note: String,
    /// How many characters its codes have.
    pub digits: u8,
    /// Its code; nothing for codes that count, which are made one at a time.
    pub code: Option<Code>,
}

/// What a search finds, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AccountList {
    /// The first of the accounts that were found: as many as were asked for.
    pub rows: Vec<AccountRow>,
    /// How many were found.
    pub found: usize,
    /// How many the vault has.
    pub total: usize,
    /// How many of these are bound to the site in front.
    pub here: usize,
    /// What is said of this state, if a newer one is damaged.
    pub older_state: Option<OlderState>,
    /// How full the vault is, in percent.
    pub percent_full: usize,
}

/// A state of the vault that is not the newest, which is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OlderState {
    /// When it was saved, in Unix seconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub saved_at: u64,
    /// How many times something was saved after it, and is missing.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub lost: u64,
}

impl AccountRow {
    pub(super) fn new(account: &Account, now: u64, site: Option<&str>) -> Self {
        let credential = &account.credential;
        let title = if credential.issuer.is_empty() {
            &credential.name
        } else {
            &credential.issuer
        };
        Self {
            id: account.id.clone(),
            issuer: credential.issuer.clone(),
            name: credential.name.clone(),
            letter: letter(title),
            colour: colour(title),
            pinned: account.pinned,
            tags: account.tags.clone(),
            sites: account.sites.clone(),
            matches_site: is_bound(account, site),
            note: account.note.clone(),
            digits: credential.kind.digits(),
            code: code_at(credential, now),
        }
    }
}

/// Whether an account is bound to a site.
pub(super) fn is_bound(account: &Account, site: Option<&str>) -> bool {
    site.is_some_and(|site| account.sites.iter().any(|bound| bound == site))
}

/// Whether each word of a search is somewhere in the account, whatever its case and accents.
pub(super) fn matches(account: &Account, query: &str) -> bool {
    if query.trim().is_empty() {
        return true;
    }
    let credential = &account.credential;
    let texts = [&credential.issuer, &credential.name];
    let all = texts.into_iter().chain(&account.tags).chain(&account.sites);
    let folded: Vec<_> = all.map(|text| folded(text)).collect();
    let mut words = query.split_whitespace().map(self::folded);
    words.all(|word| folded.iter().any(|text| text.contains(&word)))
}

fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|letter| !is_combining_mark(*letter));
    plain.flat_map(char::to_lowercase).collect()
}

fn letter(title: &str) -> String {
    let first = title.chars().find(|letter| letter.is_alphanumeric());
    first.map_or_else(|| "?".to_owned(), |letter| letter.to_uppercase().collect())
}

/// FNV-1a over the folded title: it only has to be the same every time.
fn colour(title: &str) -> u32 {
    let hash = folded(title).bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash % COLOURS
}
