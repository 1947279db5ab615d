//! What a text only asks or supposes: help says “Wrong password?” and “if your account is locked” to everybody.

mod lists;

use lists::{
    AFTER, ANYWHERE, IF, IF_AT_BEGIN_ONLY, MAYBE, NOT_IF, NOT_YET, NOT_YET_BEHIND, PAST, WOULD,
};

const QUESTIONS: [char; 3] = ['?', '？', '؟'];
const ENDS: [char; 9] = ['.', '!', '\n', '。', '！', '।', '?', '？', '؟'];

/// A text in small letters, without its clauses of what has not happened yet.
pub(in super::super) fn happened(text: &str) -> String {
    let text = text.to_lowercase();
    let mut kept = String::new();
    for sentence in text.split_inclusive(ENDS) {
        let behind = NOT_YET_BEHIND
            .iter()
            .filter_map(|word| Some(sentence.find(word)? + word.len()));
        let begin = behind.max().unwrap_or(0);
        let mut rest = sentence.get(begin..).unwrap_or_default();
        while let Some((at, end)) = NOT_YET.iter().filter_map(|word| place_of(word, rest)).min() {
            let after = rest.get(end..).unwrap_or_default();
            let clause = after.find([',', '，', ';', ':']).unwrap_or(after.len());
            let is_first = rest.get(..at).is_none_or(|before| before.trim().is_empty());
            if is_first && clause == after.len() {
                break;
            }
            kept.push_str(rest.get(..end).unwrap_or_default());
            rest = after.get(clause..).unwrap_or_default();
        }
        kept.push_str(rest);
    }
    kept
}

/// Where words stand in a text, whole.
fn place_of(words: &str, text: &str) -> Option<(usize, usize)> {
    let mut places = text.match_indices(words);
    places.find_map(|(at, _)| {
        let end = at + words.len();
        let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let is_whole = !is_part(text.get(..at)?.chars().next_back())
            && !is_part(text.get(end..)?.chars().next());
        is_whole.then_some((at, end))
    })
}

/// What a text says without supposing or asking it.
pub(in super::super) fn asserted(text: &str) -> String {
    let sentences = text.split_inclusive(ENDS);
    sentences
        .filter(|sentence| !asks(sentence) && !supposes(sentence))
        .collect()
}

/// The sentences of a text of which nothing is asked, supposed or called possible. In Thai a space ends one, or nothing does.
pub(in super::super) fn undoubted(text: &str) -> Vec<&str> {
    let is_thai = |letter| ('\u{e00}'..'\u{e80}').contains(&letter);
    let sentences = text.split_inclusive(ENDS);
    let parts = sentences.flat_map(move |sentence| {
        let in_parts = sentence.contains(is_thai) && has_doubts(sentence);
        sentence.split_inclusive(move |letter| in_parts && letter == ' ')
    });
    parts.filter(|part| !has_doubts(part)).collect()
}

/// Whether anything in a text is a question or is called possible: then it is not read loosely.
pub(in super::super) fn has_doubts(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = words(&text);
    let is_doubt = |word: &str| {
        MAYBE.contains(&word) || (IF.contains(&word) && !IF_AT_BEGIN_ONLY.contains(&word))
    };
    asks(&text)
        || text.split_inclusive(ENDS).any(supposes)
        || words.any(is_doubt)
        || ANYWHERE.iter().any(|doubt| text.contains(doubt))
}

fn asks(text: &str) -> bool {
    // In Greek, a question ends like a half of a sentence elsewhere.
    let is_greek = |letter| ('α'..='ω').contains(&letter);
    text.contains(QUESTIONS) || text.trim_end().ends_with(';') && text.chars().any(is_greek)
}

fn supposes(sentence: &str) -> bool {
    let sentence = sentence.to_lowercase();
    let mut words = words(&sentence);
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let is_other = |(word, before): &(&str, &[&str])| *word == first && before.contains(&second);
    let begins = IF.contains(&first) && !NOT_IF.iter().any(is_other);
    let begin = sentence.trim_start();
    let has_no_spaces = ["如果", "若", "假如", "もし", "หาก", "ถ้า", "만약"];
    let is_number = second.starts_with(|letter: char| letter.is_numeric());
    let is_rule = AFTER.contains(&first) && is_number && !words.any(|word| PAST.contains(&word));
    begins
        || is_rule
        || has_no_spaces.iter().any(|word| begin.starts_with(word))
        || WOULD.iter().any(|word| sentence.contains(word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '-');
    let is_mark = |letter: char| ('\u{900}'..'\u{980}').contains(&letter);
    let parts = text.split(move |letter| is_between(letter) && !is_mark(letter));
    parts.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{asserted, happened, has_doubts};

    #[test]
    fn what_has_not_happened_yet_is_not_said() {
        let rows = [
            (
                "You have one more attempt before your account is locked.",
                "you have one more attempt before your",
            ),
            (
                "Noch ein Versuch, bevor Ihr Konto gesperrt wird, dann ist Schluss.",
                "noch ein versuch, bevor, dann ist schluss.",
            ),
            (
                "Hesabınız kilitlenmeden önce bir hakkınız kaldı.",
                " bir hakkınız kaldı.",
            ),
            (
                "Before the next step, confirm your address.",
                "before the, confirm your address.",
            ),
            (
                "Before the next step confirm your address.",
                "before the next step confirm your address.",
            ),
            ("The account is locked.", "the account is locked."),
        ];
        for (text, wanted) in rows {
            assert_eq!(happened(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_asked_or_supposed_is_not_said() {
        let rows = [
            ("Wrong password?", ""),
            ("Wrong password. Forgot it?", "Wrong password."),
            ("If your account is locked, ask us. Bye.", " Bye."),
            ("Wenn das Konto gesperrt ist, fragen Sie.", ""),
            ("Si tu cuenta está bloqueada, escribe.", ""),
            ("Se ha bloqueado la cuenta.", "Se ha bloqueado la cuenta."),
            ("Si è verificato un errore.", "Si è verificato un errore."),
            ("Ce compte est bloqué.", "Ce compte est bloqué."),
            ("如果您的账户已被锁定，请联系。", ""),
            ("هل كلمة المرور غير صحيحة؟", ""),
            ("Λάθος κωδικός;", ""),
            ("Nach 5 Fehlversuchen wird das Konto gesperrt.", ""),
            (
                "After 5 attempts your account has been locked.",
                "After 5 attempts your account has been locked.",
            ),
            ("再失败一次，您的帐号将被锁定。", ""),
        ];
        for (text, wanted) in rows {
            assert_eq!(asserted(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_called_possible_is_in_doubt() {
        let rows = [
            ("Your account may be locked.", true),
            ("Check the spelling if it fails.", true),
            ("Ihr Konto ist möglicherweise gesperrt.", true),
            ("Аккаунт, возможно, заблокирован.", true),
            ("यदि खाता लॉक है", true),
            ("アカウントがロックされている場合", true),
            ("Försök igen om 5 minuter.", false),
            ("No se pudo iniciar sesión.", false),
            ("Das Passwort stimmt nicht.", false),
        ];
        for (text, wanted) in rows {
            assert_eq!(has_doubts(text), wanted, "{text}");
        }
    }
}
