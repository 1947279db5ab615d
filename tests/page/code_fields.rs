//! Where a one-time code goes: one field, boxes, and nothing where it does not fit.

use latchkey::page::{CodePart, PageFacts, asks_for_code, code_fields, recognize};

use crate::build::page;

fn parts(facts: &PageFacts, focused: Option<u32>, characters: u32) -> Vec<(u32, u32)> {
    code_fields(facts, &recognize(facts), focused, characters)
        .into_iter()
        .map(|CodePart { handle, characters }| (handle, characters))
        .collect()
}

const HEADING: &str = "Two-factor authentication: enter the code";
const ONE: &str = "text code | Code | autocomplete=one-time-code";
const BOX: &str = "text digit | | maxlength=1 inputmode=numeric";
const PASTED: &str = "text digit | | maxlength=6 autocomplete=one-time-code inputmode=numeric";
const HALF: &str = "text code | Code, half | maxlength=3 autocomplete=one-time-code";

/// Name, fields, the one with the focus, length of the code, parts.
type Row<'a> = (&'a str, &'a [&'a str], Option<u32>, u32, Vec<(u32, u32)>);

/// Handles from 1 on, each with as many characters.
fn each(count: u32, characters: u32) -> Vec<(u32, u32)> {
    (1..=count).map(|handle| (handle, characters)).collect()
}

#[test]
fn the_fields_of_a_code_and_their_shares() {
    let six = "text code | Code | autocomplete=one-time-code maxlength=6";
    let two = [ONE, "text backup | Code | autocomplete=one-time-code"];
    let pasting = [PASTED, BOX, BOX, BOX, BOX, BOX];
    let rows: &[Row] = &[
        ("one field", &[ONE], None, 6, vec![(1, 6)]),
        ("one field, eight digits", &[ONE], None, 8, vec![(1, 8)]),
        ("just enough room", &[six], None, 6, vec![(1, 6)]),
        ("not enough room", &[six], None, 8, vec![]),
        ("two fields, the first", &two, None, 6, vec![(1, 6)]),
        (
            "two fields, the one with the focus",
            &two,
            Some(2),
            6,
            vec![(2, 6)],
        ),
        ("six boxes", &[BOX; 6], None, 6, each(6, 1)),
        (
            "six boxes, focus in the middle",
            &[BOX; 6],
            Some(4),
            6,
            each(6, 1),
        ),
        ("six boxes, eight digits", &[BOX; 6], None, 8, vec![]),
        ("eight boxes", &[BOX; 8], None, 8, each(8, 1)),
        (
            "the first box has room for a pasted code",
            &pasting,
            Some(1),
            6,
            each(6, 1),
        ),
        ("two halves", &[HALF, HALF], None, 6, each(2, 3)),
        ("two halves, another length", &[HALF, HALF], None, 8, vec![]),
    ];
    for (name, fields, focused, characters, wanted) in rows {
        let facts = page(HEADING, "Verify", fields);
        assert_eq!(&parts(&facts, *focused, *characters), wanted, "{name}");
        assert!(asks_for_code(&recognize(&facts)), "{name}");
    }
}

#[test]
fn what_nobody_sees_and_what_stands_apart_is_no_box_of_a_row() {
    let hidden = format!("{PASTED} hidden");
    let wrong = "text other | Name |";
    let rows: &[Row] = &[
        (
            "one for what a telephone fills in, first",
            &[&hidden, BOX, BOX, BOX, BOX, BOX, BOX],
            None,
            6,
            (2..=7).map(|handle| (handle, 1)).collect(),
        ),
        (
            "the same, last",
            &[BOX, BOX, BOX, BOX, BOX, BOX, &hidden],
            Some(3),
            6,
            each(6, 1),
        ),
        (
            "a field for a code that is kept, apart",
            &[BOX, BOX, BOX, BOX, BOX, BOX, wrong, ONE],
            None,
            6,
            each(6, 1),
        ),
        (
            "two rows, the one with the focus",
            &[BOX, BOX, BOX, BOX, wrong, BOX, BOX, BOX, BOX],
            Some(7),
            4,
            (6..=9).map(|handle| (handle, 1)).collect(),
        ),
    ];
    for (name, fields, focused, characters, wanted) in rows {
        let facts = page(HEADING, "Verify", fields);
        assert_eq!(&parts(&facts, *focused, *characters), wanted, "{name}");
    }
}

#[test]
fn boxes_that_open_one_after_the_other_take_a_code_together() {
    let mut facts = page(HEADING, "Verify", &[BOX; 6]);
    for field in &mut facts.forms[0].fields[1..] {
        field.editable = false;
    }
    assert_eq!(parts(&facts, None, 6), each(6, 1));
    facts.forms[0].fields[0].editable = false;
    assert_eq!(parts(&facts, None, 6), []);
}

#[test]
fn the_form_with_the_focus_comes_first() {
    let mut facts = page(HEADING, "Verify", &[ONE]);
    let mut second = facts.forms[0].clone();
    second.handle = 2000;
    second.fields[0].handle = 2;
    facts.forms.push(second);
    assert_eq!(parts(&facts, None, 6), [(1, 6)]);
    assert_eq!(parts(&facts, Some(2), 6), [(2, 6)]);
    assert_eq!(parts(&facts, Some(99), 6), [(1, 6)]);
}

#[test]
fn nothing_else_takes_a_code() {
    for fields in [
        vec![],
        vec![
            "text email | E-mail |",
            "password password | Password | autocomplete=current-password",
        ],
        vec!["text q | Search |"],
        vec!["text coupon | Coupon code |"],
    ] {
        let facts = page("Welcome", "Go", &fields);
        assert_eq!(parts(&facts, Some(1), 6), [], "{fields:?}");
        assert!(!asks_for_code(&recognize(&facts)), "{fields:?}");
    }
    let mut facts = page(HEADING, "Verify", &[ONE]);
    facts.forms[0].fields[0].editable = false;
    assert_eq!(parts(&facts, None, 6), []);
}
