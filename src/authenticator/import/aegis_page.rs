//! Aegis: the page that it writes to be printed. It does not say periods.

use serde_json::Value;

use super::{
    draft::{Draft, Key, Row, UNSAID},
    error::ImportError,
    importer::{File, Found, Importer},
    page::{between, check_end, is_page, plain},
};
use crate::authenticator::annotations::Annotations;

/// The names of the columns, of which no other page has all.
const HEAD: &str = "<th>UUID</th><th>Note</th><th>Favorite</th><th>Algo</th><th>Digits</th>";
/// What stands in a column that says nothing.
const NOTHING: &str = "-";

pub(super) struct AegisPage;

impl Importer for AegisPage {
    fn name(&self) -> &'static str {
        "Aegis"
    }

    fn recognises(&self, file: &File) -> bool {
        is_page(file.text) && file.text.contains(HEAD)
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        check_end(file.text)?;
        let mut found = Found::default();
        for row in between(file.text, "<tr>", "</tr>") {
            let cells: Vec<String> = between(row, "<td>", "</td>").map(plain).collect();
            // The picture is a cell of another kind; the first row has the names.
            let [
                issuer,
                name,
                kind,
                _,
                note,
                favourite,
                algorithm,
                digits,
                secret,
                counter,
                pin,
            ] = cells.as_slice()
            else {
                // A row that is damaged is told of; the first has other cells.
                if let [issuer, rest @ ..] = cells.as_slice() {
                    found.add(Row::Account(Draft {
                        issuer,
                        name: rest.first().map_or("", String::as_str),
                        kind: rest.get(1).map_or("", String::as_str),
                        key: Key::Bytes(None),
                        ..Draft::default()
                    }))?;
                }
                continue;
            };
            let said = |text: &String| match text.as_str() {
                "" | NOTHING => UNSAID.clone(),
                text => Value::from(text),
            };
            found.add(Row::Account(Draft {
                issuer,
                name,
                kind,
                key: Key::Either(&said(secret)),
                algorithm: &said(algorithm),
                digits: &said(digits),
                counter: &said(counter),
                pin: &said(pin),
                annotations: Annotations {
                    note: note.clone(),
                    pinned: favourite == "true",
                    ..Annotations::default()
                },
                ..Draft::default()
            }))?;
        }
        Ok(found)
    }
}
