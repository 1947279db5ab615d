//! An account of a vault.

use serde::{Deserialize, Serialize};

use crate::authenticator::{
    annotations::{Annotations, clean_note, words},
    credential::{Credential, Kind},
};

/// An account of a vault.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Names it, at random.
    pub id: String,
    /// What makes its codes.
    #[serde(flatten)]
    pub credential: Credential,
    /// The registrable domains on which its codes may be filled in.
    #[serde(default)]
    pub sites: Vec<String>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether it stands before those that are not.
    #[serde(default)]
    pub pinned: bool,
    /// What the person has written beside it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was added, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<u64>,
}

impl Account {
    /// Goes on to the counter of the same account, where it is higher; says whether it was.
    pub(super) fn count_up_to(&mut self, other: &Credential) -> bool {
        match (&mut self.credential.kind, other.kind.counter()) {
            (Kind::Hotp { counter, .. }, Some(higher)) if higher > *counter => {
                *counter = higher;
                true
            }
            _ => false,
        }
    }

    /// Takes over what the same account says elsewhere and this one does not: names, tags, a note, that it is a favourite. Says whether
    /// there was anything. Of names that differ its own stay, and notes that differ stand one below the other.
    pub(super) fn complete(&mut self, other: &Credential, annotations: Annotations) -> bool {
        let Self { credential, .. } = self;
        let mut new = false;
        for (mine, theirs) in [
            (&mut credential.issuer, &other.issuer),
            (&mut credential.name, &other.name),
        ] {
            if mine.is_empty() && !theirs.is_empty() {
                mine.clone_from(theirs);
                new = true;
            }
        }
        let Annotations { note, tags, pinned } = annotations;
        new |= pinned && !self.pinned;
        self.pinned |= pinned;
        let mut all = self.tags.clone();
        all.extend(tags);
        let all = words(all);
        new |= all != self.tags;
        self.tags = all;
        let note = clean_note(&note);
        if !self.note.contains(&note) {
            let both = format!("{}\n{note}", self.note);
            new = true;
            self.note = clean_note(&both);
        }
        new
    }

    /// Takes over what the same account is elsewhere: its counter, and what it says.
    pub(super) fn merge(&mut self, other: Account) -> Merging {
        let went_on = self.count_up_to(&other.credential);
        let annotations = Annotations {
            note: other.note,
            tags: other.tags,
            pinned: other.pinned,
        };
        let binds = self.sites.is_empty() && !other.sites.is_empty();
        if binds {
            self.sites = other.sites;
        }
        let completed = self.complete(&other.credential, annotations);
        Merging {
            went_on,
            completed: completed || binds,
        }
    }

    /// How much alike it is to another: the same secret, made into codes in the same way (a counter may have gone on), under the same
    /// names, or under none.
    pub(super) fn likeness(&self, other: &Credential) -> Likeness {
        if !same_codes(&self.credential, other) {
            Likeness::Other
        } else if same(&self.credential.issuer, &other.issuer)
            && same(&self.credential.name, &other.name)
        {
            Likeness::Same
        } else if compatible_names(&self.credential, other) {
            Likeness::Nameless
        } else {
            Likeness::Other
        }
    }
}

/// What an account took over of another.
pub(super) struct Merging {
    /// Whether its counter went on.
    pub(super) went_on: bool,
    /// Whether it got names, notes, tags or sites that it had not.
    pub(super) completed: bool,
}

/// How much alike two accounts are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The same codes under the same names.
    Same,
    /// The same codes, and a name that one of the two does not have.
    Nameless,
    /// Two accounts.
    Other,
}

/// Where the same account stands; one of the same names rather than one that has none.
pub(super) fn place_of(accounts: &[Account], credential: &Credential) -> Option<usize> {
    let mut nameless = None;
    for (place, known) in accounts.iter().enumerate() {
        match known.likeness(credential) {
            Likeness::Same => return Some(place),
            Likeness::Nameless => nameless = nameless.or(Some(place)),
            Likeness::Other => {}
        }
    }
    nameless
}

/// The same secret, made into codes in the same way. A counter may have gone on.
fn same_codes(one: &Credential, other: &Credential) -> bool {
    let same_kind = match (&one.kind, &other.kind) {
        (
            Kind::Hotp {
                algorithm, digits, ..
            },
            Kind::Hotp {
                algorithm: other_algorithm,
                digits: other_digits,
                ..
            },
        ) => algorithm == other_algorithm && digits == other_digits,
        (one, other) => one == other,
    };
    same_kind && one.secret == other.secret
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Issuer and name are the same, whatever their case, or one of the two says nothing.
fn compatible_names(one: &Credential, other: &Credential) -> bool {
    let compatible =
        |one: &str, other: &str| one.is_empty() || other.is_empty() || same(one, other);
    compatible(&one.issuer, &other.issuer) && compatible(&one.name, &other.name)
}
