//! Whether somebody has signed in since a site was cleared.

use latchkey::clearing::{Shown, ShownPage, SinceCleared};

const CLEARED_AT: u64 = 1_000;

fn page(began: f64, shown: Shown) -> ShownPage {
    ShownPage {
        began: Some(began),
        shown,
    }
}

/// A name, what was seen, whether a page has come, what the open ones show, and whether somebody is signed in.
type Row = (&'static str, Option<bool>, bool, Vec<ShownPage>, Shown);

#[test]
fn only_what_has_come_since_speaks_of_now() {
    use Shown::{No, Unknown, Yes};
    let (before, after) = (900.0, 1_100.0);
    let silent = ShownPage {
        began: None,
        shown: Unknown,
    };
    let rows: [Row; 12] = [
        ("nothing is open", Some(false), false, vec![], No),
        (
            "nothing is open any more",
            Some(false),
            true,
            vec![],
            Unknown,
        ),
        ("nothing was seen", None, false, vec![], Unknown),
        ("a sign-in was seen", Some(true), true, vec![], Yes),
        (
            "the page from before",
            Some(false),
            false,
            vec![page(before, Yes)],
            No,
        ),
        (
            "the page from before, and one that has gone",
            Some(false),
            true,
            vec![page(before, Yes)],
            Unknown,
        ),
        (
            "the page from before, after a sign-in",
            Some(true),
            false,
            vec![page(before, No)],
            Yes,
        ),
        ("a form since", Some(false), true, vec![page(after, No)], No),
        (
            "a page for somebody since",
            Some(false),
            true,
            vec![page(after, Yes)],
            Yes,
        ),
        (
            "one for somebody, and one for nobody",
            Some(false),
            true,
            vec![page(after, No), page(after, Yes)],
            Yes,
        ),
        (
            "a page since that says nothing",
            Some(false),
            true,
            vec![page(after, Unknown)],
            Unknown,
        ),
        (
            "a page that hangs",
            Some(false),
            false,
            vec![silent],
            Unknown,
        ),
    ];
    for (name, seen, visited, pages, expected) in rows {
        let since = SinceCleared {
            seen,
            visited,
            pages,
        };
        assert_eq!(since.signed_in(CLEARED_AT), expected, "{name}");
    }
}
