//! What cookies that do not sign in are for.

use std::sync::LazyLock;

use super::facts::Facts;
use crate::{
    cookies::{
        kind::Kind,
        name::{self, known_kind},
    },
    model::{Evidence, Model},
};

/// Letters at the beginning of a name that count by themselves.
const BEGINNING: usize = 3;

/// What is less probable than this is not said to be what a cookie is for.
const LEAST_SURE: f64 = 0.4;

/// Fitted by `tools/fit-cookies`.
static SHIPPED: LazyLock<Option<Model>> =
    LazyLock::new(|| include_str!("weights/kinds.tsv").parse().ok());

/// What a cookie is for, if it does not sign in.
#[must_use]
pub fn kind_of(facts: &Facts) -> Kind {
    SHIPPED
        .as_ref()
        .and_then(|model| most_probable(model, facts))
        .unwrap_or(Kind::Other)
}

/// The kind that the name is known to stand for, or else the one that a model finds most probable; [`Kind::Other`] where it is not
/// sure: most names say nothing.
#[must_use]
pub fn most_probable(model: &Model, facts: &Facts) -> Option<Kind> {
    if let Some(kind) = known_kind(&facts.name).filter(|kind| *kind != Kind::SignsIn) {
        return Some(kind);
    }
    let probabilities = model.probabilities(&signs(&facts.name));
    let (best, probability) = probabilities
        .into_iter()
        .enumerate()
        .max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    if probability < LEAST_SURE {
        return Some(Kind::Other);
    }
    Kind::named(model.classes().get(best)?)
}

/// What speaks for one kind or another: the name. Flags and values are left out, because data that has them has few
/// kinds, so that they would only say where a row comes from.
#[must_use]
pub fn signs(name: &str) -> Evidence {
    let mut signs = Evidence::default();
    signs.note("bias", "");
    if let Some(kind) = known_kind(name) {
        signs.note(format!("known={}", kind.name()), "");
    }
    for topic in name::topics_of(name) {
        signs.note(format!("topic={}", topic.name()), "");
    }
    for word in name::words_of(name) {
        if word.len() > 1 {
            signs.note(format!("word={word}"), "");
        }
    }
    let small = name.to_ascii_lowercase();
    if let Some(beginning) = small.get(..BEGINNING) {
        signs.note(format!("begins={beginning}"), "");
    }
    signs
}
