//! Is this computer shared?
//!
//! What the person or the administrator says decides. Signs only ever lead to a question, asked once; its answer is
//! remembered. Nothing is signed out or cleared because of a sign.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// The most sites whose accounts are remembered; those that were used longest ago go first.
pub const MOST_SITES: usize = 200;
/// A sign-in counts once nothing else was tried on the site for so long, in milliseconds: a mistyped name is no account.
pub const SETTLED_AFTER: u64 = 120_000;
/// Signs that together weigh so much lead to a question.
const ENOUGH: u32 = 2;
/// Bytes of a digest that are kept: enough to tell accounts apart, and too few to be worth guessing at.
const DIGEST_SIZE: usize = 16;

/// All that is known. Accounts are in it only as keyed digests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Computer {
    declared: Option<Declaration>,
    asked: bool,
    switches: u32,
    signs: BTreeSet<Sign>,
    sites: BTreeMap<String, Accounts>,
}

/// The accounts that are used on one site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Accounts {
    /// The account that counts.
    settled: Option<String>,
    /// The one that was tried last.
    tried: String,
    /// When, in Unix milliseconds.
    at: u64,
}

/// What the person says of the computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Declaration {
    /// Others use it too.
    Shared,
    /// Nobody else uses it.
    Personal,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ComputerEvent"))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Event {
    /// The person has said so.
    Declared {
        /// What they said.
        declaration: Declaration,
    },
    /// They take it back.
    Forgotten,
    /// The question was on the screen.
    Asked,
    /// Somebody has signed in, or tried to.
    SignIn {
        /// The registrable domain.
        site: String,
        /// [`digest`] of the account.
        account: String,
        /// When, in Unix milliseconds.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        at: u64,
    },
    /// Something was seen.
    Seen {
        /// What.
        sign: Sign,
    },
}

/// What speaks for a shared computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ComputerSign"))]
#[serde(rename_all = "camelCase")]
pub enum Sign {
    /// A box "public computer" of a log-in page was ticked.
    PublicComputerBox,
    /// The profile is new.
    FreshProfile,
    /// The browser runs like a kiosk: full screen and without a way out.
    Kiosk,
}

impl Sign {
    fn weight(self) -> u32 {
        match self {
            Self::PublicComputerBox => ENOUGH,
            Self::FreshProfile | Self::Kiosk => 1,
        }
    }
}

/// Whether the computer is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ComputerState"))]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Nothing speaks against it.
    Personal,
    /// Signs speak for sharing, and nobody has said anything.
    Unsure,
    /// The person or the administrator says so.
    Shared,
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ComputerReason"))]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// The administrator says so.
    Policy,
    /// The person says so.
    Declared,
    /// Accounts on one site took turns.
    AccountsTakeTurns,
    /// [`Sign::PublicComputerBox`]
    PublicComputerBox,
    /// [`Sign::FreshProfile`]
    FreshProfile,
    /// [`Sign::Kiosk`]
    Kiosk,
}

/// What comes of all that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ComputerDecision"))]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// Whether it is shared.
    pub state: State,
    /// Whether to ask now.
    pub ask: bool,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Whether the administrator decides, so that the person cannot.
    pub by_policy: bool,
}

impl Computer {
    /// Takes note of what happened.
    pub fn note(&mut self, event: Event) {
        match event {
            Event::Declared { declaration } => self.declared = Some(declaration),
            Event::Forgotten => *self = Self::default(),
            Event::Asked => self.asked = true,
            Event::Seen { sign } => {
                self.signs.insert(sign);
            }
            Event::SignIn { site, account, at } => self.sign_in(site, account, at),
        }
    }

    /// What comes of it. `policy` is what the administrator says, if anything; `for_now` what the person has said until the
    /// browser closes. `now` in Unix milliseconds.
    #[must_use]
    pub fn decide(
        &self,
        policy: Option<Declaration>,
        for_now: Option<Declaration>,
        now: u64,
    ) -> Decision {
        let said = policy.or(for_now).or(self.declared);
        if let Some(said) = said {
            let state = match said {
                Declaration::Shared => State::Shared,
                Declaration::Personal => State::Personal,
            };
            let reason = if policy.is_some() {
                Reason::Policy
            } else {
                Reason::Declared
            };
            return Decision {
                state,
                ask: false,
                reasons: vec![reason],
                by_policy: policy.is_some(),
            };
        }
        let (weight, reasons) = self.weigh(now);
        let unsure = weight >= ENOUGH;
        Decision {
            state: if unsure {
                State::Unsure
            } else {
                State::Personal
            },
            ask: unsure && !self.asked,
            reasons: if unsure { reasons } else { vec![] },
            by_policy: false,
        }
    }

    fn weigh(&self, now: u64) -> (u32, Vec<Reason>) {
        let unsettled = self
            .sites
            .values()
            .filter(|accounts| accounts.would_switch(now));
        let switches = self
            .switches
            .saturating_add(u32::try_from(unsettled.count()).unwrap_or(u32::MAX));
        let mut reasons = vec![];
        if switches > 0 {
            reasons.push(Reason::AccountsTakeTurns);
        }
        let mut weight = switches.min(ENOUGH);
        for sign in &self.signs {
            weight += sign.weight();
            reasons.push(match sign {
                Sign::PublicComputerBox => Reason::PublicComputerBox,
                Sign::FreshProfile => Reason::FreshProfile,
                Sign::Kiosk => Reason::Kiosk,
            });
        }
        (weight, reasons)
    }

    fn sign_in(&mut self, site: String, account: String, at: u64) {
        let accounts = self.sites.entry(site).or_insert_with(|| Accounts {
            settled: None,
            tried: account.clone(),
            at,
        });
        if accounts.would_switch(at) {
            self.switches = self.switches.saturating_add(1);
        }
        accounts.settle(at);
        accounts.tried = account;
        accounts.at = at;
        while self.sites.len() > MOST_SITES {
            let oldest = self.sites.iter().min_by_key(|(_, accounts)| accounts.at);
            let Some(oldest) = oldest.map(|(site, _)| site.clone()) else {
                break;
            };
            self.sites.remove(&oldest);
        }
    }
}

impl Accounts {
    /// A clock that was set back makes nothing settle.
    fn is_settled(&self, now: u64) -> bool {
        now.checked_sub(self.at)
            .is_some_and(|elapsed| elapsed >= SETTLED_AFTER)
    }

    fn would_switch(&self, now: u64) -> bool {
        let another = self
            .settled
            .as_ref()
            .is_some_and(|settled| *settled != self.tried);
        another && self.is_settled(now)
    }

    fn settle(&mut self, now: u64) {
        if self.is_settled(now) {
            self.settled = Some(self.tried.clone());
        }
    }
}

/// An account as a hint for whoever knows it: the first letter, and of an address what is behind the `@`.
///
/// ```
/// use latchkey::sessions::shared_computer::hint;
/// assert_eq!(hint("Robin@fern.example"), "R…@fern.example");
/// assert_eq!(hint("robin"), "r…");
/// ```
#[must_use]
pub fn hint(account: &str) -> String {
    const LONGEST: usize = 60;
    let account = account.trim();
    let (name, domain) = account.rsplit_once('@').unwrap_or((account, ""));
    let at = if domain.is_empty() { "" } else { "@" };
    let first = name.chars().take(1);
    let rest = ['…'].into_iter().chain(at.chars());
    first
        .chain(rest)
        .chain(domain.chars().take(LONGEST))
        .collect()
}

/// The keyed digest of an account on a site (HMAC-SHA-256, RFC 2104, cut to 16 bytes, in Base64). Whoever does not have the
/// key of this installation cannot try names on it. Upper and lower case are the same.
#[must_use]
pub fn digest(key: &[u8], site: &str, account: &str) -> String {
    // HMAC takes keys of any length, so this never fails.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return String::new();
    };
    mac.update(site.as_bytes());
    mac.update(&[0]);
    mac.update(account.trim().to_lowercase().as_bytes());
    let bytes = mac.finalize().into_bytes();
    BASE64.encode(bytes.get(..DIGEST_SIZE).unwrap_or_default())
}
