//! Simulated sites, and how they deceive.

use latchkey::{
    page::{LogOutControl, Opener, Opening},
    sessions::sign_out::Probe,
};

/// What the browser holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Credentials {
    /// What signs in, if it is there: the first one, or one that came in its place.
    pub(super) token: Option<u32>,
    /// The same at a longer path, which the server reads first.
    pub(super) moved: Option<u32>,
    /// The page has marked that somebody has signed out, and goes by that.
    pub(super) is_marked: bool,
}

/// What signs nobody in.
const ANONYMOUS: u32 = u32::MAX;
/// The controls of its pages: the one that works, one that does nothing, and that of the provider.
const WORKS: u32 = 7;
const DEAD: u32 = 6;
pub(super) const OF_PROVIDER: u32 = 9;

/// The control of another site.
pub(super) const OF_ANOTHER: u32 = 5;
/// Its menus: one that leads to another site, one that holds nothing, and that which holds the control.
const OPENERS: [&str; 3] = [ELSEWHERE, "language", MENU];
const ELSEWHERE: &str = "apps";
const MENU: &str = "robin";
/// The link to the page of the account.
const PAGE: &str = "/account page";

/// A way in which a site deceives who looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lie {
    /// What signs in is replaced whenever a page is loaded, and only the latest is taken.
    Rotates,
    /// The address of the account differs by its fragment only from where it leads to when signed out: going there loads
    /// nothing.
    KeepsDocument,
    /// Whoever opens the account ends up at another address each time, and every other of them has no control.
    Wanders,
    /// What signs in is replaced by the request that signs out, forgotten at once, and still taken.
    ReplacesAtSignOut,
    /// The same, and the next page puts what signs nobody in in its place.
    ReplacesForAMoment,
    /// The request that signs out puts the session, which is still taken, at another path.
    MovesAtSignOut,
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
    /// The control is on the page of the account, to which a link leads.
    OnAccountPage,
    /// Signing out leaves a mark in the browser by which the pages go, whatever the server would say.
    LeavesMark,
    /// The control is in a closed menu, and another menu leads to another site, which has such a control too.
    InMenu,
}

impl Lie {
    pub(super) const ALL: [Self; 19] = [
        Self::Rotates,
        Self::KeepsDocument,
        Self::Wanders,
        Self::ReplacesAtSignOut,
        Self::ReplacesForAMoment,
        Self::MovesAtSignOut,
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
        Self::OnAccountPage,
        Self::LeavesMark,
        Self::InMenu,
    ];
}

/// A site, as its server and its pages behave.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something that a site does or does not"
)]
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// The server still takes what had signed in.
    pub(super) session_lives: bool,
    /// Its pages have a control for signing out.
    pub(super) has_control: bool,
    /// Pressing it asks for confirmation first.
    pub(super) asks: bool,
    /// Signing out ends the session on the server.
    pub(super) ends: bool,
    /// Signing out takes what signs in out of the browser.
    pub(super) forgets: bool,
    /// It signs in again by itself, as through an identity provider.
    pub(super) signs_in_again: bool,
    /// It does not answer.
    pub(super) dead: bool,
    /// Those who are signed out are sent to a form; otherwise they see a page that shows nothing.
    pub(super) shows_form: bool,
    /// Something cannot be removed.
    pub(super) sticky: bool,
    /// What signs in is in a database, which cannot be put back.
    pub(super) in_database: bool,
    /// A log-out address is known.
    pub(super) has_address: bool,
    /// The identity provider through which it signs in again is known, and ends its session.
    pub(super) has_provider: bool,
    /// The provider asks whether it is meant.
    pub(super) provider_asks: bool,
    /// How it deceives.
    pub(super) lies: Vec<Lie>,
    /// What it takes: the number of the latest that it has given out.
    pub(super) latest: u32,
    /// What the document shows that is open.
    pub(super) document: Option<Probe>,
    /// How many documents were loaded.
    pub(super) opened: u32,
    /// The page that is open asks whether it is meant.
    pub(super) is_asking: bool,
    /// What was given out since the state of the browser was kept, in that order, each beside what was not set.
    pub(super) given: Vec<Credentials>,
    /// The page of the account is what is looked at.
    pub(super) is_at_account: bool,
    /// What was pressed, by document.
    pub(super) pressed: Vec<(Option<u64>, u32)>,
}

pub(super) const ADDRESS: &str = "https://fern.example/logout";

impl Site {
    pub(super) fn lies(&self, lie: Lie) -> bool {
        self.lies.contains(&lie)
    }

    pub(super) fn takes(&self, browser: Credentials) -> bool {
        self.session_lives && browser.moved.or(browser.token) == Some(self.latest)
    }

    /// Gives out what is in the place of what signs in from now on.
    fn give(&mut self, browser: &mut Credentials, token: u32) {
        let (is_moved, value) = (browser.moved.is_some(), Some(token));
        let given = if is_moved {
            Credentials {
                moved: value,
                ..Credentials::default()
            }
        } else {
            Credentials {
                token: value,
                ..Credentials::default()
            }
        };
        browser.moved = given.moved;
        browser.token = given.token.or(browser.token);
        self.given.push(given);
    }

    /// Goes to the address of the account, and looks.
    pub(super) fn look(&mut self, browser: &mut Credentials) -> Probe {
        self.is_asking = false;
        match &self.document {
            Some(document) if self.lies(Lie::KeepsDocument) => document.clone(),
            _ => self.load(browser),
        }
    }

    /// Loads a document, and looks.
    pub(super) fn load(&mut self, browser: &mut Credentials) -> Probe {
        let probe = self.answer(browser);
        self.document = Some(probe.clone());
        probe
    }

    fn answer(&mut self, browser: &mut Credentials) -> Probe {
        if self.dead {
            return Probe::default();
        }
        if !self.takes(*browser) && self.signs_in_again {
            self.give(browser, self.latest);
            self.session_lives = true;
        }
        let is_taken = self.takes(*browser);
        let signed_in = is_taken && !browser.is_marked;
        if is_taken && self.lies(Lie::Rotates) {
            self.latest += 1;
            self.give(browser, self.latest);
        }
        self.opened += 1;
        let is_away = self.lies(Lie::OnAccountPage) && !self.is_at_account && !self.is_asking;
        let place = match (signed_in || !self.shows_form, self.lies(Lie::Wanders)) {
            (true, false) if is_away => "www.fern.example:8443/".to_owned(),
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
        let has_control = has_control && !is_away;
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
            } else if is_away && signed_in {
                vec![Opener {
                    how: Opening::Follow,
                    ..opener(PAGE)
                }]
            } else {
                vec![]
            },
        }
    }

    /// Opens a menu of the page, and looks at what comes of it.
    pub(super) fn open(&mut self, browser: &mut Credentials, opener: &Opener) -> Probe {
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
            PAGE => return self.open_account(browser),
            MENU => document.log_out_controls = self.controls(),
            _ => {}
        }
        self.document = Some(document.clone());
        document
    }

    /// Opens the page of the account. From there on that is looked at, where it has a control.
    fn open_account(&mut self, browser: &mut Credentials) -> Probe {
        self.is_at_account = true;
        let probe = self.load(browser);
        self.is_at_account = !probe.log_out_controls.is_empty();
        probe
    }

    pub(super) fn controls(&self) -> Vec<LogOutControl> {
        let handles: &[u32] = if self.lies(Lie::DeadControl) {
            &[DEAD, WORKS]
        } else {
            &[WORKS]
        };
        handles.iter().copied().map(control).collect()
    }

    /// Presses its control, and looks at what comes of it.
    pub(super) fn press(&mut self, browser: &mut Credentials, control: u32) -> Probe {
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
                self.give(browser, ANONYMOUS);
            }
            return self.load(browser);
        }
        self.is_asking = false;
        self.sign_out(browser);
        self.load(browser)
    }

    pub(super) fn sign_out(&mut self, browser: &mut Credentials) {
        if self.takes(*browser) {
            let moves = self.lies(Lie::MovesAtSignOut);
            let for_a_moment = self.lies(Lie::ReplacesForAMoment);
            let replaces = self.lies(Lie::ReplacesAtSignOut) || for_a_moment;
            if moves || replaces {
                self.latest += 1;
            }
            if moves {
                browser.moved = browser.moved.or(browser.token);
                browser.token = None;
            }
            if moves || replaces {
                self.give(browser, self.latest);
            }
            if for_a_moment {
                self.give(browser, ANONYMOUS);
            }
            self.session_lives &= !self.ends || moves || replaces;
        }
        if self.forgets {
            browser.token = None;
            browser.moved = None;
        }
        browser.is_marked |= self.lies(Lie::LeavesMark);
        self.dead |= self.lies(Lie::Dies);
    }
}

pub(super) fn control(handle: u32) -> LogOutControl {
    LogOutControl {
        handle,
        ..LogOutControl::default()
    }
}

pub(super) fn opener(name: &str) -> Opener {
    Opener {
        handle: 20,
        name: name.to_owned(),
        ..Opener::default()
    }
}

pub(super) fn site() -> Site {
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
        given: vec![],
        is_at_account: false,
        pressed: vec![],
    }
}

pub(super) fn lying(lie: Lie) -> Site {
    Site {
        lies: vec![lie],
        ..site()
    }
}
