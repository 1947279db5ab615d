//! Is this computer shared?
//!
//! What the person or the administrator says decides. Signs only ever lead to a question, asked once; its answer is
//! remembered. Nothing is signed out or cleared because of a sign.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Deserializer, Serialize, de::IgnoredAny};
use sha2::Sha256;

/// The most sites whose accounts are remembered; those that were used longest ago go first.
pub const MOST_SITES: usize = 200;
/// A sign-in counts once nothing else was tried on the site for so long, in milliseconds: a mistyped name is no account.
pub const SETTLED_AFTER: u64 = 120_000;
/// Signs that together weigh so much lead to a question.
const ENOUGH: u32 = 2;
/// Sites are remembered for so long after the last sign-in, in milliseconds: 90 days.
pub const REMEMBERED_FOR: u64 = 90 * 24 * 3_600_000;
/// Bytes of the digest of a site that are kept: 200 sites are told apart, and of the names in a long list of sites many fit.
const SITE_SIZE: usize = 3;
/// Bytes of the digest of an account: those of one site are told apart, and of a million guesses 15 fit.
const ACCOUNT_SIZE: usize = 2;

/// All that is known. Sites and accounts are in it only as short keyed digests, and only while it is not said, nor was asked,
/// whether the computer is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Computer {
    declared: Option<Declaration>,
    asked: bool,
    switches: u32,
    signs: BTreeSet<Sign>,
    accounts: BTreeMap<String, Accounts>,
    /// What earlier versions kept by the names of sites: it is left behind.
    #[serde(rename = "sites", skip_serializing, deserialize_with = "leave_behind")]
    former: (),
}

fn leave_behind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| ())
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
    /// The person has said so until the browser closes: what they said for good is taken back where it says the same.
    DeclaredForNow {
        /// What they said.
        declaration: Declaration,
    },
    /// They take it back.
    Forgotten,
    /// The question was on the screen.
    Asked,
    /// Somebody has signed in, or tried to.
    SignIn {
        /// [`site_digest`] of the registrable domain.
        site: String,
        /// [`account_digest`] of the account.
        account: String,
        /// When, in Unix milliseconds.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        at: u64,
    },
    /// The person was signed out of a site, and it was cleared.
    Cleared {
        /// [`site_digest`] of the registrable domain.
        site: String,
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
    /// Takes note of what happened. `said` is what the administrator says, or the person has said until the browser closes, if
    /// anything.
    pub fn note(&mut self, event: Event, said: Option<Declaration>) {
        match event {
            Event::Declared { declaration } => self.declared = Some(declaration),
            Event::DeclaredForNow { declaration } => {
                self.declared = self.declared.filter(|declared| *declared != declaration);
            }
            Event::Forgotten => *self = Self::default(),
            Event::Asked => self.asked = true,
            Event::Seen { sign } => {
                self.signs.insert(sign);
            }
            Event::SignIn { site, account, at } => self.sign_in(site, account, at),
            Event::Cleared { site } => {
                self.accounts.remove(&site);
            }
        }
        if said.or(self.declared).is_some() || self.asked {
            self.forget_accounts();
        }
    }

    /// Nobody is asked any more: that accounts have taken turns stays, and not which.
    fn forget_accounts(&mut self) {
        let last = self.accounts.values().filter(|seen| seen.is_another());
        let last = u32::try_from(last.count()).unwrap_or(u32::MAX);
        self.switches = self.switches.saturating_add(last);
        self.accounts.clear();
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
            .accounts
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
        let accounts = self.accounts.entry(site).or_insert_with(|| Accounts {
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
        self.accounts
            .retain(|_, seen| at.saturating_sub(seen.at) < REMEMBERED_FOR);
        while self.accounts.len() > MOST_SITES {
            let oldest = self.accounts.iter().min_by_key(|(_, seen)| seen.at);
            let Some(oldest) = oldest.map(|(site, _)| site.clone()) else {
                break;
            };
            self.accounts.remove(&oldest);
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
        self.is_another() && self.is_settled(now)
    }

    /// Whether the account that was tried last is another than the one that counts.
    fn is_another(&self) -> bool {
        let settled = self.settled.as_ref();
        settled.is_some_and(|settled| *settled != self.tried)
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

/// The keyed digest of an account on a site (HMAC-SHA-256, RFC 2104, cut to 2 bytes, in Base64). Upper and lower case are the
/// same.
#[must_use]
pub fn account_digest(key: &[u8], site: &str, account: &str) -> String {
    let account = account.trim().to_lowercase();
    digest::<ACCOUNT_SIZE>(key, &["account", site, &account])
}

/// The keyed digest of a site, by its registrable domain (HMAC-SHA-256, RFC 2104, cut to 3 bytes, in Base64).
#[must_use]
pub fn site_digest(key: &[u8], site: &str) -> String {
    digest::<SITE_SIZE>(key, &["site", site])
}

fn digest<const SIZE: usize>(key: &[u8], parts: &[&str]) -> String {
    // HMAC takes keys of any length, so this never fails.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return String::new();
    };
    for part in parts {
        mac.update(part.as_bytes());
        mac.update(&[0]);
    }
    let bytes = mac.finalize().into_bytes();
    BASE64.encode(bytes.get(..SIZE).unwrap_or_default())
}
