//! What a clearing begins with.

use serde::Serialize;

use super::{
    error::ClearingError,
    facts::{ClearingFacts, ClearingWish},
    kept_undo::KeptUndo,
    plan::{ClearingPlan, plan},
    restorable::Restorable,
    snapshot::SiteLook,
};
use crate::random::Randomness;

/// The plan of a clearing, what it is made of, and what brings back what it takes.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PreparedClearing"))]
pub struct Prepared {
    /// What there is.
    pub facts: ClearingFacts,
    /// What is going to be done.
    pub plan: ClearingPlan,
    /// What brings it back.
    pub undo: KeptUndo,
}

/// Plans to clear a host or a site, and keeps what is going to be cleared, encrypted. `before` is the look before pages were left,
/// where any were, and `frames_cleared` whether something of theirs was cleared since. `now` is in Unix milliseconds.
///
/// # Errors
/// [`ClearingError::NotTheWeb`].
pub fn prepare(
    mut look: SiteLook,
    before: Option<&SiteLook>,
    frames_cleared: bool,
    wish: ClearingWish,
    now: u64,
    source: &mut impl Randomness,
) -> Result<Prepared, ClearingError> {
    let contents = match before {
        Some(before) => look.remember(before),
        None => look.undo_contents(),
    };
    let facts = look.facts();
    let plan = plan(&facts, wish)?;
    let contents = contents.of_cleared(&facts, wish);
    let contents = match before {
        Some(before) if frames_cleared => {
            let earlier = before.undo_contents().of_cleared(&before.facts(), wish);
            contents.and_then(|contents| Ok(contents.with_earlier(earlier?)))
        }
        _ => contents,
    };
    let before = before.map(SiteLook::facts);
    let looks: Vec<&ClearingFacts> = before.iter().chain([&facts]).collect();
    let undo = contents.and_then(|contents| {
        let restores = Restorable::of(&contents, &plan, &looks);
        KeptUndo::of(&contents, restores, wish, now, source)
    });
    // Whatever it is that cannot be kept, it is cleared.
    let undo = undo.unwrap_or(KeptUndo::TooLarge);
    let facts = before.unwrap_or(facts);
    Ok(Prepared { facts, plan, undo })
}
