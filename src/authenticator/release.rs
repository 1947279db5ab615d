//! The one function by which a code leaves the vault for a page.

use serde::Serialize;

use super::{
    book::{Account, Book},
    error::AccountError,
    lookalike::resembles,
};

/// Who asks for a code: a frame that the person has chosen to fill, at the moment of filling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeker<'a> {
    /// The registrable domain of the frame that is filled; nothing where it has none.
    pub frame: Option<&'a str>,
    /// The registrable domain of the page in the tab.
    pub top: Option<&'a str>,
    /// Whether frame and page came over HTTPS, or from this computer.
    pub secure: bool,
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
    /// Whether the account counts: then the code is used up once it was filled in.
    pub counts: bool,
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
    /// The frame is of another site than the page around it.
    #[error("this part of the page belongs to another site")]
    CrossSiteFrame,
    /// Somebody on the way could read along.
    #[error("the connection to this site is not encrypted")]
    NotSecure,
    /// The account is not there.
    #[error(transparent)]
    #[strum(transparent, serialize = "")]
    Account(#[from] AccountError),
}

/// Releases the code of an account, or of the only account of the site, to a frame. The frame's registrable domain has to
/// be bound to the account, and the page around it has to be of the same.
///
/// # Errors
/// [`ReleaseError`].
pub fn release(
    book: &Book,
    id: Option<&str>,
    seeker: Seeker<'_>,
    now: u64,
) -> Result<Released, ReleaseError> {
    let Seeker { frame, top, secure } = seeker;
    let site = frame.ok_or(ReleaseError::NotBound)?;
    if top != Some(site) {
        return Err(ReleaseError::CrossSiteFrame);
    }
    let account = match id {
        Some(id) => book.account(id)?,
        None => only_one(book, site)?,
    };
    if !is_bound(account, site) {
        return Err(stranger(site, account.sites.iter()));
    }
    if !secure {
        return Err(ReleaseError::NotSecure);
    }
    Ok(Released {
        id: account.id.clone(),
        code: book.code(&account.id, now)?,
        counts: account.credential.kind.counter().is_some(),
    })
}

fn only_one<'a>(book: &'a Book, site: &str) -> Result<&'a Account, ReleaseError> {
    let mut bound = book
        .accounts()
        .iter()
        .filter(|account| is_bound(account, site));
    match (bound.next(), bound.next()) {
        (Some(account), None) => Ok(account),
        (Some(_), Some(_)) => Err(ReleaseError::SeveralAccounts),
        (None, _) => {
            let known = book.accounts().iter().flat_map(|account| &account.sites);
            Err(stranger(site, known))
        }
    }
}

fn is_bound(account: &Account, site: &str) -> bool {
    account.sites.iter().any(|bound| bound == site)
}

fn stranger<'a>(site: &str, mut known: impl Iterator<Item = &'a String>) -> ReleaseError {
    match known.find(|bound| resembles(site, bound)) {
        Some(bound) => ReleaseError::LookAlike {
            resembles: bound.clone(),
        },
        None => ReleaseError::NotBound,
    }
}
