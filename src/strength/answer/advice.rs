//! What is wrong with a password and what would help, as codes.
//!
//! The rules are those of zxcvbn as codes, and the person's own words come first.

use crate::strength::{
    Advice, Assessment, Coverage, GuessKind, Rating, Suggestion, Warning,
    guesses::{
        pattern::{Capitals, Form},
        windows::Verdict,
    },
};

/// Warning and suggestions, the most useful first. None for a good password. `rank` and `place` are those of the password
/// among the common ones and in the dictionary.
pub(crate) fn advice(
    rating: Rating,
    verdict: &Verdict,
    rank: Option<u32>,
    place: Option<f64>,
) -> (Option<Warning>, Vec<Suggestion>) {
    if rating >= Rating::Good {
        return (None, vec![]);
    }
    let (mut warning, mut suggestions) = by_pattern(verdict, rank);
    let vague = matches!(
        warning,
        None | Some(
            Warning::SimilarToCommon
                | Warning::CommonInside
                | Warning::WordByItself
                | Warning::NameByItself
                | Warning::CommonNames
        )
    );
    if let (Some(rank), true) = (rank, vague) {
        let place = place.unwrap_or(f64::MAX);
        // The rank is that at which a class of ranks begins; the last of the class has to be that common too.
        warning = Some(if rank <= 4 || place <= 10.0 {
            Warning::Top10
        } else if rank <= 32 || place <= 100.0 {
            Warning::Top100
        } else {
            Warning::Common
        });
    }
    if verdict.is_personal() {
        warning = Some(Warning::PersonalWord);
        suggestions.insert(0, Suggestion::AvoidPersonalWords);
    }
    (warning, suggestions)
}

/// What of an assessment the person is told: see [`Assessment::advice`]. Of a good password neither what would be tried
/// first nor a change is told, and of the best one not what its site forbids.
pub(crate) fn told(assessment: &Assessment) -> Vec<Advice> {
    let Coverage {
        characters,
        counted,
    } = assessment.coverage;
    if characters == 0 {
        return vec![];
    }
    let unless_good = |advice: Option<Advice>| advice.filter(|_| assessment.rating < Rating::Good);
    let first_guess = assessment
        .first_guess
        .map(|first| Advice::FirstGuess(first.kind));
    let suggestion = assessment.suggestions.first().copied();
    let limit = assessment.site_limits.first().copied();
    [
        assessment
            .warning
            .map(Advice::Warning)
            .or_else(|| unless_good(first_guess)),
        unless_good(assessment.change.map(Advice::Change))
            .or_else(|| suggestion.map(Advice::Suggestion)),
        limit
            .filter(|_| assessment.rating < Rating::Strong)
            .map(Advice::SiteLimit),
        (counted < characters).then_some(Advice::Coverage(assessment.coverage)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is wrong and what would help, by the longest pattern: the rules of zxcvbn.
fn by_pattern(verdict: &Verdict, rank: Option<u32>) -> (Option<Warning>, Vec<Suggestion>) {
    let patterns = match &verdict.beneath[..] {
        [] => &verdict.patterns,
        beneath => beneath,
    };
    let longest = patterns
        .iter()
        .max_by_key(|pattern| pattern.end - pattern.start);
    let Some(pattern) = longest else {
        return (
            None,
            vec![Suggestion::UseSeveralWords, Suggestion::LengthOverSymbols],
        );
    };
    let alone = patterns.len() == 1 && !pattern.form.tail;
    let Form {
        capitals,
        reversed,
        substituted,
        simple,
        ..
    } = pattern.form;
    let (warning, special) = match pattern.kind {
        GuessKind::CommonPassword if alone && rank.is_some() => (None, vec![]),
        GuessKind::CommonPassword if patterns.len() > 1 => (Some(Warning::CommonInside), vec![]),
        GuessKind::CommonPassword => (Some(Warning::SimilarToCommon), vec![]),
        GuessKind::Word => (alone.then_some(Warning::WordByItself), vec![]),
        GuessKind::Name if alone => (Some(Warning::NameByItself), vec![]),
        GuessKind::Name => (Some(Warning::CommonNames), vec![]),
        GuessKind::Keyboard => (
            Some(if simple {
                Warning::StraightRow
            } else {
                Warning::KeyboardPattern
            }),
            vec![Suggestion::LongerKeyboardPattern],
        ),
        GuessKind::Repeat => (
            Some(if simple {
                Warning::RepeatedCharacter
            } else {
                Warning::RepeatedPattern
            }),
            vec![Suggestion::AvoidRepeats],
        ),
        GuessKind::Sequence => (Some(Warning::Sequence), vec![Suggestion::AvoidSequences]),
        GuessKind::Year => (
            Some(Warning::RecentYear),
            vec![Suggestion::AvoidRecentYears, Suggestion::AvoidPersonalYears],
        ),
        GuessKind::Date => (Some(Warning::Date), vec![Suggestion::AvoidPersonalDates]),
        GuessKind::PersonalWord => (Some(Warning::PersonalWord), vec![]),
        GuessKind::Random => (None, vec![]),
    };
    let mut suggestions = vec![Suggestion::AddUncommonWord];
    suggestions.extend(special);
    match capitals {
        Capitals::First => suggestions.push(Suggestion::CapitalsDoNotHelp),
        Capitals::All => suggestions.push(Suggestion::AllCapitalsDoNotHelp),
        Capitals::Other => {}
    }
    if reversed {
        suggestions.push(Suggestion::ReversedWordsDoNotHelp);
    }
    if substituted {
        suggestions.push(Suggestion::SubstitutionsDoNotHelp);
    }
    (warning, suggestions)
}
