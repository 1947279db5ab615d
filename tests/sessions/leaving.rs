//! Leaving simulated sites: what is claimed is true, whatever the site does.

use latchkey::sessions::leaving::{Event, Outcome, Probe, Reason, Step, Ways, next};
use proptest::prelude::*;

/// What the browser holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Credentials {
    /// It is there.
    held: bool,
}

/// A site, as its server and its pages behave.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something that a site does or does not"
)]
#[derive(Clone, Debug)]
struct Site {
    /// The server still takes what had signed in.
    session_lives: bool,
    /// Its pages have a control for signing out.
    has_control: bool,
    /// Pressing it asks for confirmation first.
    asks: bool,
    /// Signing out ends the session on the server.
    ends: bool,
    /// Signing out takes what signs in out of the browser.
    forgets: bool,
    /// It signs in again by itself, as through an identity provider.
    signs_in_again: bool,
    /// It does not answer.
    dead: bool,
    /// Those who are signed out are sent to a form; otherwise they see a page that shows nothing.
    shows_form: bool,
    /// Something cannot be removed.
    sticky: bool,
    /// What signs in is in a database, which cannot be put back.
    in_database: bool,
    /// A log-out address is known.
    has_address: bool,
    /// The identity provider through which it signs in again is known, and ends its session.
    has_provider: bool,
    /// The provider asks whether it is meant.
    provider_asks: bool,
}

const ADDRESS: &str = "https://fern.example/logout";

impl Site {
    fn look(&mut self, browser: &mut Credentials) -> Probe {
        if self.dead {
            return Probe::default();
        }
        if !(browser.held && self.session_lives) && self.signs_in_again {
            browser.held = true;
            self.session_lives = true;
        }
        let signed_in = browser.held && self.session_lives;
        Probe {
            reached: true,
            status: Some(200),
            place: if signed_in || !self.shows_form {
                "www.fern.example:8443/account"
            } else {
                "www.fern.example:8443/login"
            }
            .to_owned(),
            has_sign_in_form: !signed_in && self.shows_form,
            log_out_control: (signed_in && self.has_control).then_some(7),
        }
    }

    fn sign_out(&mut self, browser: &mut Credentials) {
        self.session_lives &= !self.ends;
        browser.held &= !self.forgets;
    }
}

/// Carries the steps out. Gives the outcome, and whether the server still takes what had signed in.
fn leave(mut site: Site) -> (Outcome, Option<Reason>, Site, Credentials) {
    let mut browser = Credentials { held: true };
    let mut history: Vec<Event> = vec![];
    let mut asking = site.asks;
    let ways = Ways {
        provable: !site.in_database,
        log_out_address: site.has_address.then(|| ADDRESS.to_owned()),
        site: "fern.example".to_owned(),
        provider: site.has_provider.then(|| "oak.example".to_owned()),
    };
    loop {
        assert!(history.len() < 20, "it ends");
        let event = match next(&history, &ways) {
            Step::Look => Event::Looked {
                probe: site.look(&mut browser),
            },
            Step::Press { control: 9 } => {
                site.signs_in_again = false;
                Event::Pressed {
                    probe: Probe::default(),
                }
            }
            Step::Press { control } => {
                assert_eq!(control, 7);
                if asking {
                    asking = false;
                } else {
                    site.sign_out(&mut browser);
                }
                Event::Pressed {
                    probe: site.look(&mut browser),
                }
            }
            Step::Visit { address } => {
                assert_eq!(address, ADDRESS);
                site.sign_out(&mut browser);
                Event::Visited {
                    probe: site.look(&mut browser),
                }
            }
            Step::AskProvider => {
                site.signs_in_again &= site.provider_asks;
                Event::ProviderAsked {
                    probe: Probe {
                        reached: true,
                        place: "login.oak.example/end".to_owned(),
                        log_out_control: site.provider_asks.then_some(9),
                        ..Probe::default()
                    },
                }
            }
            Step::PutBack => {
                assert!(!site.in_database);
                browser.held = true;
                Event::PutBack {
                    probe: site.look(&mut browser),
                }
            }
            Step::Remove => {
                browser.held = site.sticky;
                Event::Removed { all: !site.sticky }
            }
            Step::Done { result, reason } => return (result, reason, site, browser),
        };
        history.push(event);
    }
}

fn site() -> Site {
    Site {
        session_lives: true,
        has_control: true,
        asks: false,
        ends: true,
        forgets: true,
        signs_in_again: false,
        dead: false,
        shows_form: true,
        sticky: false,
        in_database: false,
        has_address: false,
        has_provider: false,
        provider_asks: false,
    }
}

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
            EndedOnServer,
            None,
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
            Some(Reason::DidNothing),
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
            log_out_control: Some(7),
            ..Probe::default()
        };
        for event in [
            Event::Looked {
                probe: probe.clone(),
            },
            Event::Pressed { probe },
        ] {
            let step = next(&[event], &ways);
            assert_eq!(step == Step::Press { control: 7 }, expected, "{name}");
        }
    }
}

prop_compose! {
    fn any_site()(bits in any::<u16>()) -> Site {
        let bit = |at: u16| bits & (1 << at) != 0;
        Site {
            session_lives: bit(0), has_control: bit(1), asks: bit(2), ends: bit(3), forgets: bit(4),
            signs_in_again: bit(5), dead: bit(6), shows_form: bit(7), sticky: bit(8),
            in_database: bit(9), has_address: bit(10), has_provider: bit(11),
            provider_asks: bit(12),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn it_is_never_said_to_have_ended_while_the_server_still_takes_it(site in any_site()) {
        let (result, _, site, browser) = leave(site);
        if result == Outcome::EndedOnServer {
            prop_assert!(!site.session_lives);
        }
        if result != Outcome::Failed {
            prop_assert!(!browser.held || site.signs_in_again);
        }
    }
}
