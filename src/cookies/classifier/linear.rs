//! What a cookie looks like: a sum of its features.

use std::{fmt, str::FromStr};

use super::features::feature_names;
use crate::model::InvalidModel;

/// What one feature adds to the log-odds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Term {
    /// The value that is assumed where it is not known, and that adds nothing.
    pub centre: f64,
    /// How much the log-odds grow for each unit above.
    pub slope: f64,
}

/// A sum of terms, one for each feature.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    /// The log-odds of a cookie whose features are all in the centre.
    pub bias: f64,
    /// A term for each feature, in the order of [`feature_names`].
    pub terms: Vec<Term>,
}

impl Linear {
    /// The log-odds, and what each feature adds to them.
    pub fn log_odds(&self, row: &[f64], mut added: impl FnMut(usize, f64)) -> f64 {
        let mut sum = self.bias;
        for (index, (term, value)) in self.terms.iter().zip(row).enumerate() {
            if value.is_finite() {
                let part = term.slope * (value - term.centre);
                sum += part;
                added(index, part);
            }
        }
        sum
    }
}

impl fmt::Display for Linear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "feature\tcentre\tslope\nbias\t0\t{:.3}",
            self.bias
        )?;
        for (name, term) in feature_names().iter().zip(&self.terms) {
            writeln!(formatter, "{name}\t{:.3}\t{:.6}", term.centre, term.slope)?;
        }
        Ok(())
    }
}

impl FromStr for Linear {
    type Err = InvalidModel;

    /// Reads tab-separated lines: feature, centre, slope. Lines that begin with `#` are for people.
    fn from_str(text: &str) -> Result<Self, InvalidModel> {
        let names = feature_names();
        let mut linear = Self {
            bias: 0.0,
            terms: vec![Term::default(); names.len()],
        };
        for (index, line) in text
            .lines()
            .enumerate()
            .skip_while(|(_, line)| line.starts_with('#'))
            .skip(1)
        {
            let wrong = InvalidModel { line: index + 1 };
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, centre, slope] = columns.as_slice() else {
                return Err(wrong);
            };
            let centre = centre.parse().map_err(|_| wrong)?;
            let slope = slope.parse().map_err(|_| wrong)?;
            if *name == "bias" {
                linear.bias = slope;
            } else {
                let place = names.iter().position(|other| other == name);
                let term = place.and_then(|place| linear.terms.get_mut(place));
                *term.ok_or(wrong)? = Term { centre, slope };
            }
        }
        Ok(linear)
    }
}
