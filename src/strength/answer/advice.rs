//! What is wrong with a password and what would help, as codes.
//!
//! The rules are the engine's; its English sentences become codes, and the person's own words come first.

use zxcvbn::feedback;

use super::score::{BEST, GOOD};
use crate::strength::{
    Advice, Assessment, Coverage, Suggestion, Warning, guesses::windows::Verdict,
};

/// Warning and suggestions, the most useful first. None for a good password.
pub(crate) fn advice(
    score: u8,
    verdict: &Verdict,
    rank: Option<u32>,
) -> (Option<Warning>, Vec<Suggestion>) {
    if score >= GOOD {
        return (None, vec![]);
    }
    let (mut warning, mut suggestions) = match &verdict.feedback {
        Some(own) => (
            own.warning().map(warning_of),
            own.suggestions()
                .iter()
                .copied()
                .map(suggestion_of)
                .collect(),
        ),
        None => (
            None,
            vec![Suggestion::UseSeveralWords, Suggestion::LengthOverSymbols],
        ),
    };
    let vague = matches!(
        warning,
        None | Some(
            Warning::SimilarToCommon
                | Warning::WordByItself
                | Warning::NameByItself
                | Warning::CommonNames
        )
    );
    if let (Some(rank), true) = (rank, vague) {
        // The rank is that at which a class of ranks begins; the last of the class has to be that common too.
        warning = Some(match rank {
            0..=4 => Warning::Top10,
            5..=32 => Warning::Top100,
            _ => Warning::Common,
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
    let unless_good = |advice: Option<Advice>| advice.filter(|_| assessment.score < GOOD);
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
            .filter(|_| assessment.score < BEST)
            .map(Advice::SiteLimit),
        (counted < characters).then_some(Advice::Coverage(assessment.coverage)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn warning_of(warning: feedback::Warning) -> Warning {
    use feedback::Warning as Own;
    match warning {
        Own::StraightRowsOfKeysAreEasyToGuess => Warning::StraightRow,
        Own::ShortKeyboardPatternsAreEasyToGuess => Warning::KeyboardPattern,
        Own::RepeatsLikeAaaAreEasyToGuess => Warning::RepeatedCharacter,
        Own::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => Warning::RepeatedPattern,
        Own::ThisIsATop10Password => Warning::Top10,
        Own::ThisIsATop100Password => Warning::Top100,
        Own::ThisIsACommonPassword => Warning::Common,
        Own::ThisIsSimilarToACommonlyUsedPassword => Warning::SimilarToCommon,
        Own::SequencesLikeAbcAreEasyToGuess => Warning::Sequence,
        Own::RecentYearsAreEasyToGuess => Warning::RecentYear,
        Own::AWordByItselfIsEasyToGuess => Warning::WordByItself,
        Own::DatesAreOftenEasyToGuess => Warning::Date,
        Own::NamesAndSurnamesByThemselvesAreEasyToGuess => Warning::NameByItself,
        Own::CommonNamesAndSurnamesAreEasyToGuess => Warning::CommonNames,
    }
}

fn suggestion_of(suggestion: feedback::Suggestion) -> Suggestion {
    use feedback::Suggestion as Own;
    match suggestion {
        Own::UseAFewWordsAvoidCommonPhrases => Suggestion::UseSeveralWords,
        Own::NoNeedForSymbolsDigitsOrUppercaseLetters => Suggestion::LengthOverSymbols,
        Own::AddAnotherWordOrTwo => Suggestion::AddUncommonWord,
        Own::CapitalizationDoesntHelpVeryMuch => Suggestion::CapitalsDoNotHelp,
        Own::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => Suggestion::AllCapitalsDoNotHelp,
        Own::ReversedWordsArentMuchHarderToGuess => Suggestion::ReversedWordsDoNotHelp,
        Own::PredictableSubstitutionsDontHelpVeryMuch => Suggestion::SubstitutionsDoNotHelp,
        Own::UseALongerKeyboardPatternWithMoreTurns => Suggestion::LongerKeyboardPattern,
        Own::AvoidRepeatedWordsAndCharacters => Suggestion::AvoidRepeats,
        Own::AvoidSequences => Suggestion::AvoidSequences,
        Own::AvoidRecentYears => Suggestion::AvoidRecentYears,
        Own::AvoidYearsThatAreAssociatedWithYou => Suggestion::AvoidPersonalYears,
        Own::AvoidDatesAndYearsThatAreAssociatedWithYou => Suggestion::AvoidPersonalDates,
    }
}
