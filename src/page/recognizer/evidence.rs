//! What the words of a page say, as evidence.

use crate::model::Evidence;
use crate::page::lexicon::{Concept, Concepts};

/// Notes each of the concepts that a source says, as `source=concept`.
pub(super) fn note_concepts(
    evidence: &mut Evidence,
    source: &str,
    said: &Concepts,
    concepts: &[Concept],
) {
    for (concept, phrase) in said
        .iter()
        .filter(|(concept, _)| concepts.contains(concept))
    {
        evidence.note(format!("{source}={}", concept.name()), phrase);
    }
}
