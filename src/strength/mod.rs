//! How many guesses does a password stand, and what would make it better?
//!
//! The method is that of [zxcvbn](https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler)
//! (Wheeler, USENIX Security 2016), whose patterns the crate `zxcvbn` finds and whose guesses are counted here
//! (`guesses`), so that the same password gets the same verdict, always; common passwords are known by their rank
//! (`common`); the person's own words are prepared (`words`); and the answer is told in stable codes, times and units
//! (`answer`). `docs/strength.md` has the
//! reasons and figures.

mod answer;
mod common;
mod counts;
mod guesses;
mod report;
mod scale;
mod vault_password;
mod words;

pub use report::{
    Advice, Assessment, Change, ChangeKind, Confirmation, Coverage, CrackTime, CrackTimes,
    Duration, FirstGuess, GuessKind, Question, Rating, SiteLimit, SiteLimitKind, Suggestion,
    TimeUnit, Warning,
};
pub use vault_password::{VaultPasswordError, vault_password};

use answer::{advice, confirmation, improvement, site};
use counts::saturating;
use guesses::{compact, verdict};
use scale::{crack_time, score};

/// Assesses the password of `question`.
///
/// Never fails and never takes long, whatever the password: see [`Coverage`] for what of a long one counts.
#[must_use]
pub fn assess(question: &Question) -> Assessment {
    let counted = compact::counted(&question.password);
    let facts = words::facts(&question.inputs, &counted);
    let verdict = verdict::judge(&counted, &facts);
    let guesses_log10 = verdict.guesses_log10;
    let rating = score::rating(guesses_log10);
    let rank = common::rank(&question.password);
    let place = rank.and_then(|_| guesses::place(&counted));
    let (warning, suggestions) = advice::advice(rating, &verdict, rank, place);
    let characters = question.password.chars().count();
    let most = site::most(&question.rules);
    let mut assessment = Assessment {
        score: score::score(guesses_log10),
        rating,
        guesses: crack_time::power_of_ten(guesses_log10),
        guesses_log10,
        crack_times: crack_time::crack_times(guesses_log10),
        warning,
        suggestions,
        first_guess: improvement::first_guess(&verdict),
        change: improvement::change(
            &verdict,
            characters,
            site::ENOUGH as usize,
            most.map(|most| most as usize),
        ),
        site_limits: site::limits(&question.rules, saturating(characters)),
        coverage: Coverage {
            characters: saturating(characters),
            counted: saturating(counted.len()),
        },
        confirmation: question.confirmation.as_deref().map(|repeated| {
            confirmation::compare(&question.password, repeated, question.confirmation_left)
        }),
        advice: vec![],
    };
    assessment.advice = advice::told(&assessment);
    assessment
}
