//! The ways in which accounts are added: scanned, pasted, typed, imported. Whatever of it is no account is told,
//! and the rest is added.

mod form;
mod report;
pub mod scanned;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    accounts::Accounts,
    credential::clean,
    error::AccountError,
    import::{self, ImportError, google},
    otpauth::Parsed,
};
use crate::{
    Coded,
    random::{NoRandomness, Randomness},
};
pub use form::AccountForm;
pub use report::{AddedAccount, AddedReport, RefusedAccount};

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
    /// The file cannot be read.
    #[error(transparent)]
    #[strum(transparent, serialize = "")]
    Import(#[from] ImportError),
    /// There is no randomness for ids.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// Adds accounts, all bound to the same site, at the same time.
struct Adding<'a, Source> {
    accounts: &'a mut Accounts,
    site: Option<&'a str>,
    now_ms: u64,
    source: &'a mut Source,
    report: AddedReport,
}

impl<Source: Randomness> Adding<'_, Source> {
    fn add(&mut self, parsed: Parsed) -> Result<(), AddingError> {
        let mut id = [0; 16];
        self.source.fill(&mut id)?;
        self.report
            .add(self.accounts, parsed, self.site, id, self.now_ms)?;
        Ok(())
    }
}

/// Adds what was scanned or pasted: addresses of one or several accounts, and bare keys. `now_ms` is in Unix
/// milliseconds.
///
/// # Errors
/// [`AddingError::Account`] if there are too many accounts, [`AddingError::NoRandomness`]; then some of them may have been
/// added, and nothing of it is to be kept.
pub fn add_texts(
    accounts: &mut Accounts,
    texts: &[String],
    site: Option<&str>,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, AddingError> {
    let report = AddedReport::default();
    let mut adding = Adding {
        accounts,
        site,
        now_ms,
        source,
        report,
    };
    // Of each export, how many pictures it has and which of them came.
    let mut exports: BTreeMap<i32, (u32, BTreeSet<u32>)> = BTreeMap::new();
    for text in texts {
        if google::is_migration(text) {
            match google::parse(text) {
                Ok(batch) => {
                    let export = exports.entry(batch.id).or_default();
                    export.0 = export.0.max(batch.size);
                    export.1.insert(batch.index);
                    for entry in batch.entries {
                        match entry {
                            Ok(parsed) => adding.add(parsed)?,
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
            Ok(parsed) => adding.add(parsed)?,
            Err(AccountError::NotRecognised) => {
                adding.report.refuse_other(scanned::recognise(text));
            }
            Err(error) => adding.report.refuse("", error.code()),
        }
    }
    let came = |set: &BTreeSet<u32>| u32::try_from(set.len()).unwrap_or(u32::MAX);
    adding.report.missing = exports
        .values()
        .map(|(size, indices)| size.saturating_sub(came(indices)))
        .fold(0, u32::saturating_add);
    Ok(adding.report)
}

/// Adds what was typed into the form.
///
/// # Errors
/// [`AddingError::Account`] for what was typed; as [`add_texts`].
pub fn add_form(
    accounts: &mut Accounts,
    form: &AccountForm,
    site: Option<&str>,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, AddingError> {
    let mut adding = Adding {
        accounts,
        site,
        now_ms,
        source,
        report: AddedReport::default(),
    };
    adding.add(form.read()?)?;
    Ok(adding.report)
}

/// Adds the accounts of another program's file.
///
/// # Errors
/// [`AddingError::Import`]; as [`add_texts`].
pub fn add_file(
    accounts: &mut Accounts,
    file: &[u8],
    password: Option<&str>,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, AddingError> {
    let imported = import::import(file, password)?;
    let mut adding = Adding {
        accounts,
        site: None,
        now_ms,
        source,
        report: AddedReport::default(),
    };
    for entry in imported.entries {
        match entry {
            Ok(parsed) => adding.add(parsed)?,
            Err(refused) => {
                let title = format!("{}. {}", refused.position, clean(&refused.title));
                adding.report.refuse(title.trim(), refused.error.code());
            }
        }
    }
    Ok(adding.report)
}
