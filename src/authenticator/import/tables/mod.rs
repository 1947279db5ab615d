//! Tables of passwords that have two-factor keys in one of their columns, or an address anywhere.

mod csv;

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use super::{
    container::Json,
    draft::{Address, Row},
    error::ImportError,
    importer::{File, Found, Importer, MOST_ENTRIES},
};
use crate::authenticator::{
    annotations::{Annotations, shortened},
    otpauth,
};
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
const NAMES: [&str; 7] = [
    "login_username",
    "username",
    "login name",
    "user name",
    "user",
    "login",
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
/// What KeePass calls its trash.
const TRASH: [&str; 3] = ["Recycle Bin", "Papierkorb", "Trash"];

const STEAM: &str = "steam://";
const SCHEMES: [&str; 4] = ["otpauth://", "otpauth-migration://", "motp://", STEAM];

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
        head.column(&KEYS).is_some() && head.column(&ISSUERS).or(head.column(&NAMES)).is_some()
            || head.column(&PASSWORDS).is_some() && head.column(&NAMES).is_some()
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

struct Columns {
    key: Option<usize>,
    issuer: Option<usize>,
    name: Option<usize>,
    note: Option<usize>,
    group: Option<usize>,
    favourite: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Self {
        Self {
            key: table.column(&KEYS),
            issuer: table.column(&ISSUERS),
            name: table.column(&NAMES),
            note: table.column(&NOTES),
            group: table.column(&GROUPS),
            favourite: table.column(&FAVOURITES),
        }
    }

    /// Adds all accounts of a row.
    fn add(&self, cells: &[&str], found: &mut Found) -> Result<(), ImportError> {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or_default();
        let (key, note) = (cell(self.key), cell(self.note));
        // Some keep the address among the notes, or in a field of their own, and more than one.
        let others = (0..cells.len()).filter(|at| Some(*at) != self.key);
        let addresses = others.flat_map(|at| addresses_in(cell(Some(at))));
        let first = [key].into_iter().filter(|key| !key.is_empty());
        let mut known = BTreeSet::new();
        let keys: Vec<&str> = first
            .chain(addresses)
            .filter(|key| known.insert(*key))
            .take(MOST_ENTRIES + 1)
            .collect();
        let group = cell(self.group);
        let trashed = group.split(['/', '\\']).any(|part| TRASH.contains(&part));
        let annotations = self.annotations(&cell, without(note, &known));
        for text in keys {
            found.add(if trashed {
                Row::Trashed
            } else {
                Row::Address(Address {
                    text,
                    issuer: cell(self.issuer),
                    name: cell(self.name),
                    annotations: annotations.clone(),
                })
            })?;
        }
        Ok(())
    }

    fn annotations<'cells>(
        &self,
        cell: &impl Fn(Option<usize>) -> &'cells str,
        note: String,
    ) -> Annotations {
        let mut annotations = Annotations {
            note,
            pinned: ["1", "true", "yes"].contains(&cell(self.favourite).to_lowercase().as_str()),
            ..Annotations::default()
        };
        for tag in cell(self.group).split([',', ';']) {
            let tag = tag.strip_prefix("Root/").unwrap_or(tag);
            annotations.tag(if tag == "Root" { "" } else { tag });
        }
        annotations
    }
}

/// The addresses of accounts in a text. Steam has addresses that open games: only a key counts.
fn addresses_in(text: &str) -> impl Iterator<Item = &str> {
    let address = |word| {
        let address = address_in(word)?;
        let is_key = |at: &str| otpauth::parse(at).is_ok();
        let steams = address
            .get(..STEAM.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(STEAM));
        (!steams || is_key(address)).then_some(address)
    };
    text.split_whitespace().filter_map(address)
}

fn address_in(word: &str) -> Option<&str> {
    let lower = word.to_ascii_lowercase();
    let from = SCHEMES
        .iter()
        .filter_map(|scheme| lower.find(scheme))
        .min()?;
    word.get(from..)
}

/// A note without the addresses that became accounts; what else stands there stays.
fn without(note: &str, addresses: &BTreeSet<&str>) -> String {
    let mut left = String::with_capacity(note.len());
    for piece in note.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let address = address_in(word).filter(|address| addresses.contains(address));
        let before = word.len() - address.map_or(0, str::len);
        left.push_str(piece.get(..before).unwrap_or_default());
        left.push_str(piece.get(word.len()..).unwrap_or_default());
    }
    if left.len() == note.len() {
        return shortened(note);
    }
    let lines = left.lines().map(str::trim_end);
    shortened(&lines.collect::<Vec<_>>().join("\n"))
}
