//! What became of accounts that were to be added.

use serde::Serialize;

use super::binding::Sight;
use super::scanned::{OtherText, title_of};
use crate::Coded;
use crate::authenticator::{
    accounts::{Accounts, Addition},
    annotations::{clean_note, is_too_long},
    error::AccountError,
    otpauth::Parsed,
    repair::Repair,
};

/// What became of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AddedReport {
    /// The program whose file it was.
    pub format: Option<String>,
    /// Those that were added.
    pub added: Vec<AddedAccount>,
    /// Those that were there already.
    pub merged: Vec<MergedAccount>,
    /// Those that were not added.
    pub refused: Vec<RefusedAccount>,
    /// Parts of the same export that are still missing.
    pub missing: u32,
    /// Entries that were in the other program's trash, and stay there.
    pub trashed: usize,
    /// Whether an account is to be used for the site of the page.
    pub asks: Option<SiteQuestion>,
}

/// An account that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AddedAccount {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What was corrected, and what is worth knowing.
    pub repairs: Vec<Repair>,
    /// An account of the same site, issuer and name with another key, by its id: does the new one replace it?
    pub instead_of: Option<String>,
}

/// An account that was there already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MergedAccount {
    /// What it is called.
    pub title: String,
    /// Whether its counter went on to the one that came.
    pub went_on: bool,
    /// Whether its note and the one that came are longer together than is kept.
    pub note_cut: bool,
}

/// Whether an account is to be used for a site, which only the person knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SiteQuestion {
    /// The id of the account.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The site.
    pub site: String,
}

/// What was not added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RefusedAccount {
    /// What it is called, or where it stood.
    pub title: String,
    /// Why, as a stable code.
    #[cfg_attr(feature = "types", ts(type = "AccountErrorCode | OtherText"))]
    pub code: String,
}

impl AddedReport {
    /// Adds an account, and notes what became of it. `id` is sixteen random bytes.
    ///
    /// # Errors
    /// [`AccountError::TooManyAccounts`].
    pub fn add(
        &mut self,
        accounts: &mut Accounts,
        parsed: Parsed,
        sight: &Sight,
        id: [u8; 16],
        now_ms: u64,
    ) -> Result<(), AccountError> {
        let Parsed {
            credential,
            mut repairs,
            annotations,
        } = parsed;
        let note = clean_note(&annotations.note);
        let is_long = is_too_long(&annotations.note);
        if is_long {
            repairs.push(Repair::NoteCut);
        }
        let title = title_of(&credential);
        let addition = accounts.add(credential, annotations, sight.certain(), id, now_ms)?;
        let asked = match &addition {
            Addition::Added { id, .. } => sight.certain().is_none().then_some(id),
            Addition::Merged { id, other_site, .. } => {
                let is_new = sight.certain().is_none() && !accounts.is_bound(id, sight.asked());
                (*other_site || is_new).then_some(id)
            }
        };
        if let (Some(id), Some(site)) = (asked, sight.asked()) {
            self.asks = Some(SiteQuestion {
                id: id.clone(),
                title: title.clone(),
                site: site.to_owned(),
            });
        }
        match addition {
            Addition::Added { id, instead_of } => self.added.push(AddedAccount {
                id,
                title,
                repairs,
                instead_of,
            }),
            Addition::Merged { id, went_on, .. } => {
                let kept = &accounts.account(&id)?.note;
                self.merged.push(MergedAccount {
                    title,
                    went_on,
                    note_cut: is_long || !kept.contains(&note),
                });
            }
        }
        Ok(())
    }

    /// Notes a text that is no account, by what it is instead.
    pub fn refuse_other(&mut self, other: OtherText) {
        self.refuse("", other.code());
    }

    /// Notes what was not added.
    pub fn refuse(&mut self, title: impl Into<String>, code: impl Into<String>) {
        self.refused.push(RefusedAccount {
            title: title.into(),
            code: code.into(),
        });
    }
}
