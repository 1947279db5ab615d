//! XML, as a tree. Entities of a document's own are not resolved, so that a small file stays small.

use quick_xml::{Reader, XmlVersion, escape::resolve_predefined_entity, events::Event};

use super::error::ImportError;

/// Deeper than any export is.
const DEEPEST: usize = 200;
/// More attributes than an element of any export has.
const MOST_ATTRIBUTES: usize = 100;

/// An element.
#[derive(Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// All its own text.
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// The outermost element of a document.
    pub(super) fn read(text: &str) -> Result<Self, ImportError> {
        tree(text).ok_or(ImportError::FileDamaged)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of a child, or nothing.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.trim())
    }
}

/// Whether a text begins as XML with this outermost element.
pub(super) fn begins_with(text: &str, name: &str) -> bool {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                return start.name().as_ref() == name;
            }
            Ok(Event::Decl(_) | Event::Comment(_) | Event::DocType(_) | Event::PI(_)) => {}
            Ok(Event::Text(text)) if text.xml10_content().trim().is_empty() => {}
            _ => return false,
        }
    }
}

fn tree(text: &str) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    // The last is the innermost that is open; the first holds the outermost.
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => {
                let child = element(&start)?;
                open.last_mut()?.children.push(child);
            }
            Event::End(_) => {
                let child = open.pop()?;
                open.last_mut()?.children.push(child);
            }
            Event::Text(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
            Event::CData(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().ok()?;
                let text = &mut open.last_mut()?.text;
                match letter {
                    Some(letter) => text.push(letter),
                    None => text.push_str(resolve_predefined_entity(&reference)?),
                }
            }
            Event::Eof => break,
            _ => {}
        }
        if open.len() > DEEPEST {
            return None;
        }
    }
    let whole = open.pop().filter(|_| open.is_empty())?;
    whole.children.into_iter().next()
}

fn element(start: &quick_xml::events::BytesStart) -> Option<Element> {
    let mut element = Element {
        name: start.name().as_ref().to_owned(),
        ..Element::default()
    };
    // Whether one comes twice would be looked for among all before it.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        if element.attributes.len() >= MOST_ATTRIBUTES {
            return None;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let name = attribute.key.as_ref().to_owned();
        element.attributes.push((name, value.into_owned()));
    }
    Some(element)
}
