//! All codes of one item of a password manager: those that stand where it keeps them, and addresses that a person has put
//! elsewhere, among other text.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{draft::text, importer::MOST_ENTRIES};
use crate::authenticator::{annotations::shortened, otpauth};

const STEAM: &str = "steam://";
const SCHEMES: [&str; 4] = ["otpauth://", "otpauth-migration://", "motp://", STEAM];

/// A code of an item: an address or a bare key.
#[derive(Clone, Copy)]
pub(super) struct Code<'item> {
    pub(super) text: &'item str,
    /// What the field is called that it stands in, if the item has other codes.
    pub(super) field: &'item str,
}

/// The codes of an item, each once.
#[derive(Default)]
pub(super) struct Codes<'item> {
    all: Vec<Code<'item>>,
    known: BTreeSet<&'item str>,
}

impl<'item> Codes<'item> {
    /// Adds what is a key or an address as a whole.
    pub(super) fn add(&mut self, text: &'item str, field: &'item str) {
        let text = text.trim();
        // One more than there may be is refused as a whole.
        if !text.is_empty() && self.all.len() <= MOST_ENTRIES && self.known.insert(text) {
            self.all.push(Code { text, field });
        }
    }

    /// Adds the addresses in any text.
    pub(super) fn add_from(&mut self, text: &'item str, field: &'item str) {
        for address in addresses_in(text) {
            self.add(address, field);
        }
    }

    /// The codes, those in their own fields first.
    pub(super) fn all(&self) -> impl Iterator<Item = Code<'item>> {
        let alone = self.all.len() == 1;
        self.all.iter().map(move |code| Code {
            field: if alone { "" } else { code.field },
            ..*code
        })
    }

    /// A note without the addresses that become accounts.
    pub(super) fn note(&self, note: &str) -> String {
        without(note, &self.known)
    }
}

/// How a program writes an item as JSON.
pub(super) struct Shape {
    /// The names of what holds a key or an address as a whole.
    pub(super) keys: &'static [&'static str],
    /// The names of what a field, or a section of fields, is called.
    pub(super) labels: &'static [&'static str],
}

/// What the person does not use any more.
const PAST: [&str; 1] = ["passwordHistory"];

/// All codes of an item.
pub(super) fn codes_of<'item>(item: &'item Value, shape: &Shape) -> Codes<'item> {
    let mut texts = Texts::default();
    texts.read_members(item, "", shape);
    let mut codes = Codes::default();
    for (text, field) in texts.keys {
        codes.add(text, field);
    }
    for (text, field) in texts.others {
        codes.add_from(text, field);
    }
    codes
}

/// The texts of an item with the names of their fields.
#[derive(Default)]
struct Texts<'item> {
    keys: Vec<(&'item str, &'item str)>,
    others: Vec<(&'item str, &'item str)>,
}

impl<'item> Texts<'item> {
    fn read(&mut self, value: &'item Value, field: &'item str, shape: &Shape) {
        match value {
            Value::String(text) => self.others.push((text, field)),
            Value::Array(list) => list.iter().for_each(|inner| self.read(inner, field, shape)),
            Value::Object(_) => {
                let mut labels = shape.labels.iter().map(|label| text(value, label));
                let label = labels.find(|label| !label.is_empty());
                self.read_members(value, label.unwrap_or(field), shape);
            }
            _ => {}
        }
    }

    fn read_members(&mut self, value: &'item Value, field: &'item str, shape: &Shape) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            let name = name.as_str();
            match inner {
                Value::String(text) if shape.keys.contains(&name) => self.keys.push((text, field)),
                _ if PAST.contains(&name) => {}
                _ => self.read(inner, field, shape),
            }
        }
    }
}

/// The addresses of accounts in a text. Steam has addresses that open games: only a key counts.
pub(super) fn addresses_in(text: &str) -> impl Iterator<Item = &str> {
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
