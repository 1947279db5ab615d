//! Leaving a simulated site as the extension does, and what was claimed.

use latchkey::sessions::sign_out::{Event, Outcome, Probe, Reason, Step, Ways, next};

use super::site::{ADDRESS, Credentials, Lie, OF_ANOTHER, OF_PROVIDER, Site, control};

/// What there was of it just before something that signs out was tried.
#[derive(Default)]
struct Kept {
    states: Vec<Credentials>,
    was_replaced: bool,
    /// The last of the states with what signs in now, where the page goes by something else that has changed too.
    latest: Option<Credentials>,
}

impl Kept {
    /// Something was given out since, and has gone.
    fn compare(&mut self, site: &Site, browser: Credentials) {
        self.was_replaced |= !self.states.is_empty() && site.gave_out && browser.token.is_none();
    }

    fn add(&mut self, site: &mut Site, browser: Credentials) {
        self.compare(site, browser);
        site.gave_out = false;
        self.latest = None;
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
        let is_another = browser.token.is_some() && browser.token != last.token;
        self.latest = (is_another && browser.is_marked != last.is_marked).then_some(Credentials {
            token: browser.token,
            ..*last
        });
    }

    fn all(&self) -> Vec<Credentials> {
        self.states.iter().copied().chain(self.latest).collect()
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
        assert!(history.len() < 30, "it ends");
        ways.kept = u32::try_from(kept.all().len()).expect("they are few");
        ways.replaced = kept.was_replaced;
        ways.any_signs_in = browser.token.is_some();
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
