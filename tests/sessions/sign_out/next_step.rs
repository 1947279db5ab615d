//! Which step comes next.

use latchkey::{
    page::LogOutControl,
    sessions::sign_out::{Event, Outcome, Probe, Reason, Step, Ways, next},
};

use super::site::control;

#[test]
fn nothing_is_pressed_but_in_pages_of_the_site_and_of_its_provider() {
    let rows = [
        ("its own page", "github.io", "github.io/account", true),
        (
            "a page of a subdomain",
            "fern.example",
            "www.fern.example:8443/",
            true,
        ),
        (
            "one with the dot of the root",
            "fern.example",
            "www.fern.example./",
            true,
        ),
        ("an address of IPv6", "[::1]", "[::1]:8080/account", true),
        (
            "its provider",
            "fern.example",
            "login.oak.example/end",
            true,
        ),
        (
            "another person's page",
            "github.io",
            "robin.github.io/account",
            false,
        ),
        (
            "a site that it has sent on to",
            "fern.example",
            "fern.example.net/",
            false,
        ),
    ];
    for (name, site, place, expected) in rows {
        let ways = Ways {
            site: site.to_owned(),
            provider: Some("oak.example".to_owned()),
            ..Ways::default()
        };
        let probe = Probe {
            reached: true,
            place: place.to_owned(),
            log_out_controls: vec![control(7)],
            ..Probe::default()
        };
        for event in [
            Event::Looked {
                probe: probe.clone(),
            },
            Event::Visited { probe },
        ] {
            let step = next(&[event], &ways);
            assert_eq!(step == Step::Press { control: 7 }, expected, "{name}");
        }
    }
}

/// A page with these controls: handle, whether it submits, whether it leads to where it stands.
fn page(document: u64, form: bool, controls: &[(u32, bool, bool)]) -> Probe {
    let controls = controls.iter();
    Probe {
        reached: true,
        document: Some(document),
        place: "fern.example/".to_owned(),
        has_sign_in_form: form,
        log_out_controls: controls
            .map(|&(handle, submits, leads_here)| LogOutControl {
                handle,
                submits,
                leads_here,
            })
            .collect(),
        ..Probe::default()
    }
}

#[test]
fn what_is_pressed_next_in_the_page_that_signing_out_has_led_to() {
    let link = (1, false, false);
    let here = (2, false, true);
    let button = (3, true, false);
    let rows = [
        (
            "a button wins over a link",
            page(2, false, &[link, button]),
            Some(3),
        ),
        (
            "a link to the page itself is none",
            page(2, false, &[here]),
            None,
        ),
        (
            "the link to the page itself, and a button",
            page(2, false, &[here, button]),
            Some(3),
        ),
        (
            "a button that leads to the page itself",
            page(2, false, &[(3, true, true)]),
            Some(3),
        ),
        (
            "a form to sign in that was not there before",
            page(2, true, &[button]),
            None,
        ),
        (
            "the same document with the same control",
            page(1, false, &[link]),
            None,
        ),
        (
            "the same document, with another control",
            page(1, false, &[link, button]),
            Some(3),
        ),
    ];
    let ways = Ways {
        site: "fern.example".to_owned(),
        ..Ways::default()
    };
    for (name, probe, expected) in rows {
        let history = [
            Event::Looked {
                probe: page(1, false, &[link]),
            },
            Event::Pressed { control: 1, probe },
        ];
        let step = next(&history, &ways);
        let expected = expected.map_or(Step::Look, |control| Step::Press { control });
        assert_eq!(step, expected, "{name}");
    }
}

#[test]
fn a_document_that_was_there_before_says_nothing() {
    let ways = Ways {
        provable: true,
        kept: 1,
        site: "fern.example".to_owned(),
        ..Ways::default()
    };
    let before = page(1, false, &[(1, false, false)]);
    for (name, document, expected) in [
        ("a new one", 3, Step::PutBack { kept: 0 }),
        ("that of the press", 2, Step::Remove),
        ("the first one", 1, Step::Remove),
    ] {
        let history = [
            Event::Looked {
                probe: before.clone(),
            },
            Event::Pressed {
                control: 1,
                probe: page(2, true, &[]),
            },
            Event::Looked {
                probe: page(document, true, &[]),
            },
        ];
        assert_eq!(next(&history, &ways), expected, "{name}");
    }
}

/// The provider signs in again at once, also right before what is here is removed: that session was left by nobody.
#[test]
fn a_session_that_its_provider_has_begun_meanwhile_is_ended_too() {
    let ways = |has_provider: bool| Ways {
        provable: true,
        kept: 2,
        site: "fern.example".to_owned(),
        provider: has_provider.then(|| "oak.example".to_owned()),
        ..Ways::default()
    };
    let link = (1, false, false);
    let account = |document| page(document, false, &[link]);
    let looked = |probe| Event::Looked { probe };
    let pressed = |document| Event::Pressed {
        control: 1,
        probe: page(document, true, &[]),
    };
    let mut history = vec![
        looked(account(1)),
        Event::ProviderAsked {
            probe: page(2, false, &[]),
        },
        looked(account(3)),
        pressed(4),
        looked(page(5, true, &[])),
        Event::PutBack { probe: account(6) },
    ];
    assert_eq!(next(&history, &ways(true)), Step::Press { control: 1 });
    assert_eq!(
        next(&history[2..], &ways(false)),
        Step::Remove,
        "no provider has begun it"
    );
    history.extend([pressed(7), looked(page(8, true, &[]))]);
    assert_eq!(next(&history, &ways(true)), Step::PutBack { kept: 1 });
    history.push(Event::PutBack { probe: account(9) });
    assert_eq!(next(&history, &ways(true)), Step::Remove, "once");
}

#[test]
fn what_stops_removes_what_is_here_and_does_nothing_else() {
    let probe = page(1, false, &[(1, false, false)]);
    let looked = Event::Looked {
        probe: probe.clone(),
    };
    let rows = [
        ("before anything was looked at", vec![], None),
        ("before anything was pressed", vec![looked], None),
        (
            "while something is put back",
            vec![Event::PutBack { probe }],
            None,
        ),
        (
            "once it is removed",
            vec![Event::Removed { all: true }],
            Some(Outcome::RemovedHereOnly),
        ),
        (
            "where it cannot be removed",
            vec![Event::Removed { all: false }],
            Some(Outcome::Failed),
        ),
    ];
    for why in [Reason::Unreachable, Reason::Interrupted, Reason::PageAsks] {
        let ways = Ways {
            provable: true,
            kept: 1,
            is_time_up: why == Reason::Unreachable,
            is_interrupted: why == Reason::Interrupted,
            page_asks: why == Reason::PageAsks,
            site: "fern.example".to_owned(),
            ..Ways::default()
        };
        for (name, history, result) in &rows {
            let expected = result.map_or(Step::Remove, |result| Step::Done {
                result,
                reason: Some(match result {
                    Outcome::Failed => Reason::NotRemoved,
                    _ => why,
                }),
            });
            assert_eq!(next(history, &ways), expected, "{name}");
        }
    }
}

/// What is said where neither page asks to sign in, and one offers it.
fn said_of_offers(before: bool, after: bool) -> Step {
    let offering = |document, offers| Probe {
        has_log_in_control: offers,
        ..page(document, false, &[])
    };
    let account = Probe {
        has_log_in_control: before,
        ..page(1, false, &[(7, false, false)])
    };
    let history = [
        Event::Looked { probe: account },
        Event::Pressed {
            control: 7,
            probe: offering(2, after),
        },
        Event::Looked {
            probe: offering(3, after),
        },
        Event::PutBack {
            probe: offering(4, after),
        },
        Event::Removed { all: true },
        Event::Looked {
            probe: offering(5, after),
        },
    ];
    let ways = Ways {
        provable: true,
        kept: 1,
        site: "fern.example".to_owned(),
        ..Ways::default()
    };
    next(&history, &ways)
}

#[test]
fn a_page_that_offers_to_sign_in_where_it_did_not_before_is_that_of_nobody() {
    let ended = Step::Done {
        result: Outcome::EndedOnServer,
        reason: None,
    };
    let unproven = Step::Done {
        result: Outcome::RemovedHereOnly,
        reason: Some(Reason::Unproven),
    };
    assert_eq!(said_of_offers(false, true), ended);
    assert_eq!(said_of_offers(true, true), unproven);
    assert_eq!(said_of_offers(false, false), unproven);
}
