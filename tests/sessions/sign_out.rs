//! Leaving simulated sites: what is claimed is true, whatever the site does.

use latchkey::{
    page::{LogOutControl, Opener},
    sessions::sign_out::{Event, Outcome, Probe, Reason, Step, Ways, next},
};
use proptest::prelude::*;

/// What the browser holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Credentials {
    /// What signs in, if it is there: the first one, or one that came in its place.
    token: Option<u32>,
}

/// What signs nobody in.
const ANONYMOUS: u32 = u32::MAX;
/// The controls of its pages: the one that works, one that does nothing, and that of the provider.
const WORKS: u32 = 7;
const DEAD: u32 = 6;
const OF_PROVIDER: u32 = 9;

/// The control of another site.
const OF_ANOTHER: u32 = 5;
/// Its menus: one that leads to another site, one that holds nothing, and that which holds the control.
const OPENERS: [&str; 3] = [ELSEWHERE, "language", MENU];
const ELSEWHERE: &str = "apps";
const MENU: &str = "robin";

/// A way in which a site deceives who looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lie {
    /// What signs in is replaced whenever a page is loaded, and only the latest is taken.
    Rotates,
    /// The address of the account differs by its fragment only from where it leads to when signed out: going there loads
    /// nothing.
    KeepsDocument,
    /// Whoever opens the account ends up at another address each time, and every other of them has no control.
    Wanders,
    /// What signs in is replaced by the request that signs out, forgotten at once, and still taken.
    ReplacesAtSignOut,
    /// The page that asks whether it is meant gives out what signs nobody in, in the place of what signs in.
    ReplacesFirst,
    /// The page of the account is open to everybody, and has a form to sign in.
    OpenToAll,
    /// Every page has the control, whoever looks.
    ControlAlways,
    /// A control that does nothing stands before the one that works.
    DeadControl,
    /// A log-in form stands beside the control.
    FormBesideControl,
    /// The frame with the control is drawn for those too who are signed out, behind the form.
    ControlForAll,
    /// The control acts a moment later, while the extension waits; pressing it again cancels that.
    ActsLate,
    /// The page that asks whether it is meant has the control that leads to it still.
    AsksAgain,
    /// It answers nothing more once somebody has signed out.
    Dies,
    /// Its identity provider does not answer when it is asked to end its session.
    SilentProvider,
    /// The control is in a closed menu, and another menu leads to another site, which has such a control too.
    InMenu,
}

impl Lie {
    const ALL: [Self; 15] = [
        Self::Rotates,
        Self::KeepsDocument,
        Self::Wanders,
        Self::ReplacesAtSignOut,
        Self::ReplacesFirst,
        Self::OpenToAll,
        Self::ControlAlways,
        Self::DeadControl,
        Self::FormBesideControl,
        Self::ControlForAll,
        Self::ActsLate,
        Self::AsksAgain,
        Self::Dies,
        Self::SilentProvider,
        Self::InMenu,
    ];
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
    /// How many documents were loaded.
    opened: u32,
    /// The page that is open asks whether it is meant.
    is_asking: bool,
    /// Something was given out since the state of the browser was kept.
    gave_out: bool,
    /// What was pressed, by document.
    pressed: Vec<(Option<u64>, u32)>,
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
        self.is_asking = false;
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
            self.gave_out = true;
            self.session_lives = true;
        }
        let signed_in = self.takes(*browser);
        if signed_in && self.lies(Lie::Rotates) {
            self.latest += 1;
            browser.token = Some(self.latest);
            self.gave_out = true;
        }
        self.opened += 1;
        let place = match (signed_in || !self.shows_form, self.lies(Lie::Wanders)) {
            (true, true) => format!("www.fern.example:8443/account/{}", self.opened),
            (true, false) => "www.fern.example:8443/account".to_owned(),
            (false, _) => "www.fern.example:8443/login".to_owned(),
        };
        let is_drawn = signed_in && !(self.lies(Lie::Wanders) && self.opened.is_multiple_of(2))
            || (self.lies(Lie::ControlForAll) && self.shows_form)
            || self.lies(Lie::ControlAlways)
            || self.is_asking;
        let has_sign_in_form = if self.lies(Lie::OpenToAll) {
            true
        } else if signed_in {
            self.lies(Lie::FormBesideControl) && self.has_control
        } else {
            self.shows_form && !self.is_asking && !self.lies(Lie::ControlAlways)
        };
        let has_control = self.has_control && is_drawn && !self.lies(Lie::OpenToAll);
        let in_menu = has_control && self.lies(Lie::InMenu) && !self.is_asking;
        Probe {
            reached: true,
            document: Some(self.opened.into()),
            status: Some(200),
            place,
            has_sign_in_form,
            has_log_in_control: false,
            log_out_controls: if has_control && !in_menu {
                self.controls()
            } else {
                vec![]
            },
            openers: if in_menu {
                OPENERS.map(opener).to_vec()
            } else {
                vec![]
            },
        }
    }

    /// Opens a menu of the page, and looks at what comes of it.
    fn open(&mut self, opener: &Opener) -> Probe {
        let mut document = self.document.clone().unwrap_or_default();
        match opener.name.as_str() {
            ELSEWHERE => {
                self.opened += 1;
                document = Probe {
                    reached: true,
                    document: Some(self.opened.into()),
                    place: "hub.example/".to_owned(),
                    log_out_controls: vec![control(OF_ANOTHER)],
                    openers: vec![self::opener(MENU)],
                    ..Probe::default()
                };
            }
            MENU => document.log_out_controls = self.controls(),
            _ => {}
        }
        self.document = Some(document.clone());
        document
    }

    fn controls(&self) -> Vec<LogOutControl> {
        let handles: &[u32] = if self.lies(Lie::DeadControl) {
            &[DEAD, WORKS]
        } else {
            &[WORKS]
        };
        handles.iter().copied().map(control).collect()
    }

    /// Presses its control, and looks at what comes of it.
    fn press(&mut self, browser: &mut Credentials, control: u32) -> Probe {
        let document = self.document.clone().unwrap_or_default();
        let pressed = (document.document, control);
        assert!(
            !self.pressed.contains(&pressed),
            "what acts late is not cancelled"
        );
        self.pressed.push(pressed);
        if control == DEAD {
            return document;
        }
        if self.asks {
            self.asks = self.lies(Lie::AsksAgain);
            self.is_asking = true;
            if self.lies(Lie::ReplacesFirst) {
                browser.token = Some(ANONYMOUS);
                self.gave_out = true;
            }
            return self.load(browser);
        }
        self.is_asking = false;
        self.sign_out(browser);
        self.load(browser)
    }

    fn sign_out(&mut self, browser: &mut Credentials) {
        if self.takes(*browser) {
            if self.lies(Lie::ReplacesAtSignOut) {
                self.latest += 1;
                browser.token = Some(self.latest);
                self.gave_out = true;
            }
            self.session_lives &= !self.ends || self.lies(Lie::ReplacesAtSignOut);
        }
        if self.forgets {
            browser.token = None;
        }
        self.dead |= self.lies(Lie::Dies);
    }
}

fn control(handle: u32) -> LogOutControl {
    LogOutControl {
        handle,
        ..LogOutControl::default()
    }
}

fn opener(name: &str) -> Opener {
    Opener {
        handle: 20,
        name: name.to_owned(),
    }
}

/// What there was of it just before something that signs out was tried.
#[derive(Default)]
struct Kept {
    states: Vec<Credentials>,
    was_replaced: bool,
}

impl Kept {
    /// Something was given out since, and has gone.
    fn compare(&mut self, site: &Site, browser: Credentials) {
        self.was_replaced |= !self.states.is_empty() && site.gave_out && browser.token.is_none();
    }

    fn add(&mut self, site: &mut Site, browser: Credentials) {
        self.compare(site, browser);
        site.gave_out = false;
        if self.states.last() != Some(&browser) {
            self.states.push(browser);
        }
    }
}

/// Carries the steps out. Gives the outcome, and whether the server still takes what had signed in.
fn leave(mut site: Site) -> (Outcome, Option<Reason>, Site, Credentials) {
    let mut browser = Credentials { token: Some(0) };
    let mut kept = Kept::default();
    let mut history: Vec<Event> = vec![];
    let mut ways = Ways {
        provable: !site.in_database,
        log_out_address: site.has_address.then(|| ADDRESS.to_owned()),
        site: "fern.example".to_owned(),
        provider: site.has_provider.then(|| "oak.example".to_owned()),
        ..Ways::default()
    };
    loop {
        assert!(history.len() < 30, "it ends");
        ways.kept = u32::try_from(kept.states.len()).expect("they are few");
        ways.any_signs_in = browser.token.is_some();
        assert_stops(&history, &ways);
        let event = match next(&history, &ways) {
            Step::Look => Event::Looked {
                probe: site.look(&mut browser),
            },
            Step::Open { opener } => {
                let name = opener.name.clone();
                let twice = |event: &Event| matches!(event, Event::Opened { name: other, .. } if *other == name);
                assert!(!history.iter().any(twice), "nothing is opened twice");
                let probe = site.open(&opener);
                Event::Opened { name, probe }
            }
            Step::Press {
                control: OF_ANOTHER,
            } => panic!("nothing is pressed at another site"),
            Step::Press {
                control: OF_PROVIDER,
            } => {
                site.signs_in_again = false;
                Event::Pressed {
                    control: OF_PROVIDER,
                    probe: Probe::default(),
                }
            }
            Step::Press { control } => {
                kept.add(&mut site, browser);
                Event::Pressed {
                    control,
                    probe: site.press(&mut browser, control),
                }
            }
            Step::Visit { address } => {
                assert_eq!(address, ADDRESS);
                kept.add(&mut site, browser);
                site.sign_out(&mut browser);
                Event::Visited {
                    probe: site.load(&mut browser),
                }
            }
            Step::AskProvider => {
                let gone = |event: &Event| matches!(event, Event::Removed { .. });
                assert!(history.iter().any(gone), "what has to go here goes first");
                Event::ProviderAsked {
                    probe: ask_provider(&mut site),
                }
            }
            Step::PutBack { kept: at } => {
                assert!(!site.in_database);
                if matches!(history.last(), Some(Event::Looked { .. })) {
                    kept.compare(&site, browser);
                    ways.replaced = kept.was_replaced;
                }
                browser = kept.states[usize::try_from(at).expect("it is small")];
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
        document: Some(1_000),
        place: "login.oak.example/end".to_owned(),
        log_out_controls: site
            .provider_asks
            .then(|| control(OF_PROVIDER))
            .into_iter()
            .collect(),
        ..Probe::default()
    }
}

/// What was claimed and is not so.
fn deceived(site: Site) -> Option<&'static str> {
    let (result, reason, mut site, mut browser) = leave(site);
    let ended = result == Outcome::EndedOnServer && site.session_lives;
    let takes_still = reason == Some(Reason::ServerKeepsSession) && !site.session_lives;
    let claims_again = (result, reason) == (Outcome::Failed, Some(Reason::SignsInAgain));
    site.load(&mut browser);
    let again = claims_again && !site.takes(browser);
    [
        (ended, "that it has ended"),
        (takes_still, "that the server takes it still"),
        (again, "that it signs in again"),
    ]
    .into_iter()
    .find_map(|(is_claimed, what)| is_claimed.then_some(what))
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
        is_asking: false,
        gave_out: false,
        pressed: vec![],
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
            Some(Reason::Replaced),
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

/// Whatever was done before the interruption, what is here goes next, and then nothing more is done.
fn assert_stops(history: &[Event], ways: &Ways) {
    let ways = Ways {
        is_interrupted: true,
        ..ways.clone()
    };
    let mut history = history.to_vec();
    if next(&history, &ways) == Step::Remove {
        history.push(Event::Removed { all: true });
    }
    assert!(matches!(next(&history, &ways), Step::Done { .. }));
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
fn no_lie_deceives() {
    for lie in Lie::ALL {
        for bits in (0..1 << BITS).step_by(5) {
            let lies = vec![lie];
            let what = deceived(Site {
                lies,
                ..site_of(bits)
            });
            assert_eq!(what, None, "{lie:?} {bits:b}");
        }
    }
}

#[test]
fn what_a_person_could_end_is_ended() {
    // Of the first nobody is told what became of it, and the others end nothing, whoever presses.
    let hopeless = [Lie::Dies, Lie::ReplacesAtSignOut, Lie::OpenToAll];
    for lie in Lie::ALL {
        if !hopeless.contains(&lie) {
            assert!(!leave(lying(lie)).2.session_lives, "{lie:?}");
        }
    }
}

fn lies() -> impl Strategy<Value = Vec<Lie>> {
    proptest::sample::subsequence(Lie::ALL.to_vec(), 0..=Lie::ALL.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn nothing_is_claimed_that_is_not_so(bits in 0..1_u16 << BITS, lies in lies()) {
        let site = Site { lies, ..site_of(bits) };
        prop_assert_eq!(deceived(site.clone()), None);
        let (result, _, site, browser) = leave(site);
        if result != Outcome::Failed {
            prop_assert!(browser.token.is_none() || site.signs_in_again);
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
