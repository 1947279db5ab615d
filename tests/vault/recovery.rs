//! Recovery codes: what a person types from paper is read, and typing errors are told before anything is tried.

use latchkey::vault::{RecoveryCode, RecoveryCodeError, RecoveryParameters};
use proptest::prelude::*;

use crate::build::{Seeded, failure};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn code(seed: u64) -> RecoveryCode {
    RecoveryCode::random(&mut Seeded(seed)).expect("there is randomness")
}

fn key(code: &RecoveryCode) -> [u8; 32] {
    let parameters = RecoveryParameters { salt: [3; 32] };
    *code.slot_key(&parameters).as_bytes()
}

fn read(text: &str) -> Result<[u8; 32], RecoveryCodeError> {
    text.parse().map(|code| key(&code))
}

#[test]
fn codes_are_printed_in_seven_groups_of_four() {
    let text = code(1).to_string();
    let groups: Vec<&str> = text.split('-').collect();
    assert_eq!(groups.len(), 7);
    for group in groups {
        assert_eq!(group.len(), 4);
        assert!(group.chars().all(|c| ALPHABET.contains(c)), "{text}");
    }
}

#[test]
fn what_people_make_of_it_is_read() {
    // Zeros and ones, which people mistake most.
    let code = (0..100)
        .map(code)
        .find(|code| code.to_string().contains('0') && code.to_string().contains('1'))
        .expect("most codes have both");
    let text = code.to_string();
    let full_width: String = text
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c))
        .collect();
    let rows = [
        ("as printed", text.clone()),
        ("lower case", text.to_lowercase()),
        ("without dashes", text.replace('-', "")),
        ("spaces for dashes", text.replace('-', " ")),
        ("spaces around dashes", text.replace('-', " - ")),
        ("en dashes", text.replace('-', "\u{2013}")),
        ("no-break hyphens", text.replace('-', "\u{2011}")),
        ("lines", format!("\r\n{}\t\n", text.replace('-', "\n"))),
        ("letter O for zero", text.replace('0', "O")),
        ("letter o for zero", text.replace('0', "o")),
        ("letter I for one", text.replace('1', "I")),
        ("letter l for one", text.replace('1', "l")),
        ("full width", full_width),
    ];
    for (name, typed) in rows {
        assert_eq!(read(&typed), Ok(key(&code)), "{name}");
    }
}

#[test]
fn what_is_no_code_is_told() {
    let text = code(1).to_string();
    let rows = [
        ("nothing", String::new(), RecoveryCodeError::Length),
        (
            "one too few",
            text.chars().skip(1).collect(),
            RecoveryCodeError::Length,
        ),
        (
            "one too many",
            format!("{text}0"),
            RecoveryCodeError::Length,
        ),
        (
            "a letter that none has",
            text.replace('-', "U"),
            RecoveryCodeError::Character,
        ),
        (
            "another script",
            "пароль".to_owned(),
            RecoveryCodeError::Character,
        ),
        ("a megabyte", "0".repeat(1 << 20), RecoveryCodeError::Length),
        (
            "a megabyte of dashes",
            "-".repeat(1 << 20),
            RecoveryCodeError::Length,
        ),
        (
            "characters that grow",
            "\u{fdfa}".repeat(9),
            RecoveryCodeError::Character,
        ),
        (
            "a password",
            "correct horse".to_owned(),
            RecoveryCodeError::Length,
        ),
    ];
    for (name, typed, expected) in rows {
        let error = failure(read(&typed));
        assert_eq!(error, expected, "{name}");
        assert!(!error.to_string().contains(&text), "{name}");
    }
}

/// Every wrong symbol, and every two that changed places.
#[test]
fn every_single_typing_error_is_told() {
    let text: Vec<char> = code(2).to_string().replace('-', "").chars().collect();
    let told = |typed: &[char]| read(&typed.iter().collect::<String>());
    for at in 0..text.len() {
        for wrong in ALPHABET.chars().filter(|c| Some(c) != text.get(at)) {
            let mut typed = text.clone();
            typed[at] = wrong;
            assert_eq!(told(&typed), Err(RecoveryCodeError::TypingError));
        }
        for other in (0..at).filter(|&other| text[other] != text[at]) {
            let mut typed = text.clone();
            typed.swap(at, other);
            assert_eq!(told(&typed), Err(RecoveryCodeError::TypingError));
        }
    }
}

#[test]
fn every_symbol_takes_every_value() {
    let mut seen = [[false; 32]; 28];
    for seed in 0..600 {
        for (at, digit) in code(seed).to_string().replace('-', "").chars().enumerate() {
            seen[at][ALPHABET.find(digit).expect("a digit")] = true;
        }
    }
    assert!(seen.iter().flatten().all(|seen| *seen));
}

proptest! {
    #[test]
    fn printed_codes_are_read(seed: u64) {
        let code = code(seed);
        prop_assert_eq!(read(&code.to_string()), Ok(key(&code)));
    }

    #[test]
    fn any_two_wrong_symbols_are_told(seed: u64, places in prop::array::uniform2(0..28_usize), shifts in prop::array::uniform2(1..32_usize)) {
        let code = code(seed);
        let mut symbols: Vec<usize> = code
            .to_string()
            .chars()
            .filter_map(|c| ALPHABET.find(c))
            .collect();
        for (at, shift) in places.into_iter().zip(shifts) {
            symbols[at] = (symbols[at] + shift) % 32;
        }
        let typed: String = symbols.iter().map(|&at| char::from(ALPHABET.as_bytes()[at])).collect();
        let same = typed == code.to_string().replace('-', "");
        prop_assert_eq!(read(&typed) == Err(RecoveryCodeError::TypingError), !same);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        if let Ok(code) = text.parse::<RecoveryCode>() {
            prop_assert!(code.to_string().parse::<RecoveryCode>().is_ok());
        }
    }
}
