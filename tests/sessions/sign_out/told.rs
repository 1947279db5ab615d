//! What is told of each kind of site.

use latchkey::sessions::sign_out::{Outcome, Reason};

use super::{
    leaving::leave,
    site::{Lie, Site, lying, site},
};

type Row = (&'static str, Site, Outcome, Option<Reason>);

fn assert_told<const ROWS: usize>(rows: [Row; ROWS]) {
    for (name, site, result, reason) in rows {
        let (found, why, ..) = leave(site);
        assert_eq!((found, why), (result, reason), "{name}");
    }
}

#[test]
fn each_kind_of_site_gets_the_honest_word() {
    use Outcome::{EndedOnServer, Failed, RemovedHereOnly};
    assert_told([
        ("a session on the server", site(), EndedOnServer, None),
        (
            "one that asks whether it is meant",
            Site {
                asks: true,
                ..site()
            },
            EndedOnServer,
            None,
        ),
        (
            "a token that stays valid",
            Site {
                ends: false,
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::ServerKeepsSession),
        ),
        (
            "a control that lies",
            Site {
                ends: false,
                forgets: false,
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::DidNothing),
        ),
        (
            "no control",
            Site {
                has_control: false,
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::NoControl),
        ),
        (
            "a dead server",
            Site {
                dead: true,
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::Unreachable),
        ),
        (
            "signed in again at once",
            Site {
                signs_in_again: true,
                ..site()
            },
            Failed,
            Some(Reason::SignsInAgain),
        ),
        (
            "a token in a database",
            Site {
                in_database: true,
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::Unproven),
        ),
        (
            "over already",
            Site {
                session_lives: false,
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::Unproven),
        ),
        (
            "data that stays",
            Site {
                sticky: true,
                ..site()
            },
            Failed,
            Some(Reason::NotRemoved),
        ),
        (
            "a page that shows nothing to those who are signed out",
            Site {
                shows_form: false,
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::Unproven),
        ),
    ]);
}

#[test]
fn sites_that_deceive_get_the_honest_word() {
    use Outcome::{EndedOnServer, RemovedHereOnly};
    assert_told([
        (
            "one that answers nothing more",
            lying(Lie::Dies),
            RemovedHereOnly,
            Some(Reason::Unreachable),
        ),
        (
            "one that keeps its document",
            lying(Lie::KeepsDocument),
            RemovedHereOnly,
            Some(Reason::Unreachable),
        ),
        (
            "a token that is replaced at each load, and stays valid",
            Site {
                ends: false,
                ..lying(Lie::Rotates)
            },
            RemovedHereOnly,
            Some(Reason::ServerKeepsSession),
        ),
        (
            "a token that is replaced at each load, and ends",
            lying(Lie::Rotates),
            EndedOnServer,
            None,
        ),
        (
            "one that is replaced and forgotten at once",
            lying(Lie::ReplacesAtSignOut),
            RemovedHereOnly,
            Some(Reason::ServerKeepsSession),
        ),
        (
            "one that is replaced, and whose place is taken at once",
            Site {
                forgets: false,
                ..lying(Lie::ReplacesForAMoment)
            },
            RemovedHereOnly,
            Some(Reason::ServerKeepsSession),
        ),
        (
            "one that moves to another path, and is forgotten there at once",
            lying(Lie::MovesAtSignOut),
            RemovedHereOnly,
            Some(Reason::ServerKeepsSession),
        ),
        (
            "one that moves to another path, beside a mark by which pages go",
            Site {
                forgets: false,
                lies: vec![Lie::MovesAtSignOut, Lie::LeavesMark],
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::ServerKeepsSession),
        ),
        (
            "one whose place is taken by what signs nobody in, before the question",
            Site {
                asks: true,
                ..lying(Lie::ReplacesFirst)
            },
            RemovedHereOnly,
            Some(Reason::ServerKeepsSession),
        ),
        (
            "a form beside the control",
            lying(Lie::FormBesideControl),
            EndedOnServer,
            None,
        ),
        (
            "a control that does nothing before the one that works",
            lying(Lie::DeadControl),
            EndedOnServer,
            None,
        ),
        (
            "a control in a menu, beside one that leads to another site",
            lying(Lie::InMenu),
            EndedOnServer,
            None,
        ),
    ]);
}

#[test]
fn other_ways_are_tried_where_the_control_is_missing_or_not_enough() {
    use Outcome::{EndedOnServer, RemovedHereOnly};
    assert_told([
        (
            "no control, and a known address",
            Site {
                has_control: false,
                has_address: true,
                ..site()
            },
            EndedOnServer,
            None,
        ),
        (
            "an address that lies",
            Site {
                has_control: false,
                has_address: true,
                ends: false,
                ..site()
            },
            RemovedHereOnly,
            Some(Reason::Unproven),
        ),
        (
            "signed in again at once, by a provider that can be asked to end it",
            Site {
                signs_in_again: true,
                has_provider: true,
                ..site()
            },
            EndedOnServer,
            None,
        ),
        (
            "the same, by a provider that asks whether it is meant",
            Site {
                signs_in_again: true,
                has_provider: true,
                provider_asks: true,
                ..site()
            },
            EndedOnServer,
            None,
        ),
    ]);
}
