//! Brings texts and identifiers into one form, so that lists can be looked up in them.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longest text looked at, in characters. The content script cuts earlier; this holds for any caller.
pub const MAX_CHARACTERS: usize = 600;

/// Compatibility forms made plain, case folded, marks of Latin and Greek letters dropped, and everything that is
/// neither letter nor digit made one space.
#[must_use]
pub fn normalize(written: &str) -> String {
    let mut normal = String::with_capacity(written.len());
    for character in written
        .chars()
        .take(MAX_CHARACTERS)
        .nfkc()
        .flat_map(char::to_lowercase)
    {
        push(&mut normal, character);
    }
    if normal.ends_with(' ') {
        normal.pop();
    }
    normal
}

fn push(normal: &mut String, character: char) {
    match character {
        // A zero-width joiner or soft hyphen within a word, and marks that Arabic and Hebrew write or leave out.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{64b}'..='\u{652}'
        | '\u{640}'
        | '\u{591}'..='\u{5c7}' => {}
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
        plain if plain.is_ascii_alphanumeric() => normal.push(plain),
        marked
            if ('\u{c0}'..'\u{400}').contains(&marked)
                || ('\u{1e00}'..'\u{2000}').contains(&marked) =>
        {
            normal.extend(
                marked
                    .nfd()
                    .filter(|part| part.is_alphanumeric() && !is_combining_mark(*part)),
            );
        }
        letter if letter.is_alphanumeric() || is_combining_mark(letter) => {
            // What is left of a dotted capital I after folding is a mark of its own on a Latin letter.
            if !(is_combining_mark(letter)
                && normal
                    .chars()
                    .next_back()
                    .is_some_and(|last| last.is_ascii()))
            {
                normal.push(letter);
            }
        }
        _ => {
            if !normal.is_empty() && !normal.ends_with(' ') {
                normal.push(' ');
            }
        }
    }
}

/// The words of an identifier: `userPassword`, `user_password` and `user[password]` are the same.
#[must_use]
pub fn identifier(written: &str) -> String {
    let mut spaced = String::with_capacity(written.len() + 8);
    let mut before = ' ';
    for character in written.chars().take(MAX_CHARACTERS) {
        let hump = character.is_uppercase() && before.is_lowercase();
        if hump {
            spaced.push(' ');
        }
        spaced.push(character);
        before = character;
    }
    normalize(&spaced)
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
    fn a_megabyte_costs_no_more_than_a_sentence() {
        assert!(normalize(&"ﷺ".repeat(1 << 20)).chars().count() <= MAX_CHARACTERS * 18);
    }
}
