//! What a text only asks or supposes: help says “Wrong password?” and “if your account is locked” to everybody.

/// Words with which a sentence begins that only supposes something, in the languages of the table.
const IF: [&str; 68] = [
    // English, German, Dutch
    "if",
    "when",
    "wenn",
    "falls",
    "sofern",
    "sollte",
    "sollten",
    "als",
    "indien",
    "wanneer",
    // French, Spanish, Portuguese, Italian, Romanian
    "si",
    "lorsque",
    "quand",
    "cuando",
    "se",
    "quando",
    "caso",
    "qualora",
    "dacă",
    "daca",
    // Swedish, Danish, Norwegian, Finnish, Estonian
    "om",
    "ifall",
    "när",
    "hvis",
    "når",
    "dersom",
    "jos",
    "mikäli",
    "kui",
    "juhul",
    // Polish, Czech, Slovak, Slovene, Croatian, Serbian
    "jeśli",
    "jeżeli",
    "gdy",
    "pokud",
    "jestliže",
    "když",
    "ak",
    "keď",
    "če",
    "ako",
    "kada",
    "ukoliko",
    "ако",
    "када",
    "уколико",
    // Russian, Ukrainian, Bulgarian, Greek
    "если",
    "когда",
    "якщо",
    "коли",
    "когато",
    "αν",
    "εάν",
    "όταν",
    // Latvian, Lithuanian, Hungarian, Turkish, Indonesian, Malay, Vietnamese
    "ja",
    "jei",
    "jeigu",
    "amennyiben",
    "eğer",
    "jika",
    "kalau",
    "apabila",
    "sekiranya",
    "nếu",
    // Arabic, Persian, Hebrew, Hindi
    "إذا",
    "اگر",
    "אם",
    "यदि",
    "अगर",
];
/// The same words mean something else in other languages, before these: “Se ha bloqueado”, “Si è verificato”.
const NOT_IF: [(&str, &[&str]); 2] = [
    (
        "se",
        &["ha", "han", "a", "au", "produjo", "produjeron", "requiere"],
    ),
    ("si", &["è", "e'", "prega", "sono"]),
];
/// Words that mean this in one language and nothing of the kind in another, unless a sentence begins with them.
const IF_AT_BEGIN_ONLY: [&str; 6] = ["als", "caso", "se", "si", "om", "ja"];
/// Words with which something is called possible, or to come.
const MAYBE: [&str; 46] = [
    "may",
    "might",
    "maybe",
    "perhaps",
    "möglicherweise",
    "eventuell",
    "vielleicht",
    "mogelijk",
    "misschien",
    "peut-être",
    "quizás",
    "quizá",
    "talvez",
    "forse",
    "poate",
    "kanske",
    "måske",
    "kanskje",
    "ehkä",
    "mahdollisesti",
    "może",
    "možná",
    "možno",
    "morda",
    "možda",
    "можда",
    "возможно",
    "можливо",
    "възможно",
    "ίσως",
    "galbūt",
    "varbūt",
    "belki",
    "mungkin",
    "will",
    "wird",
    "zal",
    "sera",
    "será",
    "verrà",
    "будет",
    "буде",
    "zostanie",
    "bude",
    "vil",
    "kommer",
];
/// The same in languages that put no spaces between words, or endings to them: wherever it stands.
const ANYWHERE: [&str; 15] = [
    "如果",
    "若",
    "假如",
    "可能",
    "場合",
    "もし",
    "かもしれ",
    "หาก",
    "ถ้า",
    "อาจ",
    "경우",
    "만약",
    "có thể",
    "ייתכן",
    "शायद",
];
const QUESTIONS: [char; 3] = ['?', '？', '؟'];
const ENDS: [char; 9] = ['.', '!', '\n', '。', '！', '।', '?', '？', '؟'];

/// What a text says without supposing or asking it.
pub(in super::super) fn asserted(text: &str) -> String {
    let sentences = text.split_inclusive(ENDS);
    sentences
        .filter(|sentence| !asks(sentence) && !supposes(sentence))
        .collect()
}

/// The sentences of a text of which nothing is asked, supposed or called possible.
pub(in super::super) fn undoubted(text: &str) -> impl Iterator<Item = &str> {
    let sentences = text.split_inclusive(ENDS);
    sentences.filter(|sentence| !has_doubts(sentence))
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
    begins || has_no_spaces.iter().any(|word| begin.starts_with(word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '-');
    let is_mark = |letter: char| ('\u{900}'..'\u{980}').contains(&letter);
    let parts = text.split(move |letter| is_between(letter) && !is_mark(letter));
    parts.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{asserted, has_doubts};

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
