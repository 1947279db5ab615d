//! Which pages set up two-factor authentication.

use latchkey::{
    page::{SetUpFacts, SetUpSign, set_up},
    text::normalize,
};

fn facts(text: &str, square_pictures: u32, addresses: u32, shapes: &[&str]) -> SetUpFacts {
    SetUpFacts {
        texts: vec![text.to_owned()],
        square_pictures,
        addresses,
        shapes: shapes.iter().map(|&shape| shape.to_owned()).collect(),
    }
}

#[test]
fn pages_that_set_up_are_seen() {
    const KEY: &str = "AA2A AAAA 2AAA AAAA";
    for (name, facts, asks, expected) in [
        (
            "a link",
            facts("Welcome", 0, 1, &[]),
            false,
            SetUpSign::Address,
        ),
        (
            "a key and a field",
            facts("Almost done", 0, 0, &[KEY]),
            true,
            SetUpSign::Key,
        ),
        (
            "a key in words of two factors",
            facts("Two-Factor Authentication", 0, 0, &[KEY]),
            false,
            SetUpSign::Key,
        ),
        (
            "a small key with dashes",
            facts("", 0, 0, &["aaaa-2aaa-aaaa-22aa"]),
            true,
            SetUpSign::Key,
        ),
        (
            "a picture",
            facts("Scan it with your authenticator app", 1, 0, &[]),
            false,
            SetUpSign::Picture,
        ),
        (
            "a picture, in German",
            facts("Zwei-Faktor-Anmeldung einrichten", 1, 0, &[]),
            true,
            SetUpSign::Picture,
        ),
        (
            "a picture, in French",
            facts("Vérification en deux étapes", 2, 0, &[]),
            true,
            SetUpSign::Picture,
        ),
        (
            "a picture, in Japanese",
            facts("２段階認証の設定", 1, 0, &[]),
            true,
            SetUpSign::Picture,
        ),
        (
            "a picture, in Russian",
            facts("Двухфакторная аутентификация", 1, 0, &[]),
            true,
            SetUpSign::Picture,
        ),
    ] {
        assert_eq!(
            set_up(&facts, asks).map(|seen| seen.sign),
            Some(expected),
            "{name}"
        );
    }
}

#[test]
fn other_pages_are_left_alone() {
    for (name, facts, asks) in [
        (
            "signing in by a picture",
            facts("Log in with your phone: scan the QR code", 1, 0, &[]),
            false,
        ),
        (
            "a code asked for",
            facts("Enter the code that we sent you", 0, 0, &[]),
            true,
        ),
        (
            "a code asked for, beside a picture",
            facts("Enter your code", 1, 0, &[]),
            true,
        ),
        (
            "a field for a code of an app",
            facts("Enter the code from your authenticator app", 0, 0, &[]),
            true,
        ),
        (
            "words in capitals",
            facts("Two-factor", 0, 0, &["AAAAAAAAAAAAAAAAAA"]),
            true,
        ),
        (
            "a serial number",
            facts("Two-factor", 0, 0, &["AAA2 9999 AAAA AAAA AAAA"]),
            true,
        ),
        (
            "both cases",
            facts("Two-factor", 0, 0, &["AaAaAaAaAaAaAa22"]),
            true,
        ),
        (
            "too short",
            facts("Two-factor", 0, 0, &["AA2AAAAAAAAAAAA"]),
            true,
        ),
        (
            "too long",
            facts("Two-factor", 0, 0, &["A2".repeat(65).as_str()]),
            true,
        ),
        (
            "letters within another word",
            facts("Mimfa 12fas", 1, 0, &[]),
            true,
        ),
        ("nothing", SetUpFacts::default(), true),
    ] {
        assert_eq!(set_up(&facts, asks), None, "{name}");
    }
}

#[test]
fn the_shapes_of_keys_are_told() {
    let facts = facts(
        "",
        0,
        1,
        &["AAAA AAAA", "AA2A AAAA 2AAA AAAA", "9999-9999-9999-9999"],
    );
    let seen = set_up(&facts, false).expect("a link");
    assert_eq!(seen.keys, ["AA2A AAAA 2AAA AAAA"]);
}

#[test]
fn every_word_is_written_as_texts_are_read() {
    for word in include_str!("../src/page/set_up_words.txt").lines() {
        if !word.starts_with('#') {
            assert_eq!(normalize(word).trim(), word, "{word}");
        }
    }
}
