//! Room for what can be undone: one slot a site, and what the person has cleared before what a rule has.

use latchkey::clearing::{
    undo::UNDO_TIME,
    undo_slots::{MOST_BYTES, MOST_SLOTS, UndoSlot, after_clearing, newest_of, with_room_for},
};

const NOW: u64 = 10_000_000;
const CLICK: bool = true;
const RULE: bool = false;

/// Cleared so many milliseconds ago.
fn slot(ago: u64, site: &str, by_click: bool, bytes: u64) -> UndoSlot {
    UndoSlot {
        until: NOW - ago + UNDO_TIME,
        site: site.to_owned(),
        store_id: "0".to_owned(),
        by_click,
        restores: true,
        size: bytes,
    }
}

fn sites(slots: &[UndoSlot]) -> Vec<&str> {
    let mut sites: Vec<&str> = slots.iter().map(|slot| slot.site.as_str()).collect();
    sites.sort_unstable();
    sites
}

/// What is there, what comes, and whose stay.
type Row<'a> = (&'a str, Vec<UndoSlot>, UndoSlot, Option<&'a [&'a str]>);

#[test]
fn who_gives_way_to_whom() {
    let half = MOST_BYTES / 2;
    let rows: [Row; 10] = [
        (
            "nothing is there",
            vec![],
            slot(0, "a", CLICK, 1),
            Some(&[]),
        ),
        (
            "a rule leaves what the person has cleared",
            vec![slot(9, "a", CLICK, half)],
            slot(0, "b", RULE, half),
            Some(&["a"]),
        ),
        (
            "a rule takes no room from the person",
            vec![slot(9, "a", CLICK, half)],
            slot(0, "b", RULE, half + 1),
            None,
        ),
        (
            "the person takes it from a rule, which is newer",
            vec![slot(9, "a", CLICK, half), slot(5, "b", RULE, half)],
            slot(0, "c", CLICK, half),
            Some(&["a"]),
        ),
        (
            "the oldest of the person goes",
            vec![slot(9, "a", CLICK, half), slot(5, "b", CLICK, half)],
            slot(0, "c", CLICK, half),
            Some(&["b"]),
        ),
        (
            "the oldest of a rule goes",
            vec![slot(9, "a", RULE, half), slot(5, "b", RULE, half)],
            slot(0, "c", RULE, half),
            Some(&["b"]),
        ),
        (
            "the same site stays until something is taken",
            vec![slot(9, "a", CLICK, 1)],
            slot(0, "a", CLICK, 1),
            Some(&["a"]),
        ),
        (
            "time is over",
            vec![slot(UNDO_TIME, "a", CLICK, 1)],
            slot(0, "b", RULE, 1),
            Some(&[]),
        ),
        (
            "too large for itself",
            vec![slot(9, "a", CLICK, 1)],
            slot(0, "b", CLICK, MOST_BYTES + 1),
            None,
        ),
        (
            "a size that no disk has",
            vec![slot(9, "a", CLICK, u64::MAX)],
            slot(0, "b", RULE, u64::MAX),
            None,
        ),
    ];
    for (name, slots, new, expected) in rows {
        let kept = with_room_for(slots, &new, NOW);
        assert_eq!(kept.as_deref().map(sites).as_deref(), expected, "{name}");
    }
}

#[test]
fn a_clock_that_was_set_back_ends_them() {
    let new = slot(0, "b", RULE, 1);
    let later = UndoSlot {
        until: NOW + 1 + UNDO_TIME,
        ..slot(0, "a", CLICK, 1)
    };
    assert_eq!(with_room_for(vec![later], &new, NOW), Some(vec![]));
}

#[test]
fn there_are_so_many_and_no_more() {
    let mut slots: Vec<UndoSlot> = Vec::new();
    for ago in (0..40).rev() {
        let new = slot(ago, &format!("site{ago}"), CLICK, 1);
        slots = with_room_for(slots, &new, NOW).expect("the oldest goes");
        slots.push(new);
        assert!(slots.len() <= MOST_SLOTS);
    }
    assert_eq!(slots.len(), MOST_SLOTS);
    assert!(newest_of(slots.clone(), "site0", "0", NOW).is_some());
    assert!(newest_of(slots, "site39", "0", NOW).is_none());
}

#[test]
fn a_clearing_that_took_nothing_leaves_the_one_before() {
    let (old, new) = (slot(9, "a", CLICK, 1), slot(0, "a", CLICK, 1));
    let in_container = UndoSlot {
        store_id: "firefox-container-1".to_owned(),
        ..slot(5, "a", CLICK, 1)
    };
    let all = vec![old.clone(), in_container.clone(), new.clone()];
    assert_eq!(
        after_clearing(all.clone(), new.until, true),
        [in_container.clone(), new.clone()]
    );
    assert_eq!(
        after_clearing(all.clone(), new.until, false),
        [old, in_container]
    );
    assert_eq!(after_clearing(all.clone(), 1, true), all, "it has gone");
    assert_eq!(newest_of(all, "a", "0", NOW), Some(new));
}

#[test]
fn what_another_cookie_store_lost_is_not_brought_back_here() {
    let clicked = slot(9, "a", CLICK, 1);
    let by_rule = UndoSlot {
        store_id: "firefox-container-1".to_owned(),
        ..slot(5, "a", RULE, 1)
    };
    let all = vec![clicked.clone(), by_rule.clone()];
    for (store, expected) in [
        ("0", Some(clicked)),
        ("firefox-container-1", Some(by_rule)),
        ("firefox-container-2", None),
    ] {
        assert_eq!(newest_of(all.clone(), "a", store, NOW), expected, "{store}");
    }
}

#[test]
fn what_the_person_has_cleared_can_be_brought_back_after_a_rule_has_cleared_the_same_site() {
    let (clicked, by_rule) = (slot(9, "a", CLICK, 1), slot(5, "a", RULE, 1));
    let both = vec![clicked.clone(), by_rule.clone()];
    assert_eq!(after_clearing(both.clone(), by_rule.until, true), both);
    assert_eq!(
        newest_of(both.clone(), "a", "0", NOW),
        Some(clicked.clone())
    );
    let later = clicked.until;
    assert_eq!(
        newest_of(both.clone(), "a", "0", later),
        Some(by_rule.clone()),
        "its time is over"
    );
    let for_the_net = UndoSlot {
        restores: false,
        ..clicked.clone()
    };
    assert_eq!(
        newest_of(vec![for_the_net, by_rule.clone()], "a", "0", NOW),
        Some(by_rule.clone()),
        "nothing comes back out of the other"
    );
    let next = slot(2, "a", RULE, 1);
    let all = [both.clone(), vec![next.clone()]].concat();
    assert_eq!(
        after_clearing(all, next.until, true),
        [clicked, next],
        "of rules, the last"
    );
    let anew = slot(0, "a", CLICK, 1);
    let all = [both, vec![anew.clone()]].concat();
    assert_eq!(
        after_clearing(all, anew.until, true),
        [anew],
        "a click takes the place of both"
    );
}
