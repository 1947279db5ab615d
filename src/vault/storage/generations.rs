//! Where the vault is kept so that no crash, full disk or damaged record loses what was saved.
//!
//! Each write is a new record beside the old ones, under a name with its generation. The caller, one at a time:
//!
//! 1. [`survey`]s all records and opens the first of [`Survey::openable`] that opens;
//! 2. writes the sealed vault under [`Survey::next`]'s name, and reads it back: only if the same bytes came back, the
//!    state is saved;
//! 3. removes what [`prunable`] names.
//!
//! Between any two steps it may be killed.

use crate::vault::{
    envelope::{Envelope, LAST_GENERATION},
    error::VaultError,
};

/// What the names of all records begin with.
pub const PREFIX: &str = "vault.";
/// Digits of a generation in a name, so that names sort as generations do.
const DIGITS: usize = 16;

/// A record as the storage gave it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes; `None` if the storage could not read it.
    pub bytes: Option<&'a [u8]>,
}

/// A record that was read well and may open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its name.
    pub name: String,
    /// Its generation.
    pub generation: u64,
    /// When it was written, in Unix seconds; not proven before it is opened.
    pub saved_at: u64,
}

/// What the storage holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// What to open, in this order until one opens.
    pub openable: Vec<Candidate>,
    /// Names of records that are damaged or could not be read. None of them is ever written over.
    pub damaged: Vec<String>,
    /// The generation of the next write, above that of every record, damaged ones too.
    pub next: u64,
}

/// How many generations are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// The newest and two older ones.
    Usual,
    /// The newest and one older one. After a change of password or data key, the vault is written twice and pruned so:
    /// then nothing is left that opens with the old one.
    Fewest,
}

impl Retention {
    fn count(self) -> usize {
        match self {
            Self::Usual => 3,
            Self::Fewest => 2,
        }
    }
}

/// The name of a generation's record.
#[must_use]
pub fn name(generation: u64) -> String {
    format!("{PREFIX}{generation:0DIGITS$}")
}

/// The generation that a name says; `None` for names that are none of ours.
fn generation(record: &str) -> Option<u64> {
    let number = record.strip_prefix(PREFIX)?.parse().ok()?;
    (name(number) == record).then_some(number)
}

/// Says what the storage holds, and which generation is written next. Records with other names are left alone.
///
/// # Errors
/// [`VaultError::NewerVersion`] if a record was written by a newer version of Latchkey: then nothing may be written.
/// [`VaultError::GenerationsExhausted`] if a record claims the last generation there is.
pub fn survey(records: &[Record<'_>]) -> Result<Survey, VaultError> {
    let mut survey = Survey {
        openable: Vec::new(),
        damaged: Vec::new(),
        next: 1,
    };
    for record in records {
        let Some(named) = generation(record.name) else {
            continue;
        };
        survey.next = survey.next.max(named.saturating_add(1));
        match candidate(record, named) {
            Ok(candidate) => survey.openable.push(candidate),
            Err(VaultError::NewerVersion) => return Err(VaultError::NewerVersion),
            Err(_) => survey.damaged.push(record.name.to_owned()),
        }
    }
    if survey.next > LAST_GENERATION {
        return Err(VaultError::GenerationsExhausted);
    }
    survey
        .openable
        .sort_by_key(|candidate| std::cmp::Reverse(candidate.generation));
    Ok(survey)
}

/// A record that reads well, and is the generation that its name says.
fn candidate(record: &Record<'_>, named: u64) -> Result<Candidate, VaultError> {
    let envelope = Envelope::parse(record.bytes.ok_or(VaultError::Damaged)?)?;
    let header = envelope.header();
    if header.generation() != named {
        return Err(VaultError::Damaged);
    }
    Ok(Candidate {
        name: record.name.to_owned(),
        generation: named,
        saved_at: header.saved_at(),
    })
}

/// The records that may be removed, once `written` was read back.
///
/// What stays: `written`; `opened`, the record that it was made from, which is known to open; and as many of the newest
/// that read well as `retention` says. Of the rest only those older than all of these go, so nothing goes before there
/// are enough.
#[must_use]
pub fn prunable(
    survey: &Survey,
    opened: Option<&str>,
    written: u64,
    retention: Retention,
) -> Vec<String> {
    let older = survey.openable.iter();
    let older = older.filter(|candidate| candidate.generation < written);
    let Some(oldest) = older.clone().nth(retention.count() - 2) else {
        return Vec::new();
    };
    let opened = opened.and_then(generation).unwrap_or(oldest.generation);
    let oldest = oldest.generation.min(opened);
    let names = older
        .map(|candidate| &candidate.name)
        .chain(&survey.damaged);
    names
        .filter(|name| generation(name).is_some_and(|generation| generation < oldest))
        .cloned()
        .collect()
}

/// The records that may be removed before a write where the storage has no room for one more: all that read well but the one that the
/// vault was opened from, which is known to open.
#[must_use]
pub fn spare(survey: &Survey, opened: Option<&str>) -> Vec<String> {
    let Some(opened) = opened else {
        return Vec::new();
    };
    let others = survey.openable.iter().map(|candidate| &candidate.name);
    others.filter(|name| *name != opened).cloned().collect()
}
