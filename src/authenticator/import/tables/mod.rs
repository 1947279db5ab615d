//! Tables of passwords that have two-factor keys in one of their columns, or an address anywhere.

mod csv;
mod trash;

use zeroize::Zeroizing;

use super::{
    codes::{Codes, addresses_in},
    container::Json,
    draft::{Address, Row},
    error::ImportError,
    importer::{File, Found, Importer},
};
use crate::authenticator::annotations::Annotations;
use csv::Table;

/// Which program a table is of, by columns that no other has.
const PROGRAMS: [(&str, &[&str]); 10] = [
    ("Bitwarden", &["login_totp", "login_username"]),
    ("Bitwarden Authenticator", &["login_totp"]),
    ("LastPass", &["totp", "grouping", "extra"]),
    ("KeePassXC", &["group", "title", "totp"]),
    ("1Password", &["title", "otpauth", "archived"]),
    (
        "1Password",
        &["title", "one-time password", "archived status"],
    ),
    ("Apple Passwords", &["title", "otpauth"]),
    ("Proton Pass", &["vault", "totp", "createtime"]),
    ("Dashlane", &["otpurl"]),
    ("KeePass", &["account", "login name", "web site"]),
];
/// The columns, each by the names that programs give it, the best first.
const KEYS: [&str; 15] = [
    "login_totp",
    "totp",
    "otpauth",
    "otpurl",
    "otpsecret",
    "otp",
    "one-time password",
    "totp secret",
    "totp_secret",
    "totp key",
    "otp_secret",
    "authenticator key",
    "tfc:keeper",
    "2fa",
    "mfa",
];
const ISSUERS: [&str; 5] = ["title", "name", "account", "issuer", "url"];
const NAMES: [&str; 9] = [
    "login_username",
    "username",
    "login name",
    "user name",
    "user",
    "login",
    "username2",
    "username3",
    "email",
];
const NOTES: [&str; 5] = ["notes", "note", "extra", "comments", "comment"];
const GROUPS: [&str; 7] = [
    "folder",
    "collections",
    "group",
    "grouping",
    "category",
    "vault",
    "tags",
];
const FAVOURITES: [&str; 4] = ["favorite", "favourite", "fav", "favorite status"];
const PASSWORDS: [&str; 3] = ["password", "login_password", "pwd"];
/// What only a table of `KeePassXC` has: groups inside one another.
const TREE: [&str; 2] = ["group", "title"];

pub(super) struct Passwords;

impl Importer for Passwords {
    fn name(&self) -> &'static str {
        "passwords"
    }

    fn program(&self, file: &File) -> &'static str {
        let head = Table::head(file.text);
        let program = PROGRAMS.iter().find(|(_, columns)| head.has(columns));
        program.map_or(self.name(), |(name, _)| name)
    }

    fn recognises(&self, file: &File) -> bool {
        let head = Table::head(file.text);
        let has = |names: &[&str]| !head.columns(names).is_empty();
        has(&KEYS) && (has(&ISSUERS) || has(&NAMES)) || has(&PASSWORDS) && has(&NAMES)
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        read(file.text)
    }
}

/// Tables of programs that are not known, with addresses in them, be the columns named or not.
pub(super) struct Others;

impl Importer for Others {
    fn name(&self) -> &'static str {
        "passwords"
    }

    fn recognises(&self, file: &File) -> bool {
        let is_text = matches!(file.json, Json::None) && !file.text.trim_start().starts_with('<');
        is_text
            && Table::head(file.text).first.len() > 1
            && addresses_in(file.text).next().is_some()
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        read(file.text)
    }
}

fn read(text: &str) -> Result<Found, ImportError> {
    let table = Table::read(text)?;
    let columns = Columns::of(&table);
    let mut found = Found::default();
    // Some name no columns.
    let has_address = |cell: &Zeroizing<String>| addresses_in(cell).next().is_some();
    let first = table.first.iter().any(has_address).then_some(&table.first);
    for row in first.into_iter().chain(&table.rows) {
        let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
        columns.add(&cells, &mut found)?;
    }
    Ok(found)
}

/// The places of the columns of each kind, the best first.
struct Columns {
    key: Vec<usize>,
    issuer: Vec<usize>,
    name: Vec<usize>,
    note: Vec<usize>,
    group: Vec<usize>,
    favourite: Vec<usize>,
    has_tree: bool,
}

impl Columns {
    fn of(table: &Table) -> Self {
        Self {
            key: table.columns(&KEYS),
            issuer: table.columns(&ISSUERS),
            name: table.columns(&NAMES),
            note: table.columns(&NOTES),
            group: table.columns(&GROUPS),
            favourite: table.columns(&FAVOURITES),
            has_tree: table.has(&TREE),
        }
    }

    /// Adds all accounts of a row.
    fn add(&self, cells: &[&str], found: &mut Found) -> Result<(), ImportError> {
        // The first that says something.
        let place = |places: &[usize]| {
            let says = |place: &&usize| cells.get(**place).is_some_and(|cell| !cell.is_empty());
            places.iter().find(says).copied()
        };
        let cell = |places: &[usize]| {
            let cell = place(places).and_then(|place| cells.get(place));
            cell.copied().unwrap_or_default()
        };
        let mut codes = Codes::default();
        codes.add(cell(&self.key), "");
        // Some keep the address among the notes, or in a field of their own, and more than one.
        let key = place(&self.key);
        for (_, cell) in (0..).zip(cells).filter(|(place, _)| Some(*place) != key) {
            codes.add_from(cell, "");
        }
        let group = cell(&self.group);
        let trashed = self.has_tree && trash::holds(group);
        let annotations = self.annotations(&cell, codes.note(cell(&self.note)));
        let name = cell(&self.name);
        // Apple writes the name behind the site where it has no other title.
        let title = host_of(cell(&self.issuer));
        let behind = format!(" ({name})");
        let issuer = title.strip_suffix(&behind).unwrap_or(title);
        for code in codes.all() {
            found.add(if trashed {
                Row::Trashed
            } else {
                Row::Address(Address {
                    text: code.text,
                    issuer,
                    name,
                    field: code.field,
                    annotations: annotations.clone(),
                })
            })?;
        }
        Ok(())
    }

    fn annotations<'cells>(
        &self,
        cell: &impl Fn(&[usize]) -> &'cells str,
        note: String,
    ) -> Annotations {
        let mut annotations = Annotations {
            note,
            pinned: ["1", "true", "yes"].contains(&cell(&self.favourite).to_lowercase().as_str()),
            ..Annotations::default()
        };
        let group = cell(&self.group);
        if self.has_tree {
            annotations.tag(trash::below_root(group));
            return annotations;
        }
        for tag in group.split([',', ';']) {
            annotations.tag(tag);
        }
        annotations
    }
}

/// An address of the web as a person would call the site; anything else as it is.
fn host_of(text: &str) -> &str {
    let Some((_, rest)) = text.split_once("://") else {
        return text;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default()
}
