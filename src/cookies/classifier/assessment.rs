//! What is made of a cookie, and why.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::features::feature_names;
use crate::cookies::kind::Kind;

/// Most reasons told; the rest is small.
const MAX_REASONS: usize = 5;
/// Reasons weaker than this are not told, in log-odds.
const SMALLEST_REASON: f64 = 0.05;

/// What is made of a cookie.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// What it is for.
    pub kind: Kind,
    /// It probably keeps the person signed in.
    pub signs_in: bool,
    /// How probable that is: 0 to 1.
    pub probability: f64,
    /// What counted most, the strongest first.
    pub reasons: Vec<CookieReason>,
}

/// Why a cookie was taken for what it is.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CookieReason {
    /// What was looked at: a feature of the model, `rivals`, `setBySubmission`, `goneAtSignOut` or
    /// `sameAtNextSignIn`.
    pub code: Cow<'static, str>,
    /// How much it counted for signing in, in log-odds; below zero it counted against.
    pub weight: f64,
}

pub(super) fn reason(code: &'static str, weight: f64) -> CookieReason {
    CookieReason {
        code: Cow::Borrowed(code),
        weight,
    }
}

/// The features that added most, the strongest first.
#[derive(Default)]
pub(super) struct Strongest([(usize, f64); MAX_REASONS]);

impl Strongest {
    pub(super) fn add(&mut self, index: usize, weight: f64) {
        let mut weaker = (index, weight);
        if weight.abs() >= SMALLEST_REASON {
            for place in &mut self.0 {
                if place.1.abs() < weaker.1.abs() {
                    std::mem::swap(place, &mut weaker);
                }
            }
        }
    }

    pub(super) fn told(self) -> Vec<CookieReason> {
        // What was seen, the rivals and the name are added to them.
        let mut reasons = Vec::with_capacity(MAX_REASONS + 4);
        let strong = self.0.into_iter().filter(|(_, weight)| *weight != 0.0);
        reasons.extend(
            strong.filter_map(|(index, weight)| Some(reason(feature_names().get(index)?, weight))),
        );
        reasons
    }
}

/// The strongest reasons, in their order.
pub(super) fn strongest_first(mut reasons: Vec<CookieReason>) -> Vec<CookieReason> {
    reasons.sort_by(|one, other| other.weight.abs().total_cmp(&one.weight.abs()));
    reasons.truncate(MAX_REASONS);
    reasons
}
