//! The ways in which accounts are added: scanned, pasted, typed, imported. Whatever of it is no account is told,
//! and the rest is added.

mod binding;
mod form;
mod handover;
mod report;
pub mod scanned;

use super::{
    accounts::Accounts,
    error::AccountError,
    import::google::{self, Exports},
    otpauth::Parsed,
};
use crate::{
    Coded,
    random::{NoRandomness, Randomness},
};
pub use binding::Sight;
pub use form::AccountForm;
pub use handover::Handover;
pub use report::{AddedAccount, AddedReport, MergedAccount, RefusedAccount, SiteQuestion};

/// Why nothing was added.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum AddingError {
    /// What was given is no account, or there is no room for more.
    #[error(transparent)]
    #[strum(transparent, serialize = "")]
    Account(#[from] AccountError),
    /// There is no randomness for ids.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// Adds accounts at the same time.
struct Adding<'a, Source> {
    accounts: &'a mut Accounts,
    now_ms: u64,
    source: &'a mut Source,
    report: AddedReport,
}

impl<'a, Source: Randomness> Adding<'a, Source> {
    fn new(accounts: &'a mut Accounts, now_ms: u64, source: &'a mut Source) -> Self {
        Self {
            accounts,
            now_ms,
            source,
            report: AddedReport::default(),
        }
    }

    fn add(&mut self, parsed: Parsed, sight: &Sight) -> Result<(), AddingError> {
        let mut id = [0; 16];
        self.source.fill(&mut id)?;
        self.report
            .add(self.accounts, parsed, sight, id, self.now_ms)?;
        Ok(())
    }
}

/// Adds what was scanned or pasted: addresses of one or several accounts, and bare keys. Only a single account is bound to the
/// site of the page: several, or another program's export, may be of anything. `now_ms` is in Unix milliseconds.
///
/// # Errors
/// [`AddingError::Account`] if there are too many accounts, [`AddingError::NoRandomness`]; then some of them may have been
/// added, and nothing of it is to be kept.
pub fn add_texts(
    accounts: &mut Accounts,
    texts: &[String],
    sight: &Sight,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, AddingError> {
    let mut adding = Adding::new(accounts, now_ms, source);
    let elsewhere = Sight::default();
    let sight = if texts.len() == 1 { sight } else { &elsewhere };
    let mut exports = Exports::default();
    for text in texts {
        if google::is_migration(text) {
            match google::parse(text) {
                Ok(batch) => {
                    exports.note(&batch);
                    for entry in batch.entries {
                        match entry {
                            Ok(parsed) => adding.add(parsed, &elsewhere)?,
                            Err(refused) => {
                                adding.report.refuse(refused.title, refused.error.code());
                            }
                        }
                    }
                }
                Err(error) => adding.report.refuse("", error.code()),
            }
            continue;
        }
        match scanned::read(text) {
            Ok(parsed) => adding.add(parsed, sight)?,
            Err(AccountError::NotRecognised) => {
                adding.report.refuse_other(scanned::recognise(text));
            }
            Err(error) => adding.report.refuse("", error.code()),
        }
    }
    adding.report.missing = exports.missing();
    Ok(adding.report)
}

/// Adds what was typed into the form.
///
/// # Errors
/// [`AddingError::Account`] for what was typed; as [`add_texts`].
pub fn add_form(
    accounts: &mut Accounts,
    form: &AccountForm,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, AddingError> {
    let mut adding = Adding::new(accounts, now_ms, source);
    adding.add(form.read()?, &Sight::default())?;
    Ok(adding.report)
}

/// Adds what was read of another program's file.
///
/// # Errors
/// As [`add_texts`].
pub fn add_read(
    accounts: &mut Accounts,
    read: Handover,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, AddingError> {
    let mut adding = Adding::new(accounts, now_ms, source);
    adding.report.format = Some(read.format);
    adding.report.trashed = read.trashed;
    adding.report.missing = read.missing;
    for entry in read.entries {
        match entry {
            Ok(parsed) => adding.add(parsed, &Sight::default())?,
            Err(refused) => adding.report.refuse(refused.title.trim(), refused.code),
        }
    }
    Ok(adding.report)
}
