//! What speaks for or against something, piece by piece.

use std::fmt;

/// Most letters of a page's own words in a reason.
const MAX_SEEN: usize = 40;

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// What it is, as the model knows it.
    pub name: String,
    /// The words that it was seen in, where there are any.
    pub seen: String,
    /// How much of it there is; 1 where it is simply there.
    pub value: f64,
}

impl fmt::Display for Feature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)?;
        if self.seen.is_empty() {
            Ok(())
        } else {
            write!(formatter, ": {}", self.seen)
        }
    }
}

/// All evidence about one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    features: Vec<Feature>,
}

impl Evidence {
    /// All pieces, in the order in which they were noted.
    #[must_use]
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// Whether a piece was noted.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.features.iter().any(|feature| feature.name == name)
    }

    /// Notes that something is there. A second note of the same name changes nothing.
    pub fn note(&mut self, name: impl Into<String>, seen: &str) {
        self.weigh(name, seen, 1.0);
    }

    /// Notes something where it is so.
    pub fn note_if(&mut self, so: bool, name: &str) {
        if so {
            self.note(name, "");
        }
    }

    /// Notes how much of something there is.
    pub fn weigh(&mut self, name: impl Into<String>, seen: &str, value: f64) {
        let name = name.into();
        if !self.has(&name) {
            self.features.push(Feature {
                name,
                seen: seen.chars().take(MAX_SEEN).collect(),
                value,
            });
        }
    }
}
