//! The preferences of an app of Android: XML with texts by name.

use super::{
    error::ImportError,
    importer::File,
    xml::{self, Element},
};

/// The texts, by name.
pub(super) struct Preferences(Element);

/// Whether a file looks like preferences.
pub(super) fn are(file: &File) -> bool {
    xml::begins_with(file.text, "map")
}

impl Preferences {
    pub(super) fn read(text: &str) -> Result<Self, ImportError> {
        Element::read(text).map(Self)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let strings = self.0.all("string");
        strings.filter_map(|string| Some((string.attribute("name")?, string.text.as_str())))
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut all = self.all();
        all.find(|(known, _)| *known == name).map(|(_, text)| text)
    }
}
