//! Leaving a simulated site as the extension does, and what was claimed.

use std::sync::LazyLock;

use latchkey::{
    clearing::SiteLook,
    cookies::{Cookie, Kind},
    sessions::sign_out::{Event, Outcome, Probe, Reason, Step, Ways, next},
};
use serde_json::json;

use super::site::{ADDRESS, Credentials, Lie, OF_ANOTHER, OF_PROVIDER, Site, control};

/// Where what signs in is, and where it is read first.
const PATH: &str = "/";
const LONGER_PATH: &str = "/account";

/// What there was of it just before something that signs out was tried, and in between.
#[derive(Default)]
struct Kept {
    states: Vec<Credentials>,
    /// What had signed in for a moment, before the last of the states, and since.
    passed: Vec<Credentials>,
    passing: Vec<Credentials>,
    was_replaced: bool,
    /// The last of the states with what signs in now, where the page goes by something else that has changed too.
    latest: Option<Credentials>,
}

impl Kept {
    /// Something was given out since, and has gone.
    fn compare(&mut self, site: &Site, browser: Credentials) {
        let Some(last) = self.states.last() else {
            return;
        };
        let set: Vec<Cookie> = site
            .given
            .iter()
            .flat_map(|given| look(*given).cookies)
            .collect();
        let states = look(*last).states_in_between(&set, &look(browser));
        self.was_replaced |= states.is_none();
        self.passing = states.iter().flatten().map(credentials).collect();
    }

    fn add(&mut self, site: &mut Site, browser: Credentials) {
        self.compare(site, browser);
        site.given = vec![];
        self.latest = None;
        self.passed.append(&mut self.passing);
        if self.states.last() != Some(&browser) {
            self.states.push(browser);
        }
    }

    /// After a look at what signing out has done.
    fn notice(&mut self, site: &Site, browser: Credentials) {
        self.compare(site, browser);
        let Some(last) = self.states.last() else {
            return;
        };
        let latest = look(*last).with_what_signs_in(&look(browser));
        self.latest = latest.as_ref().map(credentials);
    }

    fn all(&self) -> Vec<Credentials> {
        let states = [&self.states, &self.passed, &self.passing];
        states
            .into_iter()
            .flatten()
            .copied()
            .chain(self.latest)
            .collect()
    }
}

/// What the extension sees of it.
fn look(browser: Credentials) -> SiteLook {
    static NOTHING: LazyLock<SiteLook> = LazyLock::new(|| {
        let look = json!({
            "browser": {
                "engine": "chromium", "version": 156, "privateWindow": false, "hasHostAccess": true,
                "hasBrowsingData": true
            },
            "page": "https://www.fern.example:8443", "storeId": "0", "cookies": [], "kinds": [],
            "documents": [], "protected": {"sites": [], "cookies": []}
        });
        serde_json::from_value(look).expect("a look")
    });
    let mark = browser.is_marked.then_some(0);
    let found = [
        ("sid", PATH, browser.token, Kind::SignsIn),
        ("sid", LONGER_PATH, browser.moved, Kind::SignsIn),
        ("out", PATH, mark, Kind::Other),
    ];
    let mut look = NOTHING.clone();
    for (name, path, value, kind) in found {
        let Some(value) = value else { continue };
        look.cookies.push(Cookie {
            name: name.to_owned(),
            value: value.to_string(),
            domain: "www.fern.example".to_owned(),
            path: path.to_owned(),
            store_id: "0".to_owned(),
            ..Cookie::default()
        });
        look.kinds.push(kind);
    }
    look
}

fn credentials(look: &SiteLook) -> Credentials {
    let at = |name: &str, path: &str| {
        let mut cookies = look.cookies.iter();
        let found = cookies.find(|cookie| cookie.name == name && cookie.path == path)?;
        found.value.parse().ok()
    };
    Credentials {
        token: at("sid", PATH),
        moved: at("sid", LONGER_PATH),
        is_marked: at("out", PATH).is_some(),
    }
}

/// Carries the steps out. Gives the outcome, and whether the server still takes what had signed in.
pub(super) fn leave(mut site: Site) -> (Outcome, Option<Reason>, Site, Credentials) {
    let mut browser = Credentials {
        token: Some(0),
        ..Credentials::default()
    };
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
        // Once around for what was kept, and once more where the provider has begun a session meanwhile.
        assert!(history.len() < 36, "it ends");
        ways.kept = u32::try_from(kept.all().len()).expect("they are few");
        ways.replaced = kept.was_replaced;
        ways.any_signs_in = browser.token.or(browser.moved).is_some();
        assert_stops(&history, &ways);
        let event = match next(&history, &ways) {
            Step::Look => {
                let probe = site.look(&mut browser);
                if !matches!(history.last(), Some(Event::Removed { .. })) {
                    kept.notice(&site, browser);
                }
                Event::Looked { probe }
            }
            Step::Open { opener } => {
                let name = opener.name.clone();
                let twice = |event: &Event| matches!(event, Event::Opened { name: other, .. } if *other == name);
                assert!(!history.iter().any(twice), "nothing is opened twice");
                let probe = site.open(&mut browser, &opener);
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
                // What was made since goes with it.
                browser = kept.all()[usize::try_from(at).expect("it is small")];
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
pub(super) fn deceived(site: Site) -> Option<&'static str> {
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
