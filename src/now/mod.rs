//! Which one thing matters now? The popup has room for one card above its rows: the most pressing one that fits what is known.
//!
//! What is broken comes first, then what would be left behind on a computer that others use, then what is under way, then what the
//! page in front asks for, then what could be turned on, and last what there is to look up.

mod button;

use serde::{Deserialize, Serialize};

pub use button::{ButtonLook, VaultLock, button_look};

use crate::{
    access::AccessState,
    clearing::undo::UNDO_TIME,
    page::{FormKind, SignedIn, TakesPassword},
};

/// What is known when the popup is opened, and whenever it changes. What is not known yet is as if it was not there.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NowFacts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Facts {
    /// How things stand with the vault.
    pub vault: Option<Vault>,
    /// What was to be done on this page last, and was refused or failed.
    pub failed: Option<Failed>,
    /// Who uses this computer.
    pub computer: Option<Computer>,
    /// The last clearing of the site in front.
    pub clearing: Option<Clearing>,
    /// Whether Latchkey may watch the page in front.
    pub access: AccessState,
    /// Whether the page in front is being looked at.
    pub looking: bool,
    /// Whether somebody has tried to sign in in this tab, a moment ago.
    pub tried: bool,
    /// What the page in front shows; nothing where it was not looked at.
    pub page: Option<Page>,
    /// The time, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub now: u64,
}

/// What a person has asked for, by its key, from the menu or in the popup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NowFailed"))]
#[serde(rename_all = "camelCase")]
pub enum Failed {
    /// A code was to be filled in.
    FillCode,
    /// A password was to be filled in.
    FillPassword,
    /// The site was to be cleared.
    Clear,
}

/// How things stand with the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NowVault"))]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum Vault {
    /// There is none.
    None,
    /// It takes its password.
    Locked,
    /// It is open.
    Open {
        /// So many accounts are in it.
        accounts: u32,
        /// So many of them are bound to the site in front.
        here: u32,
    },
    /// None of its copies can be read.
    Damaged,
}

/// Who uses this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NowComputer"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Computer {
    /// Whether others use it.
    pub shared: bool,
    /// Whether the person is to be asked that.
    pub asks: bool,
    /// On so many sites somebody is signed in.
    pub signed_in: u32,
}

/// The last clearing of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NowClearing"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Clearing {
    /// Whether it is under way.
    pub working: bool,
    /// When that was told, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub at: u64,
    /// Whether the person has seen it and wants to see it no longer.
    pub dismissed: bool,
}

impl Clearing {
    /// What came of it is on the card as long as it can be undone.
    fn is_shown(self, now: u64) -> bool {
        // A clock that was set back makes it young, not old.
        self.working || (!self.dismissed && now.saturating_sub(self.at) < UNDO_TIME)
    }
}

/// What the page in front shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NowPage"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Page {
    /// The form that matters most.
    pub form: FormKind,
    /// Whether it asks for a one-time code.
    pub asks_for_code: bool,
    /// Whether it sets up two-factor authentication.
    pub sets_up: bool,
    /// Whether a new password can be put somewhere.
    pub takes_password: TakesPassword,
    /// Whether somebody is signed in.
    pub signed_in: SignedIn,
}

impl Page {
    fn asks_to_sign_in(self) -> bool {
        self.signed_in != SignedIn::Yes
            && (self.form == FormKind::LogIn || self.signed_in == SignedIn::No)
    }
}

/// The card that is shown. Of several that fit, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NowCard"))]
#[serde(rename_all = "camelCase")]
pub enum Card {
    /// The vault cannot be read: a backup has to be restored.
    VaultDamaged,
    /// A code was not filled in, and why.
    CodeNotFilled,
    /// A password was not filled in, and why.
    PasswordNotFilled,
    /// The site was not cleared, and why.
    NotCleared,
    /// The next person at this computer would be signed in.
    SharedComputer,
    /// Do others use this computer?
    AskComputer,
    /// A clearing under way, or what came of it.
    Clearing,
    /// What the page asks for is not known yet.
    Looking,
    /// The page asks for a code, and here it is.
    FillCode,
    /// The page asks for a code, and no account is bound to its site.
    FindCode,
    /// The page asks for a code, or shows a QR code, and the vault is locked.
    UnlockForPage,
    /// The page asks for a code, or shows a QR code, and there is no vault.
    SetUpForPage,
    /// The page shows the QR code of a new account.
    ScanCode,
    /// The page has a new password chosen.
    NewPassword,
    /// The page has a new password chosen, and nothing says where it goes.
    WhichPassword,
    /// Latchkey is not on here.
    TurnOn,
    /// The page still asks to sign in, after a try.
    TryFailed,
    /// The page signs in.
    SignIn,
    /// Somebody is signed in.
    SignedIn,
    /// There are codes to look up.
    Codes,
    /// There are codes to look up, once the vault is unlocked.
    Unlock,
    /// Browsers let no extension look at this page.
    NotAvailable,
    /// Nothing of all that.
    Nothing,
}

/// Says which card is shown.
#[must_use]
pub fn card(facts: &Facts) -> Card {
    broken(facts)
        .or_else(|| left_behind(facts))
        .or_else(|| under_way(facts))
        .or_else(|| facts.looking.then_some(Card::Looking))
        .or_else(|| asked_for(facts))
        .unwrap_or_else(|| to_look_up(facts))
}

fn broken(facts: &Facts) -> Option<Card> {
    match facts.vault {
        Some(Vault::Damaged) => Some(Card::VaultDamaged),
        _ => facts.failed.map(|failed| match failed {
            Failed::FillCode => Card::CodeNotFilled,
            Failed::FillPassword => Card::PasswordNotFilled,
            Failed::Clear => Card::NotCleared,
        }),
    }
}

fn left_behind(facts: &Facts) -> Option<Card> {
    let computer = facts.computer?;
    if computer.asks {
        Some(Card::AskComputer)
    } else {
        (computer.shared && computer.signed_in > 0).then_some(Card::SharedComputer)
    }
}

fn under_way(facts: &Facts) -> Option<Card> {
    facts
        .clearing
        .filter(|clearing| clearing.is_shown(facts.now))
        .map(|_| Card::Clearing)
}

/// What the page in front asks for.
fn asked_for(facts: &Facts) -> Option<Card> {
    let page = facts.page?;
    if page.asks_for_code || page.sets_up {
        let found = match facts.vault? {
            Vault::Locked => Some(Card::UnlockForPage),
            Vault::None => Some(Card::SetUpForPage),
            Vault::Damaged => None,
            // A page that sets up asks for the first code too. The account of the site that is there is another, or was just added:
            // its first code is filled in from the same card.
            Vault::Open { .. } if page.sets_up => Some(Card::ScanCode),
            Vault::Open { here: 1.., .. } => Some(Card::FillCode),
            Vault::Open { .. } => Some(Card::FindCode),
        };
        if found.is_some() {
            return found;
        }
    }
    let chooses = matches!(page.form, FormKind::SignUp | FormKind::ChangePassword);
    match page.takes_password {
        _ if !chooses => None,
        TakesPassword::Yes => Some(Card::NewPassword),
        TakesPassword::Unclear => Some(Card::WhichPassword),
        // A form that asks for an e-mail address alone is for signing up too.
        TakesPassword::No => None,
    }
}

fn to_look_up(facts: &Facts) -> Card {
    let page = facts.page;
    if facts.access == AccessState::Off {
        return Card::TurnOn;
    }
    if page.is_some_and(|page| facts.tried && page.asks_to_sign_in()) {
        return Card::TryFailed;
    }
    if page.is_some_and(|page| page.form == FormKind::LogIn) {
        return Card::SignIn;
    }
    if page.is_some_and(|page| page.signed_in == SignedIn::Yes) {
        return Card::SignedIn;
    }
    match facts.vault {
        Some(Vault::Open { accounts, .. }) if accounts > 0 => Card::Codes,
        Some(Vault::Locked) => Card::Unlock,
        _ if facts.access == AccessState::Impossible => Card::NotAvailable,
        _ => Card::Nothing,
    }
}
