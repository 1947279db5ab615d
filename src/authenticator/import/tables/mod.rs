//! Tables of passwords that have two-factor keys in one of their columns, or an address anywhere.

mod csv;

use super::{
    draft::{Address, Row},
    error::ImportError,
    importer::{File, Found, Importer},
};
use crate::authenticator::annotations::Annotations;
use csv::Table;

/// Which program a table is of, by columns that no other has.
const PROGRAMS: [(&str, &[&str]); 9] = [
    ("Bitwarden", &["login_totp", "login_username"]),
    ("Bitwarden Authenticator", &["login_totp"]),
    ("LastPass", &["totp", "grouping", "extra"]),
    ("KeePassXC", &["group", "title", "totp"]),
    ("1Password", &["title", "otpauth", "archived"]),
    ("Apple Passwords", &["title", "otpauth"]),
    ("Proton Pass", &["vault", "totp", "createtime"]),
    ("Dashlane", &["otpurl"]),
    ("KeePass", &["account", "login name", "web site"]),
];
/// The columns, each by the names that programs give it, the best first.
const KEYS: [&str; 9] = [
    "login_totp",
    "totp",
    "otpauth",
    "otpurl",
    "otpsecret",
    "otp",
    "one-time password",
    "2fa",
    "mfa",
];
const ISSUERS: [&str; 5] = ["title", "name", "account", "issuer", "url"];
const NAMES: [&str; 6] = [
    "login_username",
    "username",
    "login name",
    "user name",
    "user",
    "email",
];
const NOTES: [&str; 5] = ["notes", "note", "extra", "comments", "comment"];
const GROUPS: [&str; 6] = ["folder", "group", "grouping", "category", "vault", "tags"];
const FAVOURITES: [&str; 3] = ["favorite", "favourite", "fav"];
const PASSWORDS: [&str; 3] = ["password", "login_password", "pwd"];
/// What KeePass calls its trash.
const TRASH: [&str; 3] = ["Recycle Bin", "Papierkorb", "Trash"];

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
        let table = Table::read(file.text)?;
        let columns = Columns::of(&table);
        let mut found = Found::default();
        for row in &table.rows {
            let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
            found.add(columns.row(&cells))?;
        }
        Ok(found)
    }
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

    fn row<'cells>(&self, cells: &[&'cells str]) -> Row<'cells> {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or_default();
        let (key, mut note) = (cell(self.key), cell(self.note));
        // Some keep the address among the notes, or in a field of their own.
        let text = if key.is_empty() {
            let addresses = cells.iter().filter_map(|cell| address_in(cell));
            let Some(address) = addresses.into_iter().next() else {
                return Row::Other;
            };
            if note.contains(address) {
                note = "";
            }
            address
        } else {
            key
        };
        let group = cell(self.group);
        if group.split(['/', '\\']).any(|part| TRASH.contains(&part)) {
            return Row::Trashed;
        }
        let mut annotations = Annotations {
            note: note.to_owned(),
            pinned: ["1", "true", "yes"].contains(&cell(self.favourite).to_lowercase().as_str()),
            ..Annotations::default()
        };
        for tag in group.split([',', ';']) {
            let tag = tag.strip_prefix("Root/").unwrap_or(tag);
            annotations.tag(if tag == "Root" { "" } else { tag });
        }
        Row::Address(Address {
            text,
            issuer: cell(self.issuer),
            name: cell(self.name),
            annotations,
        })
    }
}

/// The first address of an account in a text.
fn address_in(text: &str) -> Option<&str> {
    let from = ["otpauth://", "steam://"]
        .iter()
        .find_map(|scheme| text.find(scheme))?;
    text.get(from..)?.split_whitespace().next()
}
