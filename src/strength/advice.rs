//! What is wrong with a password and what would help, as codes.
//!
//! The rules are the engine's; its English sentences become codes, and the person's own words come first.

use zxcvbn::{feedback, matching::patterns::MatchPattern};

use super::{Suggestion, Warning, engine::Verdict};

/// From this score on there is nothing to warn of.
const GOOD: u8 = 3;

/// Warning and suggestions, the most useful first. None for a good password.
pub(super) fn advice(
    score: u8,
    verdict: &Verdict,
    words: &[String],
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
    if holds_personal_word(verdict, words) {
        warning = Some(Warning::PersonalWord);
        suggestions.insert(0, Suggestion::AvoidPersonalWords);
    }
    (warning, suggestions)
}

fn holds_personal_word(verdict: &Verdict, words: &[String]) -> bool {
    verdict.matches.iter().any(|found| match &found.pattern {
        MatchPattern::Dictionary(pattern) => words.contains(&pattern.matched_word),
        _ => false,
    })
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
