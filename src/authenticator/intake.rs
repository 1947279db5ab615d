//! The ways in which accounts get into the book: scanned, pasted, typed, imported. Whatever of it is no account is told,
//! and the rest is added.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    account::clean,
    book::Book,
    error::AccountError,
    form::AccountForm,
    import::{self, ImportError},
    migration,
    otpauth::Parsed,
    report::AddedReport,
    scanned,
};
use crate::{
    Coded,
    random::{NoRandomness, Randomness},
};

/// Why nothing was added.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum IntakeError {
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

/// Adds accounts to a book, all bound to the same site, at the same time.
struct Intake<'a, Source> {
    book: &'a mut Book,
    site: Option<&'a str>,
    now_ms: u64,
    source: &'a mut Source,
    report: AddedReport,
}

impl<Source: Randomness> Intake<'_, Source> {
    fn add(&mut self, parsed: Parsed) -> Result<(), IntakeError> {
        let mut id = [0; 16];
        self.source.fill(&mut id)?;
        self.report
            .add(self.book, parsed, self.site, id, self.now_ms)?;
        Ok(())
    }
}

/// Adds what was scanned or pasted: addresses of one or several accounts, and bare keys. `now_ms` is in Unix
/// milliseconds.
///
/// # Errors
/// [`IntakeError::Account`] if there are too many accounts, [`IntakeError::NoRandomness`]; then the book may have some of
/// them, and is not to be kept.
pub fn add_texts(
    book: &mut Book,
    texts: &[String],
    site: Option<&str>,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, IntakeError> {
    let report = AddedReport::default();
    let mut intake = Intake {
        book,
        site,
        now_ms,
        source,
        report,
    };
    // Of each export, how many pictures it has and which of them came.
    let mut exports: BTreeMap<i32, (u32, BTreeSet<u32>)> = BTreeMap::new();
    for text in texts {
        if migration::is_migration(text) {
            match migration::parse(text) {
                Ok(batch) => {
                    let export = exports.entry(batch.id).or_default();
                    export.0 = export.0.max(batch.size);
                    export.1.insert(batch.index);
                    for entry in batch.entries {
                        match entry {
                            Ok(parsed) => intake.add(parsed)?,
                            Err(refused) => {
                                intake.report.refuse(refused.title, refused.error.code());
                            }
                        }
                    }
                }
                Err(error) => intake.report.refuse("", error.code()),
            }
            continue;
        }
        match scanned::read(text) {
            Ok(parsed) => intake.add(parsed)?,
            Err(AccountError::NotRecognised) => {
                intake.report.refuse_other(scanned::recognise(text));
            }
            Err(error) => intake.report.refuse("", error.code()),
        }
    }
    let came = |set: &BTreeSet<u32>| u32::try_from(set.len()).unwrap_or(u32::MAX);
    intake.report.missing = exports
        .values()
        .map(|(size, indices)| size.saturating_sub(came(indices)))
        .fold(0, u32::saturating_add);
    Ok(intake.report)
}

/// Adds what was typed into the form.
///
/// # Errors
/// [`IntakeError::Account`] for what was typed; as [`add_texts`].
pub fn add_form(
    book: &mut Book,
    form: &AccountForm,
    site: Option<&str>,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, IntakeError> {
    let mut intake = Intake {
        book,
        site,
        now_ms,
        source,
        report: AddedReport::default(),
    };
    intake.add(form.read()?)?;
    Ok(intake.report)
}

/// Adds the accounts of another program's file.
///
/// # Errors
/// [`IntakeError::Import`]; as [`add_texts`].
pub fn add_file(
    book: &mut Book,
    file: &[u8],
    password: Option<&str>,
    now_ms: u64,
    source: &mut impl Randomness,
) -> Result<AddedReport, IntakeError> {
    let imported = import::import(file, password)?;
    let mut intake = Intake {
        book,
        site: None,
        now_ms,
        source,
        report: AddedReport::default(),
    };
    for entry in imported.entries {
        match entry {
            Ok(parsed) => intake.add(parsed)?,
            Err(refused) => {
                let title = format!("{}. {}", refused.position, clean(&refused.title));
                intake.report.refuse(title.trim(), refused.error.code());
            }
        }
    }
    Ok(intake.report)
}
