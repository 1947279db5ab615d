//! How many guesses does a password stand, and what would make it better?
//!
//! The engine is [zxcvbn](https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler)
//! (Wheeler, USENIX Security 2016) in the crate of that name. What is here is around it: the input is bounded so that
//! nothing is slow (`compact`, `windows`), its arithmetic is mended (`pattern`, `sequence`), common passwords are known by
//! their rank (`common`, `listed`), accents are seen through (`diacritics`), the person's own words are prepared
//! (`words`), and the answer is told in stable codes, times and units. `docs/strength.md` has the reasons and figures.

mod advice;
mod common;
mod compact;
mod confirmation;
mod crack_time;
mod dates_and_phones;
mod diacritics;
mod engine;
mod improvement;
mod l33t;
mod listed;
mod pattern;
mod report;
mod sequence;
mod site;
mod vault_password;
mod verdict;
mod windows;
mod words;

pub use report::{
    Advice, Assessment, Change, ChangeKind, Confirmation, Coverage, CrackTime, CrackTimes,
    Duration, FirstGuess, GuessKind, Question, SiteLimit, SiteLimitKind, Suggestion, TimeUnit,
    Warning,
};
pub use vault_password::{VaultPasswordError, vault_password};

/// From this score on nothing has to be changed.
const GOOD: u8 = 3;
/// There is no better score.
const BEST: u8 = 4;
/// Scores 1 to 4 begin at so many guesses, as in zxcvbn, which adds 5 so that small overheads do not lift a score.
const SCORES: [f64; 4] = [1e3 + 5.0, 1e6 + 5.0, 1e8 + 5.0, 1e10 + 5.0];

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
    let enough = site::enough(question.second_factor);
    let most = site::most(&question.rules);
    let mut assessment = Assessment {
        score,
        guesses: crack_time::power_of_ten(guesses_log10),
        guesses_log10,
        crack_times: crack_time::crack_times(guesses_log10),
        warning,
        suggestions,
        first_guess: improvement::first_guess(&verdict),
        common_among: rank.map(|rank| 2 * rank - 1),
        change: improvement::change(
            &verdict,
            characters,
            enough as usize,
            most.map(|most| most as usize),
        ),
        enough_characters: enough,
        site_limits: site::limits(&question.rules, saturating(characters), enough),
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

fn score(guesses_log10: f64) -> u8 {
    SCORES
        .iter()
        .map(|least| u8::from(guesses_log10 >= least.log10()))
        .sum()
}

fn saturating(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A count of characters as a number to calculate with.
fn small(count: usize) -> f64 {
    f64::from(saturating(count))
}
