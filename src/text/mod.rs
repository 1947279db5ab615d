//! Brings texts and identifiers into one form, so that lists can be looked up in them.
//!
//! The form is that of NFKC with case folded and the marks of Latin and Greek letters dropped. The Unicode tables for
//! all of NFKC would be half of the bundle; `folding.tsv` holds what forms are written in.

use std::{collections::HashMap, sync::LazyLock};

/// Longest text looked at, in characters. The content script cuts earlier; this holds for any caller.
pub const MAX_CHARACTERS: usize = 600;

/// The months as English dates begin them.
pub const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

static FOLDING: LazyLock<HashMap<char, &str>> = LazyLock::new(|| {
    let lines = include_str!("folding.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'));
    lines
        .flat_map(|(read, written)| written.chars().map(move |character| (character, read)))
        .collect()
});

/// Compatibility forms made plain, case folded, marks of Latin and Greek letters dropped, and everything that is
/// neither letter nor digit made one space.
#[must_use]
pub fn normalize(written: &str) -> String {
    let mut normal = String::with_capacity(written.len());
    for character in written.chars().take(MAX_CHARACTERS) {
        match character {
            'a'..='z' | '0'..='9' => normal.push(character),
            'A'..='Z' => normal.push(character.to_ascii_lowercase()),
            '\0'..='\x7f' => separate(&mut normal),
            // The full-width forms of ASCII stand in its order.
            '\u{ff01}'..='\u{ff5e}' => {
                let plain = u8::try_from(u32::from(character) - 0xfee0).map_or(' ', char::from);
                push(&mut normal, plain.to_ascii_lowercase());
            }
            '\u{a0}'..'\u{400}' | '\u{1e00}'..'\u{2500}' | '\u{fb00}'.. => {
                match FOLDING.get(&character) {
                    Some(read) => read.chars().for_each(|letter| push(&mut normal, letter)),
                    None => character
                        .to_lowercase()
                        .for_each(|letter| push(&mut normal, letter)),
                }
            }
            _ => character
                .to_lowercase()
                .for_each(|letter| push(&mut normal, letter)),
        }
    }
    if normal.ends_with(' ') {
        normal.pop();
    }
    normal
}

/// What `character` is a form of, small: `a` for `á` and `Á`; `None` if it is plain.
pub(crate) fn plain(character: char) -> Option<&'static str> {
    FOLDING.get(&character).copied()
}

fn separate(normal: &mut String) {
    if !normal.is_empty() && !normal.ends_with(' ') {
        normal.push(' ');
    }
}

/// Adds a folded character, with what several scripts write in more than one way made one.
fn push(normal: &mut String, character: char) {
    match character {
        // A zero-width joiner or soft hyphen within a word, and marks that Arabic and Hebrew write or leave out.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{64b}'..='\u{652}'
        | '\u{640}'
        | '\u{591}'..='\u{5c7}' => {}
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}' => {
            compose(normal, character);
        }
        'ı' => normal.push('i'),
        'ł' => normal.push('l'),
        'ø' => normal.push('o'),
        'đ' | 'ð' => normal.push('d'),
        'æ' => normal.push_str("ae"),
        'ß' => normal.push_str("ss"),
        'ё' => normal.push('е'),
        'أ' | 'إ' | 'آ' => normal.push('ا'),
        'ي' | 'ى' => normal.push('ی'),
        'ك' => normal.push('ک'),
        'ة' => normal.push('ه'),
        'ς' => normal.push('σ'),
        letter if letter.is_alphanumeric() || is_mark(letter) => normal.push(letter),
        _ => separate(normal),
    }
}

/// A mark written after its letter. On Latin and Greek letters it is dropped, as it is where both are one character.
fn compose(normal: &mut String, mark: char) {
    let voiced = |last: char, step| char::from_u32(u32::from(last) + step).unwrap_or(last);
    let composed = match (normal.chars().next_back(), mark) {
        (Some('и'), '\u{306}') => 'й',
        (Some('і'), '\u{308}') => 'ї',
        (Some('ウ'), '\u{3099}' | '\u{ff9e}') => 'ヴ',
        // Each kana that can be voiced stands right before its voiced forms.
        (
            Some(last @ ('\u{304b}'..='\u{307b}' | '\u{30ab}'..='\u{30db}')),
            '\u{3099}' | '\u{ff9e}',
        ) => voiced(last, 1),
        (
            Some(last @ ('\u{306f}'..='\u{307b}' | '\u{30cf}'..='\u{30db}')),
            '\u{309a}' | '\u{ff9f}',
        ) => voiced(last, 2),
        _ => return,
    };
    normal.pop();
    normal.push(composed);
}

/// Whether it is part of the letter before, in the scripts from Devanagari to Khmer.
fn is_mark(character: char) -> bool {
    ('\u{900}'..='\u{17d3}').contains(&character)
        && !matches!(character, '\u{964}' | '\u{965}' | '\u{970}' | '\u{e3f}' | '\u{e4f}' | '\u{e5a}' | '\u{e5b}' | '\u{104a}'..='\u{104f}' | '\u{10fb}' | '\u{1360}'..='\u{1368}')
}

/// An identifier as a text: `userPassword`, `user_password` and `user[password]` are the same.
#[must_use]
pub fn identifier(written: &str) -> String {
    let end = written.char_indices().nth(MAX_CHARACTERS);
    let looked_at = end.and_then(|(end, _)| written.get(..end));
    let humps: Vec<&str> = humps(looked_at.unwrap_or(written)).collect();
    normalize(&humps.join(" "))
}

/// The words of an identifier in small letters, without digits: `userAuth_token2` has `user`, `auth` and `token`.
pub fn words(written: &str) -> impl Iterator<Item = String> {
    humps(written)
        .flat_map(|hump| hump.split(|letter: char| !letter.is_alphabetic()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The parts of an identifier, cut before each capital letter that follows a small one.
fn humps(written: &str) -> impl Iterator<Item = &str> {
    let mut rest = written;
    std::iter::from_fn(move || {
        let mut after_small = false;
        let begins = rest.char_indices().find(|(_, letter)| {
            let begins = after_small && letter.is_uppercase();
            after_small = letter.is_lowercase();
            begins
        });
        let end = begins.map_or(rest.len(), |(place, _)| place);
        let (hump, after) = rest.split_at_checked(end)?;
        rest = after;
        (!hump.is_empty()).then_some(hump)
    })
}

/// Whether a script is written without spaces, or with so few that words are found inside words.
#[must_use]
pub fn runs_on(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{2ffff}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    use super::*;

    #[test]
    fn one_form_for_what_reads_the_same() {
        let table = [
            ("  Log\u{a0}in! ", "log in"),
            ("CONTRASEÑA", "contrasena"),
            ("Ｐａｓｓｗｏｒｄ", "password"),
            ("ŞİFRE", "sifre"),
            ("Straße", "strasse"),
            ("Пароль ещё", "пароль еще"),
            ("كلمة", "کلمه"),
            ("ثبت\u{200c}نام", "ثبتنام"),
            ("パスワード（確認）", "パスワード 確認"),
            ("ΚΩΔΙΚΌΣ", "κωδικοσ"),
        ];
        for (written, normal) in table {
            assert_eq!(normalize(written), normal, "{written}");
        }
    }

    /// Folding agrees with NFKC as the Unicode tables have it, less the marks of Latin and Greek letters.
    #[test]
    fn folding_agrees_with_unicode() {
        let blocks = [
            '\u{a0}'..'\u{250}',
            '\u{370}'..'\u{400}',
            '\u{1e00}'..'\u{2000}',
            '\u{2460}'..'\u{2500}',
            '\u{fe70}'..'\u{ff00}',
            '\u{ff01}'..'\u{ff9e}',
        ];
        for character in blocks.into_iter().flatten() {
            let plain = |part: char| part.is_alphanumeric() || is_combining_mark(part);
            if !character.to_string().nfkc().all(plain) {
                continue;
            }
            let folded: String = character
                .to_string()
                .nfkc()
                .flat_map(char::to_lowercase)
                .nfd()
                .filter(|part| part.is_alphanumeric())
                .nfc()
                .collect();
            if folded.chars().all(|letter| letter.is_ascii_alphabetic()) && !folded.is_empty() {
                assert_eq!(normalize(&character.to_string()), folded, "{character:?}");
            }
        }
    }

    #[test]
    fn marks_written_after_their_letters_are_taken_in() {
        for written in [
            "пароль для новый",
            "パスワード（確認）",
            "ログイン",
            "が ぱ",
            "mật khẩu",
            "contraseña",
            "κωδικός",
        ] {
            assert_eq!(
                normalize(&written.nfd().collect::<String>()),
                normalize(written),
                "{written}"
            );
        }
        assert_eq!(normalize("ﾊﾟｽﾜｰﾄﾞ"), "パスワード");
    }

    #[test]
    fn identifiers_fall_into_words() {
        let table = [
            ("newPassword", "new password"),
            ("user[password_confirmation]", "user password confirmation"),
            ("ctl00$Main$txtPwd2", "ctl00 main txt pwd2"),
            ("PASSWORD", "password"),
        ];
        for (written, words) in table {
            assert_eq!(identifier(written), words, "{written}");
        }
    }

    #[test]
    fn words_have_neither_digits_nor_signs() {
        let table: [(&str, &[&str]); 7] = [
            ("userAuth_token2", &["user", "auth", "token"]),
            ("PHPSESSID", &["phpsessid"]),
            ("connect.sid", &["connect", "sid"]),
            ("a1B2", &["a", "b"]),
            ("OAuthÜberToken", &["oauth", "über", "token"]),
            ("日本語", &["日本語"]),
            ("_-1", &[]),
        ];
        for (written, expected) in table {
            assert_eq!(words(written).collect::<Vec<_>>(), expected, "{written}");
        }
    }

    #[test]
    fn a_megabyte_costs_no_more_than_a_sentence() {
        assert!(normalize(&"ﷺ".repeat(1 << 20)).chars().count() <= MAX_CHARACTERS * 18);
    }
}
