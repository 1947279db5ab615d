//! Why a text is not a model.

/// The number of the line, counted from 1, that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the model could not be read")]
pub struct InvalidWeights {
    /// The line.
    pub line: usize,
}
