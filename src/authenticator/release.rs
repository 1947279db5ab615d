//! The one function by which a code leaves the vault for a page.

use serde::{Deserialize, Serialize};

use super::{
    accounts::{Account, Accounts},
    credential::code_at,
    error::AccountError,
    lookalike::resembles,
};
use crate::site::{Origin, site_of};

/// So long a filling waits for the next code without a word: no longer than a person does, or a background lives.
const LONGEST_WAIT_S: u64 = 5;

/// Who asks for a code: a frame that the person has chosen to fill, at the moment of filling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeker<'a> {
    /// The origin of the frame that is filled; nothing where it is none of the web.
    pub frame: Option<&'a Origin>,
    /// The origin of the page in the tab.
    pub top: Option<&'a Origin>,
    /// The origins of the pages around the frame, as it sees them; nothing for one that is none of the web.
    pub around: &'a [Option<Origin>],
}

/// A code that may be filled in.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Released {
    /// The account that it is of.
    pub id: String,
    /// The code.
    pub code: String,
    /// Until when the code is valid, in Unix seconds; nothing for codes that count.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub valid_until: Option<u64>,
    /// Whether the account counts: then the code is used up once it was filled in.
    pub counts: bool,
    /// How many seconds to wait, and to ask again then, because this code has been used.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub wait: u64,
}

/// A code that has ended a set-up: many servers refuse it from then on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SpentCode {
    /// The id of its account.
    pub account: String,
    /// Until when it is valid, in Unix seconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub valid_until: u64,
}

impl Released {
    /// The same where a code has been used: if it is this one, the next is waited for, or the person is told.
    ///
    /// # Errors
    /// [`ReleaseError::CodeSpent`] where the next is due later than in some seconds.
    pub fn after(mut self, spent: Option<&SpentCode>, now: u64) -> Result<Self, ReleaseError> {
        let is_spent = |spent: &&SpentCode| {
            spent.account == self.id && Some(spent.valid_until) == self.valid_until
        };
        let Some(spent) = spent.filter(is_spent) else {
            return Ok(self);
        };
        self.wait = spent.valid_until.saturating_sub(now);
        if self.wait > LONGEST_WAIT_S {
            return Err(ReleaseError::CodeSpent);
        }
        Ok(self)
    }
}

/// Why no code was released.
#[derive(
    Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum ReleaseError {
    /// The account is bound to other sites, or there is none for this one.
    #[error("no account is bound to this site")]
    NotBound,
    /// The site is not the one that the account is bound to, and looks like it.
    #[error("this site looks like {resembles}, and is another")]
    LookAlike {
        /// The site that it looks like.
        resembles: String,
    },
    /// Several accounts are bound to the site: the person has to choose.
    #[error("several accounts are bound to this site: choose one")]
    SeveralAccounts,
    /// The frame is of another site than a page around it.
    #[error("this part of the page belongs to another site")]
    CrossSiteFrame,
    /// The code has ended a set-up, and the next one is not there yet.
    #[error("this code has just been used: wait for the next one")]
    CodeSpent,
    /// Somebody on the way could read along.
    #[error("the connection to this site is not encrypted")]
    NotSecure,
    /// The account is not there.
    #[error(transparent)]
    #[strum(transparent, serialize = "")]
    Account(#[from] AccountError),
}

/// Releases the code of an account, or of the only account of the site, to a frame. The frame's site has to be bound to the
/// account, the pages around it have to be of the same, and nobody on the way to either may read along.
///
/// # Errors
/// [`ReleaseError`].
pub fn release(
    accounts: &Accounts,
    id: Option<&str>,
    seeker: Seeker<'_>,
    now: u64,
) -> Result<Released, ReleaseError> {
    let frame = seeker.frame.ok_or(ReleaseError::NotBound)?;
    let site = &site_of(frame.host());
    let top = seeker.top.filter(|top| site_of(top.host()) == *site);
    let top = top.ok_or(ReleaseError::CrossSiteFrame)?;
    let is_here =
        |one: &Option<Origin>| one.as_ref().is_some_and(|one| site_of(one.host()) == *site);
    if !seeker.around.iter().all(is_here) {
        return Err(ReleaseError::CrossSiteFrame);
    }
    let account = match id {
        Some(id) => accounts.account(id)?,
        None => only_one(accounts, frame.host(), site)?,
    };
    if !is_bound(account, site) {
        return Err(stranger(frame.host(), account.sites.iter()));
    }
    let around = seeker.around.iter().flatten();
    if ![frame, top]
        .into_iter()
        .chain(around)
        .all(Origin::is_secure)
    {
        return Err(ReleaseError::NotSecure);
    }
    Ok(Released {
        id: account.id.clone(),
        code: accounts.code(&account.id, now)?,
        valid_until: code_at(&account.credential, now).map(|code| code.valid_until),
        counts: account.credential.kind.counter().is_some(),
        wait: 0,
    })
}

fn only_one<'a>(
    accounts: &'a Accounts,
    host: &str,
    site: &str,
) -> Result<&'a Account, ReleaseError> {
    let mut bound = accounts
        .all()
        .iter()
        .filter(|account| is_bound(account, site));
    match (bound.next(), bound.next()) {
        (Some(account), None) => Ok(account),
        (Some(_), Some(_)) => Err(ReleaseError::SeveralAccounts),
        (None, _) => {
            let known = accounts.all().iter().flat_map(|account| &account.sites);
            Err(stranger(host, known))
        }
    }
}

fn is_bound(account: &Account, site: &str) -> bool {
    account.sites.iter().any(|bound| bound == site)
}

fn stranger<'a>(host: &str, mut known: impl Iterator<Item = &'a String>) -> ReleaseError {
    match known.find(|bound| resembles(host, bound)) {
        Some(bound) => ReleaseError::LookAlike {
            resembles: bound.clone(),
        },
        None => ReleaseError::NotBound,
    }
}
