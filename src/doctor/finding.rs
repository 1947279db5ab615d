//! What is found at a door.

use serde::Serialize;

use super::way::Desk;

/// What came of a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorExamination"))]
#[serde(rename_all = "camelCase")]
pub struct Examination {
    /// The surest first.
    pub findings: Vec<Finding>,
    /// What was looked at and is as it should be.
    pub fine: Vec<Fine>,
    /// The path of the form on the host, where another page is in front now.
    pub form_at: Option<String>,
    /// Where the doors of the site are.
    pub desk: Option<Desk>,
    /// Whether the time of the site would tell more: codes go by it, and what a server refuses without a word. The page has to ask its
    /// site for that.
    pub wants_time: bool,
}

/// Why a sign-in fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorFinding"))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The cause.
    pub code: FindingCode,
    /// How sure that is.
    pub sure: Certainty,
    /// What it rests on.
    pub evidence: Evidence,
    /// What to do next.
    pub step: Step,
}

/// What a finding rests on. Never what somebody typed into a secret field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorEvidence"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Evidence {
    /// The page says so.
    Says {
        /// In these words.
        text: String,
    },
    /// The site answered with a status.
    Status {
        /// Its number.
        status: u16,
    },
    /// Cookies.
    Cookies {
        /// Their names.
        names: Vec<String>,
    },
    /// So much goes to the site in cookies.
    Bytes {
        /// In bytes.
        bytes: usize,
    },
    /// A time.
    Time {
        /// What took it.
        of: Timed,
        /// In seconds.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        seconds: u64,
    },
    /// A host.
    Host {
        /// Its name.
        host: String,
    },
    /// What stands in a field that is no secret.
    Typed {
        /// The text.
        text: String,
    },
    /// An account that has signed in here before.
    Before {
        /// Its name as a hint.
        hint: String,
    },
    /// What was seen is all in the finding itself.
    Seen,
}

/// What a time is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorTimed"))]
#[serde(rename_all = "camelCase")]
pub enum Timed {
    /// How far the clock is off.
    ClockOff,
    /// How long the page has been open.
    PageOpen,
    /// How long the site took to answer.
    Answer,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorCertainty"))]
#[serde(rename_all = "camelCase")]
pub enum Certainty {
    /// The page or the site says so, or nothing else was seen that could be it.
    MostLikely,
    /// It can be the cause.
    Possible,
}

/// The causes. Of two that are as sure, the one that stands first here is told first: what explains others comes before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorFindingCode"))]
#[serde(rename_all = "camelCase")]
pub enum FindingCode {
    /// The computer has no connection.
    Offline,
    /// A network that wants to be agreed to has put its own page in the place of the site's.
    CaptivePortal,
    /// The clock of the computer is wrong.
    ClockWrong,
    /// The e-mail address that stands in the field has a mistyped domain.
    MistypedDomain,
    /// A space stands before or after what was typed.
    SpacesAround,
    /// Full-width letters, or letters of another script, are among what was typed.
    OtherLetters,
    /// The password is in capitals.
    CapsLock,
    /// Another account has signed in here before.
    OtherAccount,
    /// More cookies go to the site than it takes.
    CookiesTooBig,
    /// Two cookies of one name go to the site.
    CookieTwice,
    /// A captcha did not load.
    CaptchaBlocked,
    /// A service for signing in with another account did not load.
    IdentityBlocked,
    /// The page comes from a cache, and may be old.
    OldPage,
    /// Too many tries.
    TooManyTries,
    /// The account is locked or closed.
    AccountLocked,
    /// The e-mail address was not confirmed.
    NotVerified,
    /// The password has to be changed first.
    PasswordExpired,
    /// The account was opened with a provider, or has no password.
    OtherWay,
    /// There is no such account.
    NoSuchAccount,
    /// The one-time code is wrong or too old.
    WrongCode,
    /// The captcha was not passed.
    CaptchaFailed,
    /// The form has been open for too long.
    FormExpired,
    /// Cookies are off.
    CookiesOff,
    /// Scripts are off.
    ScriptsOff,
    /// Not from this country, network or address.
    NotFromHere,
    /// The site is being worked on.
    Maintenance,
    /// The password or the account is wrong.
    WrongPassword,
    /// The browser keeps the page from storing anything.
    StorageBlocked,
    /// The log-in is embedded in another site, and has no cookies there.
    EmbeddedWithoutCookies,
    /// A cookie of an earlier sign-in stands in the way.
    StaleCookies,
    /// The site sends from one address to another and back.
    RedirectCircle,
    /// The site has trouble of its own.
    ServerTrouble,
    /// The site refused, and does not say why.
    Refused,
    /// The site did not take what was sent.
    BadRequest,
    /// A request of the page got no answer.
    RequestBroke,
    /// The form came back, and nothing is said.
    BackAtForm,
    /// The site cannot be reached.
    Unreachable,
    /// The site answers slowly.
    Slow,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorStep"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Step {
    /// Type it again, with care.
    TypeAgain,
    /// Take this address instead.
    CorrectAddress {
        /// The address that was meant.
        address: String,
    },
    /// Look which account it is, or choose a new password.
    ResetPassword,
    /// Look which account it is.
    CheckAccount,
    /// Sign in the way that the account was opened.
    UseOtherWay,
    /// Open the mail that the site sent.
    CheckMail,
    /// Take the next code.
    NextCode,
    /// Wait.
    Wait {
        /// For how many seconds, if the page says so.
        seconds: Option<u32>,
    },
    /// Ask the people of the site.
    AskSite,
    /// Choose a new password, as the page asks.
    ChangePassword,
    /// Open the form anew.
    OpenAnew,
    /// Remove these cookies, and try again.
    RemoveCookies {
        /// By their places among the facts.
        cookies: Vec<usize>,
    },
    /// Let the browser keep cookies of the site.
    AllowCookies,
    /// Clear what the site stores, but for what signs in.
    ClearStored,
    /// Let the browser run the scripts of the site.
    AllowScripts,
    /// Load the page past what is kept of it.
    LoadFresh,
    /// Let the service load: a blocker may be in the way, or the connection.
    AllowService {
        /// Its host.
        host: String,
    },
    /// Set the clock.
    SetClock,
    /// See to the connection.
    CheckConnection,
    /// Agree to what the network asks for, and open the site anew.
    AgreeToNetwork,
    /// Open the log-in in a tab of its own.
    OpenAlone {
        /// The place of its frame among the facts.
        frame: usize,
    },
    /// Try without VPN, or from another network.
    OtherNetwork,
    /// Try again later.
    TryLater,
}

/// What was looked at and is as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorFine"))]
#[serde(rename_all = "camelCase")]
pub enum Fine {
    /// The connection.
    Connection,
    /// The clock.
    Clock,
    /// The cookies.
    Cookies,
}

impl Finding {
    pub(super) const fn new(
        code: FindingCode,
        sure: Certainty,
        evidence: Evidence,
        step: Step,
    ) -> Self {
        Self {
            code,
            sure,
            evidence,
            step,
        }
    }
}

impl Evidence {
    /// The longest text that is shown, in characters: a sentence or two.
    const LONGEST: usize = 200;

    pub(super) fn says(text: &str) -> Self {
        let text = text.chars().take(Self::LONGEST).collect();
        Self::Says { text }
    }

    pub(super) fn cookies<'name>(names: impl IntoIterator<Item = &'name str>) -> Self {
        let names = names.into_iter().map(str::to_owned).collect();
        Self::Cookies { names }
    }

    pub(super) fn host(host: &str) -> Self {
        let host = host.to_owned();
        Self::Host { host }
    }
}
