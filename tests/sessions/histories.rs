//! Histories of computers: a year of sign-ins, from a seed.

use latchkey::sessions::shared_computer::{
    Computer, Declaration, Event, Sign, State, account_digest, site_digest,
};

const MINUTE: u64 = 60_000;
const DAY: u64 = 1_440 * MINUTE;
const YEAR: u64 = 365 * DAY;
const KEY: &[u8] = b"the key of one installation";

/// Numbers from a seed (`SplitMix64`, Steele, Lea and Flood 2014).
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.next() % most.max(1)
    }

    /// Whether something happens that happens so many times in a thousand.
    pub(crate) fn happens(&mut self, in_a_thousand: u64) -> bool {
        self.below(1_000) < in_a_thousand
    }
}

/// Who uses the computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Household {
    /// One person with one account on each site, who mistypes names, changes passwords and travels.
    OnePerson,
    /// A family in which everybody has a profile of their own; this is one of them.
    OwnProfiles,
    /// A developer with three accounts on one site.
    Developer,
    /// Somebody with an account for work and one of their own on one site.
    WorkAndPrivate,
    /// Two people who take turns on the same sites, in one profile.
    TwoPeople,
}

impl Household {
    pub(crate) const PERSONAL: [Self; 4] = [
        Self::OnePerson,
        Self::OwnProfiles,
        Self::Developer,
        Self::WorkAndPrivate,
    ];
}

/// What became of a year.
pub(crate) struct Year {
    /// Whether the computer was ever taken to be shared without anybody saying so.
    pub(crate) taken_for_shared: bool,
    /// How often somebody was asked.
    pub(crate) questions: u32,
    /// After how many real changes of person it was first asked; nothing if never.
    pub(crate) found_after: Option<u32>,
    /// Whether there were two real changes of person.
    pub(crate) had_two_switches: bool,
}

/// Lives through a year. The person who is asked answers truly.
pub(crate) fn live(household: Household, seed: u64) -> Year {
    let mut chance = Seeded(seed);
    let mut computer = Computer::default();
    let mut year = Year {
        taken_for_shared: false,
        questions: 0,
        found_after: None,
        had_two_switches: false,
    };
    if chance.happens(300) {
        let sign = Sign::FreshProfile;
        computer.note(Event::Seen { sign }, None);
    }
    let sites = 3 + chance.below(10);
    let mut now = chance.below(DAY);
    let mut person = 0;
    let mut switches = 0;
    let mut last_on: Vec<Option<u64>> = vec![None; usize::try_from(sites).unwrap_or_default()];
    while now < YEAR {
        let site = chance.below(sites);
        if household == Household::TwoPeople && chance.happens(400) {
            person = 1 - person;
        }
        let account = match household {
            Household::Developer if site == 0 => 10 + chance.below(3),
            Household::WorkAndPrivate if site == 0 => 10 + chance.below(2),
            Household::OnePerson
            | Household::OwnProfiles
            | Household::Developer
            | Household::WorkAndPrivate => 0,
            Household::TwoPeople => person,
        };
        // Names are mistyped, and typed again at once.
        if chance.happens(60) {
            sign_in(&mut computer, site, 1_000 + chance.below(1_000), now);
            now += 5_000 + chance.below(40_000);
        }
        sign_in(&mut computer, site, account, now);
        if let Some(last) = usize::try_from(site)
            .ok()
            .and_then(|site| last_on.get_mut(site))
        {
            if household == Household::TwoPeople && last.is_some_and(|before| before != account) {
                switches += 1;
            }
            *last = Some(account);
        }
        year.had_two_switches |= switches >= 2;
        ask(
            &mut computer,
            household,
            now + 3 * MINUTE,
            switches,
            &mut year,
        );
        now += 4 * MINUTE + chance.below(4 * DAY);
        // Now and then the clock is wrong for a while.
        if chance.happens(5) {
            now = now.saturating_sub(chance.below(2 * DAY));
        }
    }
    year
}

fn sign_in(computer: &mut Computer, site: u64, account: u64, at: u64) {
    let site = format!("site{site}.example");
    let account = account_digest(KEY, &site, &format!("person{account}@mail.example"));
    let site = site_digest(KEY, &site);
    computer.note(Event::SignIn { site, account, at }, None);
}

fn ask(computer: &mut Computer, household: Household, now: u64, switches: u32, year: &mut Year) {
    let decision = computer.decide(None, None, now);
    let answered = year.questions > 0;
    year.taken_for_shared |= decision.state == State::Shared && !answered;
    if decision.ask {
        year.questions += 1;
        year.found_after.get_or_insert(switches);
        computer.note(Event::Asked, None);
        let declaration = if household == Household::TwoPeople {
            Declaration::Shared
        } else {
            Declaration::Personal
        };
        computer.note(Event::Declared { declaration }, None);
    }
}
