//! What can be seen at the door of a site.

use serde::Deserialize;

use crate::{
    cookies::Kind,
    page::{FormKind, SignedIn},
    site::{is_at_or_below, is_of, is_this_computer, site_of},
};

/// A look at the page in a tab, and at what goes with it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts are independent of each other"
)]
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DoorFacts {
    /// Where the tab is.
    pub place: Place,
    /// How much of it could be seen.
    pub sight: Sight,
    /// Whether the browser has a connection at all (`navigator.onLine`).
    pub online: bool,
    /// The form of the page that matters most, as it was recognised.
    pub form: FormKind,
    /// Whether the page shows that somebody is signed in.
    pub signed_in: SignedIn,
    /// Whether the page asks for a one-time code.
    pub asks_for_code: bool,
    /// The frames, that of the tab first.
    pub frames: Vec<DoorFrame>,
    /// Whether tries are seen as they happen: where they are, one that was not seen was none.
    pub watched: bool,
    /// The last try to sign in, where it was seen and was not long ago.
    pub tried: Option<Tried>,
    /// The last try in this tab that has not led in, where that was at another host than is in front now.
    pub sent_from: Option<SentFrom>,
    /// Whether a try in this tab has led in not long ago: the site answered then.
    pub led_in: bool,
    /// Who has signed in here before, where that is remembered.
    pub before: Option<Before>,
    /// The cookies of the site, where they may be seen.
    pub cookies: Option<Vec<DoorCookie>>,
    /// How much the site's clock is ahead of the computer's, in milliseconds, where that is known.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub clock_ahead: Option<i64>,
}

/// An address, without what follows its path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorPlace"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// Whether it is encrypted.
    pub secure: bool,
    /// The host, as the browser writes it.
    pub host: String,
    /// The path.
    pub path: String,
}

impl Place {
    /// Whether cookies that want an encrypted connection are kept and sent here: also where the computer speaks to itself
    /// (6265bis, section 5.7: browsers trust what is local).
    pub(super) fn takes_secure(&self) -> bool {
        let Self { secure, host, .. } = self;
        *secure || is_this_computer(host)
    }
}

/// How much of a page could be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorSight"))]
#[serde(rename_all = "camelCase")]
pub enum Sight {
    /// All of it.
    Page,
    /// The browser shows its own page instead: the site was not reached, or gave an empty error.
    ErrorPage,
    /// None of it: the page has not answered in time.
    Silent,
    /// None of it: it may not be looked at.
    #[default]
    Nothing,
}

/// What there is in one frame.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts are independent of each other"
)]
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DoorFrame {
    /// Where it is.
    pub place: Place,
    /// The page from which this one was come to, where that is of the same origin.
    pub referrer: Option<Place>,
    /// Whether that is all of its address: nothing followed the path.
    pub referrer_is_whole: bool,
    /// The hosts of the addresses that the query of its own address names.
    pub names_hosts: Vec<String>,
    /// The names in that query.
    pub query_names: Vec<String>,
    /// The links in it that stay on its site.
    pub links: Vec<Link>,
    /// What it may be saying of a try.
    pub messages: Vec<Message>,
    /// How many letters the page has.
    pub letters: u32,
    /// What stands in the fields.
    pub fields: Vec<Field>,
    /// How the document was got.
    pub navigation: Option<Navigation>,
    /// What it has asked for since, the latest last.
    pub requests: Vec<Request>,
    /// `navigator.cookieEnabled`.
    pub cookies_enabled: bool,
    /// Whether `localStorage` can be used.
    pub storage_works: bool,
    /// How many letters are in `localStorage`.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub stored: u64,
    /// Whether it has access to its own cookies: not where it is embedded in another site and the browser keeps them from it.
    pub has_storage_access: bool,
    /// Whether it has loaded all that it names.
    pub complete: bool,
    /// Whether a service worker answers for it.
    pub has_worker: bool,
    /// The scripts that it names.
    pub scripts: Vec<Place>,
    /// Which of the names by which services are called (`grecaptcha`, `AppleID`, …) there are in it.
    pub globals: Vec<String>,
}

/// A link of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorLink"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads, without what follows the path.
    pub place: Place,
}

/// A text of a page that may be about a try.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorMessage"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether the page marks it as a message: `role=alert`, what describes a field that is wrong, a class that says so.
    pub marked: bool,
    /// Whether it is set off as one, and does not only stand beside the form.
    pub set_off: bool,
}

/// What a field is used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorFieldUse"))]
#[serde(rename_all = "camelCase")]
pub enum FieldUse {
    /// For a name or an address.
    Account,
    /// For a password.
    Password,
    /// For something else.
    #[default]
    Other,
}

/// What stands in a field.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorField"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Field {
    /// What it is used for.
    pub r#use: FieldUse,
    /// Which kinds of characters it has, the first, all that there are, and the last: `a` and `A` for small and capital Latin letters, `0` for a digit, a space for white space,
    /// `f` for a full-width form, `c` for Cyrillic, `g` for Greek, `o` for another letter, `z` for what cannot be seen, `.` for the rest.
    pub shape: String,
    /// The text itself, where it is an address; never of a password.
    pub text: String,
}

/// A try to sign in.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorTried"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tried {
    /// How long ago that was, in milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub ago: u64,
    /// The kinds of letters of the password, as in the shape of a [`Field`].
    pub password: String,
    /// The same of the account.
    pub account: String,
    /// Whether Caps Lock was on.
    pub caps_lock: bool,
}

/// Where a tab was when somebody tried to sign in.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorSentFrom"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SentFrom {
    /// The host.
    pub host: String,
    /// How long ago that was, in milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub ago: u64,
}

/// An account that has signed in here before.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorBefore"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Before {
    /// Its name as a hint: `r…@fern.example`; empty where it is not known.
    pub hint: String,
    /// Whether the last try was with another one.
    pub other: bool,
    /// The identity provider through which it has signed in, if not with a password.
    pub through: Option<String>,
    /// Whether it has come in with a code, and no password was sent.
    pub by_code: bool,
}

/// How a document was got, by the page's own timings (`PerformanceNavigationTiming`).
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorNavigation"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Navigation {
    /// The status of the answer; zero where the browser does not tell.
    pub status: u16,
    /// How often it was sent on, within its origin.
    pub redirects: u32,
    /// Whether a service worker took part, or all of it came from a cache.
    pub from_worker: bool,
    /// Until the first byte came, in milliseconds.
    pub first_byte: u32,
    /// How long ago that was, in milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub age: u64,
}

/// A request of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorRequest"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// Where it went.
    pub place: Place,
    /// How long ago it was sent, in milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub ago: u64,
    /// Whether a script asked (`fetch`, `XMLHttpRequest`).
    pub by_script: bool,
    /// The status of the answer; zero where there was none, or the browser does not tell.
    pub status: u16,
    /// How many bytes came; zero where there was no answer, or the browser does not tell.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub size: u64,
}

/// A cookie, without its value.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DoorCookie {
    /// Its name.
    pub name: String,
    /// The host it goes to, with a dot before it where subdomains are meant too.
    pub domain: String,
    /// Whether it goes to that host alone.
    pub host_only: bool,
    /// The path below which it is sent.
    pub path: String,
    /// Whether it is sent over encrypted connections only.
    pub secure: bool,
    /// Name and value together, in bytes.
    pub size: u32,
    /// What it is for.
    pub kind: Kind,
    /// The site that it is kept apart under.
    pub kept_under: Option<String>,
}

impl DoorFacts {
    /// Whether somebody is signed in, and nothing asks to sign in.
    pub(super) fn is_signed_in(&self) -> bool {
        self.signed_in == SignedIn::Yes && !self.asks_for_code
    }

    /// Whether the page asks to sign in.
    pub(super) fn asks_to_sign_in(&self) -> bool {
        self.signed_in == SignedIn::No || self.form == FormKind::LogIn
    }

    /// The path of the form, where the page in front has none and came of sending it.
    pub(super) fn form_at(&self) -> Option<String> {
        let referrer = self.top().and_then(|frame| frame.referrer.as_ref());
        let form = referrer.filter(|_| !self.asks_to_sign_in() && !self.is_signed_in());
        // Where the page in front is at the same path, its own address has what followed that.
        let is_whole = self.top().is_some_and(|frame| frame.referrer_is_whole);
        let form = form.filter(|form| is_whole || form.path != self.place.path);
        form.map(|place| place.path.clone())
    }

    /// The frame of the tab.
    pub(super) fn top(&self) -> Option<&DoorFrame> {
        self.frames.first()
    }

    /// The frames of the site in front: what others say is no answer of its.
    pub(super) fn own_frames(&self) -> impl Iterator<Item = &DoorFrame> {
        let site = site_of(&self.place.host);
        self.frames
            .iter()
            .filter(move |frame| is_of(&site, &frame.place.host))
    }

    /// The status of the page; zero where it is not told.
    pub(super) fn status(&self) -> u16 {
        let navigation = self.top().and_then(|frame| frame.navigation.as_ref());
        navigation.map_or(0, |navigation| navigation.status)
    }

    /// Whether somebody has tried to sign in, or, where tries are not seen, may have done so: a password stands in a field.
    pub(super) fn has_tried(&self) -> bool {
        self.tried.is_some() || (!self.watched && self.holds_password())
    }

    fn holds_password(&self) -> bool {
        let mut fields = self.own_frames().flat_map(|frame| &frame.fields);
        fields.any(|field| field.r#use == FieldUse::Password && !field.shape.is_empty())
    }

    /// Whether a form was sent. A page is come to from itself for other reasons too, as for another language.
    pub(super) fn was_sent(&self) -> bool {
        let is_back = || self.top().is_some_and(DoorFrame::is_back);
        self.tried.is_some() || (!self.watched && is_back())
    }

    /// Whether the form came back after it was sent.
    pub(super) fn is_back_at_form(&self) -> bool {
        self.asks_to_sign_in() && self.was_sent()
    }
}

impl DoorFrame {
    /// Whether it was come to from itself.
    fn is_back(&self) -> bool {
        self.referrer.as_ref() == Some(&self.place)
    }
}

impl DoorCookie {
    /// Whether a sign-in stands or falls with it.
    pub(super) const fn matters(&self) -> bool {
        matches!(
            self.kind,
            Kind::SignsIn | Kind::Session | Kind::Csrf | Kind::LoginHelper
        )
    }

    /// Whether it goes along to a place (RFC 6265bis, section 5.8.3).
    pub(super) fn goes_to(&self, place: &Place) -> bool {
        self.goes_to_host(place) && is_below(&place.path, &self.path)
    }

    /// Whether it goes along to some path of the host.
    pub(super) fn goes_to_host(&self, place: &Place) -> bool {
        let domain = self.domain.trim_start_matches('.');
        let below = || !self.host_only && is_at_or_below(&place.host, domain);
        (place.host == domain || below()) && (!self.secure || place.takes_secure())
    }

    /// Whether there is a path to which both go.
    pub(super) fn meets(&self, other: &Self) -> bool {
        is_below(&self.path, &other.path) || is_below(&other.path, &self.path)
    }
}

/// Whether a path is below that of a cookie (RFC 6265bis, section 5.1.4).
fn is_below(path: &str, of: &str) -> bool {
    path.strip_prefix(of)
        .is_some_and(|rest| rest.is_empty() || of.ends_with('/') || rest.starts_with('/'))
}
