//! The outermost of a JSON file, and what its parts are read with.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use super::error::ImportError;

/// The outermost of a file: its parts are not looked at yet.
#[derive(Default)]
pub(super) enum Json<'file> {
    /// Names and values, in no order.
    Object(BTreeMap<String, &'file RawValue>),
    /// Values in their order.
    List(Vec<&'file RawValue>),
    /// No JSON, or a single value.
    #[default]
    None,
}

impl<'file> Json<'file> {
    pub(super) fn of(text: &'file str) -> Self {
        match text.trim_start().chars().next() {
            Some('{') => serde_json::from_str(text).map_or(Self::None, Self::Object),
            Some('[') => serde_json::from_str(text).map_or(Self::None, Self::List),
            _ => Self::None,
        }
    }

    /// Whether it is an object that has all of these.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        let Self::Object(object) = self else {
            return false;
        };
        names.iter().all(|name| object.contains_key(*name))
    }

    /// The value of a name, as what it should be.
    pub(super) fn field<T: Deserialize<'file>>(&self, name: &str) -> Result<T, ImportError> {
        let Self::Object(object) = self else {
            return Err(ImportError::FileDamaged);
        };
        let text = object.get(name).map_or("null", |value| value.get());
        parsed(text)
    }

    /// The value of a name, or nothing, whatever it is.
    pub(super) fn value(&self, name: &str) -> Value {
        self.field(name).unwrap_or_default()
    }

    /// The elements of a list with this name.
    pub(super) fn list(&self, name: &str) -> Result<Vec<&'file RawValue>, ImportError> {
        self.field::<Option<_>>(name)?
            .ok_or(ImportError::FileDamaged)
    }

    /// Whether the first element of a list is an object that has all of these.
    pub(super) fn first_has(&self, names: &[&str]) -> bool {
        let Self::List(list) = self else {
            return false;
        };
        list.first()
            .is_some_and(|first| Json::of(first.get()).has(names))
    }
}

/// Reads JSON as what it should be.
pub(super) fn parsed<'text, Shape: Deserialize<'text>>(
    text: &'text str,
) -> Result<Shape, ImportError> {
    serde_json::from_str(text).map_err(|_| ImportError::FileDamaged)
}
