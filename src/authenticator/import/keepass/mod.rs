//! KeePass and KeePassXC: KDBX 3.1 and 4, and XML (<https://keepass.info/help/kb/kdbx.html>). Codes are where KeePassXC, KeePass itself and
//! its plugins keep them.

mod entry;
mod kdbx;
mod kdbx3;
mod key_file;
mod protected;

use super::{
    error::ImportError,
    importer::{File, Found, Importer},
    xml::{self, Element},
};
use crate::authenticator::{annotations::Annotations, credential::clean};

pub(super) struct KeePass;

impl Importer for KeePass {
    fn name(&self) -> &'static str {
        "KeePass"
    }

    fn recognises(&self, file: &File) -> bool {
        kdbx::begins(file.bytes) || xml::begins_with(file.text, "KeePassFile")
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        if kdbx::begins(file.bytes) {
            return entries(&open(file, password)?);
        }
        entries(&Element::read(file.text)?)
    }
}

fn open(file: &File, password: Option<&str>) -> Result<Element, ImportError> {
    match kdbx::version(file.bytes)? {
        4 => kdbx::open(file.bytes, password, file.key),
        3 => kdbx3::open(file.bytes, password, file.key),
        _ => Err(ImportError::KeePassOlder),
    }
}

/// Reads what a database holds, once it has been opened.
#[cfg(test)]
pub(super) fn read_opened(opened: &[u8]) -> Result<Found, ImportError> {
    entries(&kdbx::document(opened)?)
}

fn entries(document: &Element) -> Result<Found, ImportError> {
    let root = document.child("Root").ok_or(ImportError::FileDamaged)?;
    let trash = document.child("Meta").map_or("", |meta| {
        let enabled = !meta
            .text_of("RecycleBinEnabled")
            .eq_ignore_ascii_case("false");
        if enabled {
            meta.text_of("RecycleBinUUID")
        } else {
            ""
        }
    });
    let mut found = Found::default();
    for top in root.all("Group") {
        group(top, trash, false, "", &mut found)?;
    }
    Ok(found)
}

/// The entries of a group and of those in it; the tree is not deeper than `xml` reads.
fn group(
    element: &Element,
    trash: &str,
    in_trash: bool,
    path: &str,
    found: &mut Found,
) -> Result<(), ImportError> {
    let in_trash = in_trash || !trash.is_empty() && element.text_of("UUID") == trash;
    for child in element.all("Entry") {
        let mut annotations = Annotations::default();
        annotations.tag(path);
        entry::add(child, in_trash, annotations, found)?;
    }
    for child in element.all("Group") {
        // As long as a tag is; whoever goes deeper stays under the same one.
        let path = clean(&format!("{path}/{}", clean(child.text_of("Name"))));
        let path = path.trim_start_matches('/');
        group(child, trash, in_trash, path, found)?;
    }
    Ok(())
}
