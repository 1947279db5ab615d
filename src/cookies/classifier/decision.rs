//! When a cookie is said to sign in.

use std::{fmt, str::FromStr};

use crate::model::InvalidModel;

/// What makes probabilities of log-odds, and a decision of those.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Decision {
    /// Added to all log-odds, so that as many cookies sign in as is said.
    pub shift: f64,
    /// From this probability on, a cookie is said to sign in. Missing one costs more than naming one too many.
    pub threshold: f64,
}

impl fmt::Display for Decision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "shift\t{:.2}", self.shift)?;
        writeln!(formatter, "threshold\t{:.2}", self.threshold)
    }
}

impl FromStr for Decision {
    type Err = InvalidModel;

    /// Reads two tab-separated lines: what, and how much. Lines that begin with `#` are for people.
    fn from_str(text: &str) -> Result<Self, InvalidModel> {
        let mut decision = Self::default();
        for (index, line) in text.lines().enumerate() {
            let wrong = InvalidModel { line: index + 1 };
            let number = |number: &str| number.parse().map_err(|_| wrong);
            match line.split_once('\t') {
                Some(("shift", shift)) => decision.shift = number(shift)?,
                Some(("threshold", threshold)) => decision.threshold = number(threshold)?,
                _ if line.starts_with('#') => (),
                _ => return Err(wrong),
            }
        }
        Ok(decision)
    }
}
