//! What an attacker would try first, and the one change that helps most, in the measure of the verdict.

use crate::strength::{
    Change, ChangeKind, FirstGuess, GuessKind, Rating,
    counts::{saturating, small},
    guesses::{pattern::Pattern, windows::Verdict},
    scale::{crack_time::good_log10, score},
};

/// Guesses for one more word of the generator's list of 7,772, and room for it with what stands before it.
const WORD_LOG10: f64 = 3.890_5;
const WORD_ROOM: usize = 10;
/// Characters of a password that the generator makes, where the field has room for them.
const GENERATED: usize = 20;
/// Guesses for a random character, as the verdict counts it, as a power of ten.
const CHARACTER_LOG10: f64 = 1.0;
/// A change that gains less than a factor of ten is not worth a person's while.
const LEAST_GAIN_LOG10: f64 = 1.0;

/// The pattern that saves an attacker most: what they try first. `None` for an empty password.
pub(crate) fn first_guess(verdict: &Verdict) -> Option<FirstGuess> {
    weakest(verdict).map(|pattern| FirstGuess {
        kind: pattern.kind,
        characters: saturating(pattern.end - pattern.start),
        guesses_log10: pattern.guesses.log10(),
    })
}

fn weakest(verdict: &Verdict) -> Option<&Pattern> {
    verdict
        .patterns
        .iter()
        .max_by(|one, other| saved(one).total_cmp(&saved(other)))
}

/// How many guesses fewer than random characters in its place a pattern takes, as a power of ten.
fn saved(pattern: &Pattern) -> f64 {
    small(pattern.end - pattern.start) * CHARACTER_LOG10 - pattern.guesses.log10()
}

/// What is lost where random characters in the place of `part` join those beside it: with fewer parts there are fewer
/// orders of parts to try.
fn joined_log10(verdict: &Verdict, part: &Pattern) -> f64 {
    let beside = verdict.patterns.iter().filter(|other| {
        other.kind == GuessKind::Random && (other.end == part.start || other.start == part.end)
    });
    (0..beside.count())
        .map(|lost| small(verdict.patterns.len() - lost).log10())
        .sum()
}

/// The change that helps most, of those that keep the password: another part in place of the weakest, a word more, or
/// characters up to `enough` of them. Where none of them makes it good, and for a common password, which NIST SP
/// 800-63B-4 wants refused, a new one. `None` if it is fine as it is,
/// or if the field, which takes `most` characters, has no room for a better one.
pub(crate) fn change(
    verdict: &Verdict,
    length: usize,
    enough: usize,
    most: Option<usize>,
) -> Option<Change> {
    let now = verdict.guesses_log10;
    // A change may take away what was unusual.
    let spelling = verdict.spelling_log10.max(0.0);
    if length == 0 || (score::rating(now) >= Rating::Good && length >= enough) {
        return None;
    }
    let room = most.map_or(usize::MAX, |most| most.saturating_sub(length));
    let mut changes = Vec::new();
    if let Some(part) = weakest(verdict).filter(|part| part.kind != GuessKind::Random) {
        changes.push((
            ChangeKind::ReplacePart,
            saved(part) - joined_log10(verdict, part) - spelling,
        ));
    }
    if room >= WORD_ROOM {
        changes.push((ChangeKind::AddWord, WORD_LOG10 - spelling));
    }
    let missing = enough.saturating_sub(length);
    if missing > 0 && missing <= room {
        let gain = small(missing) * CHARACTER_LOG10 - spelling;
        changes.push((ChangeKind::AddCharacters, gain));
    }
    let helps = |change: &(ChangeKind, f64)| change.1 >= LEAST_GAIN_LOG10;
    let best = changes
        .into_iter()
        .filter(helps)
        .max_by(|one, other| one.1.total_cmp(&other.1));
    let anew = small(most.unwrap_or(GENERATED).min(GENERATED)) * CHARACTER_LOG10 - now;
    let is_common =
        matches!(&verdict.patterns[..], [whole] if whole.kind == GuessKind::CommonPassword);
    let chosen = match best {
        Some(best) if !is_common && now + best.1 >= good_log10() => Some(best),
        best => Some((ChangeKind::StartOver, anew)).filter(helps).or(best),
    };
    chosen.map(|(kind, gain_log10)| Change { kind, gain_log10 })
}
