//! What pages are recognised as: named rows written for Latchkey, and properties that hold for any facts.

mod build;
mod code_fields;
mod codes;
mod forms;
mod languages;
mod parts;
mod passwords;
mod properties;
mod sections;
mod signed_in;
mod summary;
mod templates;
