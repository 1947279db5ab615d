//! Leaving simulated sites: what is claimed is true, whatever the site does.

use latchkey::sessions::sign_out::{Event, Outcome, Probe, Reason, Step, Ways, next};
use proptest::prelude::*;

/// What the browser holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Credentials {
    /// What signs in, if it is there: the first one, or one that came in its place.
    token: Option<u32>,
}

/// A way in which a site deceives who looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lie {
    /// What signs in is replaced whenever a page is loaded, and only the latest is taken.
    Rotates,
    /// The address of the account differs by its fragment only from where it leads to when signed out: going there loads
    /// nothing.
    KeepsDocument,
    /// Whoever opens the account ends up at another address each time.
    Wanders,
    /// A log-in form stands beside the control.
    FormBesideControl,
    /// The frame with the control is drawn for those too who are signed out, behind the form.
    ControlForAll,
    /// The control acts a moment later; pressing it again by then, or leaving the page, cancels that.
    ActsLate,
    /// The page that asks whether it is meant has the control that leads to it still.
    AsksAgain,
    /// It answers nothing more once somebody has signed out.
    Dies,
    /// Its identity provider does not answer when it is asked to end its session.
    SilentProvider,
}

impl Lie {
    const ALL: [Self; 9] = [
        Self::Rotates,
        Self::KeepsDocument,
        Self::Wanders,
        Self::FormBesideControl,
        Self::ControlForAll,
        Self::ActsLate,
        Self::AsksAgain,
        Self::Dies,
        Self::SilentProvider,
    ];
    /// Those that bring about a claim that is not true. Whoever mends one takes it out, until the list is empty and goes; the
    /// tests below make sure that those in it deceive, and that no other does.
    const KNOWN_TO_DECEIVE: &[Self] = &[Self::Rotates, Self::KeepsDocument, Self::Wanders];
    /// Those by which a session is left alive that a person could have ended. The same goes for them.
    const KNOWN_TO_KEEP_ALIVE: &[Self] = &[Self::FormBesideControl, Self::ActsLate];
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
    /// How it deceives.
    lies: Vec<Lie>,
    /// What it takes: the number of the latest that it has given out.
    latest: u32,
    /// What the document shows that is open.
    document: Option<Probe>,
    /// How many addresses of the account were opened.
    opened: u32,
}

const ADDRESS: &str = "https://fern.example/logout";

impl Site {
    fn lies(&self, lie: Lie) -> bool {
        self.lies.contains(&lie)
    }

    fn takes(&self, browser: Credentials) -> bool {
        self.session_lives && browser.token == Some(self.latest)
    }

    /// Goes to the address of the account, and looks.
    fn look(&mut self, browser: &mut Credentials) -> Probe {
        match &self.document {
            Some(document) if self.lies(Lie::KeepsDocument) => document.clone(),
            _ => self.load(browser),
        }
    }

    /// Loads a document, and looks.
    fn load(&mut self, browser: &mut Credentials) -> Probe {
        let probe = self.answer(browser);
        self.document = Some(probe.clone());
        probe
    }

    fn answer(&mut self, browser: &mut Credentials) -> Probe {
        if self.dead {
            return Probe::default();
        }
        if !self.takes(*browser) && self.signs_in_again {
            browser.token = Some(self.latest);
            self.session_lives = true;
        }
        let signed_in = self.takes(*browser);
        if signed_in && self.lies(Lie::Rotates) {
            self.latest += 1;
            browser.token = Some(self.latest);
        }
        self.opened += 1;
        let place = match (signed_in || !self.shows_form, self.lies(Lie::Wanders)) {
            (true, true) => format!("www.fern.example:8443/account/{}", self.opened),
            (true, false) => "www.fern.example:8443/account".to_owned(),
            (false, _) => "www.fern.example:8443/login".to_owned(),
        };
        let is_drawn = signed_in || (self.lies(Lie::ControlForAll) && self.shows_form);
        Probe {
            reached: true,
            status: Some(200),
            place,
            has_sign_in_form: if signed_in {
                self.lies(Lie::FormBesideControl) && self.has_control
            } else {
                self.shows_form
            },
            log_out_control: (is_drawn && self.has_control).then_some(7),
        }
    }

    /// Presses its control, and looks at what comes of it.
    fn press(&mut self, browser: &mut Credentials) -> Probe {
        if self.asks {
            self.asks = self.lies(Lie::AsksAgain);
            return self.load(browser);
        }
        if self.lies(Lie::ActsLate) {
            // Every step that there is comes too early.
            return self.document.clone().unwrap_or_default();
        }
        self.sign_out(browser);
        self.load(browser)
    }

    fn sign_out(&mut self, browser: &mut Credentials) {
        self.session_lives &= !self.ends;
        if self.forgets {
            browser.token = None;
        }
        self.dead |= self.lies(Lie::Dies);
    }
}

/// Carries the steps out. Gives the outcome, and whether the server still takes what had signed in.
fn leave(mut site: Site) -> (Outcome, Option<Reason>, Site, Credentials) {
    let mut browser = Credentials { token: Some(0) };
    // The extension puts back what was there at the beginning, not what was there just before the control was pressed.
    let kept = browser;
    let mut history: Vec<Event> = vec![];
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
                Event::Pressed {
                    probe: site.press(&mut browser),
                }
            }
            Step::Visit { address } => {
                assert_eq!(address, ADDRESS);
                site.sign_out(&mut browser);
                Event::Visited {
                    probe: site.load(&mut browser),
                }
            }
            Step::AskProvider => Event::ProviderAsked {
                probe: ask_provider(&mut site),
            },
            Step::PutBack => {
                assert!(!site.in_database);
                browser = kept;
                Event::PutBack {
                    probe: site.look(&mut browser),
                }
            }
            Step::Remove => {
                if !site.sticky {
                    browser = Credentials::default();
                }
                Event::Removed { all: !site.sticky }
            }
            Step::Done { result, reason } => return (result, reason, site, browser),
        };
        history.push(event);
    }
}

fn ask_provider(site: &mut Site) -> Probe {
    if site.lies(Lie::SilentProvider) {
        return Probe::default();
    }
    site.signs_in_again &= site.provider_asks;
    Probe {
        reached: true,
        place: "login.oak.example/end".to_owned(),
        log_out_control: site.provider_asks.then_some(9),
        ..Probe::default()
    }
}

/// What was claimed and is not so.
fn deceived(site: Site) -> Option<&'static str> {
    let (result, reason, mut site, mut browser) = leave(site);
    let ended = result == Outcome::EndedOnServer && site.session_lives;
    let claims_again = (result, reason) == (Outcome::Failed, Some(Reason::SignsInAgain));
    site.load(&mut browser);
    let again = claims_again && !site.takes(browser);
    match (ended, again) {
        (true, _) => Some("that it has ended"),
        (_, true) => Some("that it signs in again"),
        _ => None,
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
        lies: vec![],
        latest: 0,
        document: None,
        opened: 0,
    }
}

fn lying(lie: Lie) -> Site {
    Site {
        lies: vec![lie],
        ..site()
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

/// One of the sites that there are, apart from how they lie.
fn site_of(bits: u16) -> Site {
    let bit = |at: u16| bits & (1 << at) != 0;
    Site {
        session_lives: bit(0),
        has_control: bit(1),
        asks: bit(2),
        ends: bit(3),
        forgets: bit(4),
        signs_in_again: bit(5),
        dead: bit(6),
        shows_form: bit(7),
        sticky: bit(8),
        in_database: bit(9),
        has_address: bit(10),
        has_provider: bit(11),
        provider_asks: bit(12),
        ..site()
    }
}

/// How many bits make one of them.
const BITS: u16 = 13;

#[test]
fn known_lies_deceive_and_no_others() {
    let deceives = |lie: &Lie| {
        (0..1 << BITS).any(|bits| {
            deceived(Site {
                lies: vec![*lie],
                ..site_of(bits)
            })
            .is_some()
        })
    };
    let found: Vec<Lie> = Lie::ALL.into_iter().filter(deceives).collect();
    assert_eq!(found, Lie::KNOWN_TO_DECEIVE);
}

#[test]
fn what_a_person_could_end_is_ended() {
    // Of a site that dies, nobody is told what became of it.
    let rows = Lie::ALL.into_iter().filter(|lie| *lie != Lie::Dies);
    let alive: Vec<Lie> = rows
        .filter(|lie| leave(lying(*lie)).2.session_lives)
        .collect();
    assert_eq!(alive, Lie::KNOWN_TO_KEEP_ALIVE);
}

fn harmless_lies() -> impl Strategy<Value = Vec<Lie>> {
    let all = Lie::ALL.into_iter();
    let known = |lie: &Lie| !Lie::KNOWN_TO_DECEIVE.contains(lie);
    let harmless: Vec<Lie> = all.filter(known).collect();
    let most = harmless.len();
    proptest::sample::subsequence(harmless, 0..=most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn nothing_is_claimed_that_is_not_so(bits in 0..1_u16 << BITS, lies in harmless_lies()) {
        let site = Site { lies, ..site_of(bits) };
        prop_assert_eq!(deceived(site.clone()), None);
        let (result, _, site, browser) = leave(site);
        if result != Outcome::Failed {
            prop_assert!(browser.token.is_none() || site.signs_in_again);
        }
    }
}
