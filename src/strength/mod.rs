//! How many guesses does a password stand, and what would make it better?
//!
//! The engine is [zxcvbn](https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler)
//! (Wheeler, USENIX Security 2016) in the crate of that name. What is here is around it: the input is bounded so that
//! nothing is slow, and its arithmetic is mended (`guesses`); common passwords are known by their rank (`common`); the
//! person's own words are prepared (`words`); and the answer is told in stable codes, times and units (`answer`).
//! `docs/strength.md` has the reasons and figures.

mod answer;
mod common;
mod counts;
mod guesses;
mod report;
mod vault_password;
mod words;

pub use report::{
    Advice, Assessment, Change, ChangeKind, Confirmation, Coverage, CrackTime, CrackTimes,
    Duration, FirstGuess, GuessKind, Question, SiteLimit, SiteLimitKind, Suggestion, TimeUnit,
    Warning,
};
pub use vault_password::{VaultPasswordError, vault_password};

use answer::{advice, confirmation, crack_time, improvement, score::score, site};
use counts::saturating;
use guesses::{compact, verdict};

/// Assesses the password of `question`.
///
/// Never fails and never takes long, whatever the password: see [`Coverage`] for what of a long one counts.
#[must_use]
pub fn assess(question: &Question) -> Assessment {
    let counted = compact::counted(&question.password);
    let words = words::personal_words(&question.inputs);
    let verdict = verdict::judge(&counted, &words);
    let guesses_log10 = verdict.guesses_log10;
    let score = score(guesses_log10);
    let rank = common::rank(&question.password);
    let (warning, suggestions) = advice::advice(score, &verdict, rank);
    let characters = question.password.chars().count();
    let most = site::most(&question.rules);
    let mut assessment = Assessment {
        score,
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
        confirmation: question
            .confirmation
            .as_deref()
            .map(|repeated| confirmation::compare(&question.password, repeated)),
        advice: vec![],
    };
    assessment.advice = advice::told(&assessment);
    assessment
}
