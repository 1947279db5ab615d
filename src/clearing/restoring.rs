//! Bringing back what a clearing took, without harm to what is newer: what is there again with another value stays, and what
//! came back is counted by the jar afterwards, since browsers say that they have set cookies which they have not, and the
//! other way round.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    facts::{BrowserFacts, Engine},
    net::Shown,
    undo::{UndoContents, UndoItems},
};
use crate::cookies::{
    Cookie, CookieKey, Kind, PartitionKey, SetCall, StoredValue, keeps_path, known_kind, set_call,
    stored_item_signs_in,
};
use crate::site::Origin;

const MILLISECONDS: f64 = 1_000.0;
/// Browsers may round the end of a cookie to seconds.
const ROUNDING: f64 = 1.0;
/// Chromium gives it in place of bytes that are no UTF-8. What they were is lost.
const REPLACEMENT: char = '\u{FFFD}';

/// What is wanted back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The person has changed their mind. `signed_in`: whether somebody is signed in now, as far as can be told.
    Undo {
        /// By the page in front, and by what was seen.
        signed_in: Shown,
    },
    /// Clearing has signed the person out, who is to be signed in again: what is there now is worth nothing, and what the plan
    /// had kept counts too, since the site may have taken it away for want of the rest. What is known to follow people, or to
    /// say what they agreed to, stays gone.
    Rescue,
}

/// What brings it back.
#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Restoration {
    /// Calls of `cookies.set`.
    pub cookies: Vec<SetCall>,
    /// Items to be set by a script in a page of each origin.
    pub local_storage: Vec<UndoItems>,
    /// How many items stay away, since somebody has signed in anew.
    pub items_newer: usize,
    /// Whether items that are there again with another value are replaced.
    pub replaces: bool,
}

/// What became of the cookies that a clearing had taken. Those that were there as they had been are in none of the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CookiesBack"))]
#[serde(rename_all = "camelCase")]
pub struct CookiesBack {
    /// They are in the jar again, as they were.
    pub restored: usize,
    /// They stay away, since a newer value is there, or a newer sign-in.
    pub newer: usize,
    /// They have ended in the meantime, the browser cannot set them as they were, or has not.
    pub lost: usize,
}

/// Cookies on their way back.
#[derive(Default)]
pub struct Restoring {
    /// Those to be set.
    wanted: Vec<Cookie>,
    newer: usize,
    lost: usize,
    items: Vec<UndoItems>,
    items_newer: usize,
    replaces: bool,
}

impl Restoring {
    /// Decides what is to be brought back, by the cookies that are `present`. `now` in Unix milliseconds.
    #[must_use]
    pub fn begin(
        contents: UndoContents,
        purpose: Purpose,
        browser: &BrowserFacts,
        present: &[Cookie],
        now: u64,
    ) -> Self {
        let replaces = purpose == Purpose::Rescue;
        let Wanted {
            cookies,
            kept,
            signing_in,
            items,
        } = Wanted::of(contents, purpose);
        let there: BTreeMap<Place, &Cookie> = present.iter().map(|one| (place(one), one)).collect();
        let has_ended = |cookie: &Cookie| {
            cookie
                .expiration_date
                .is_some_and(|end| end <= seconds(now))
        };
        let signs_in = |at: usize| signing_in.contains(&at);
        let signed_in_anew = purpose
            == (Purpose::Undo {
                signed_in: Shown::Yes,
            })
            && cookies.iter().enumerate().any(|(at, cookie)| {
                signs_in(at) && is_succeeded(cookie, [&cookies, &kept], present)
            });
        // An anonymous session that the site has begun in the meantime.
        let is_nobodys = |at: usize| {
            purpose
                == Purpose::Undo {
                    signed_in: Shown::No,
                }
                && signs_in(at)
        };
        let mut restoring = Self {
            items,
            replaces,
            ..Self::default()
        };
        for (at, cookie) in cookies.iter().enumerate() {
            let again = there.get(&place(cookie));
            match again {
                Some(same) if same.value == cookie.value => {}
                Some(_) if !replaces && !is_nobodys(at) => restoring.newer += 1,
                None if signed_in_anew && signs_in(at) => restoring.newer += 1,
                _ if has_ended(cookie) || !browser.sets_as_is(cookie) => restoring.lost += 1,
                _ => restoring.wanted.push(cookie.clone()),
            }
        }
        restoring
    }

    /// Without the items that sign in, where somebody has signed in anew since: by what is `stored` now, which names keys by user or
    /// has other values. Where it is not seen that somebody is signed in, another value may be an anonymous session's.
    #[must_use]
    pub fn unless_signed_in_anew(mut self, stored: &[UndoItems], signed_in: Shown) -> Self {
        let taken: BTreeMap<(&Origin, &str), &str> = items_in(&self.items).collect();
        let is_anew = |(place, value): ((&Origin, &str), &str)| {
            let is_other = match (taken.get(&place), signed_in) {
                (_, Shown::No) | (Some(_), Shown::Unknown) => false,
                (Some(before), Shown::Yes) => *before != value,
                (None, Shown::Yes | Shown::Unknown) => true,
            };
            is_other && item_signs_in(place.1, value)
        };
        if !items_in(stored).any(is_anew) {
            return self;
        }
        let mut newer = 0;
        for area in &mut self.items {
            let before = area.items.len();
            area.items.retain(|(key, value)| !item_signs_in(key, value));
            newer += before - area.items.len();
        }
        self.items.retain(|area| !area.items.is_empty());
        self.items_newer = newer;
        self
    }

    /// What is to be done.
    #[must_use]
    pub fn restoration(&self) -> Restoration {
        Restoration {
            cookies: self.wanted.iter().map(set_call).collect(),
            local_storage: self.items.clone(),
            items_newer: self.items_newer,
            replaces: self.replaces,
        }
    }

    /// What came back, by the cookies that are there afterwards.
    #[must_use]
    pub fn outcome(&self, jar: &[Cookie]) -> CookiesBack {
        let there: BTreeMap<Place, &Cookie> = jar.iter().map(|one| (place(one), one)).collect();
        let is_back = |wanted: &&Cookie| {
            let found = there.get(&place(wanted));
            found.is_some_and(|found| is_as_it_was(found, wanted))
        };
        let restored = self.wanted.iter().filter(is_back).count();
        CookiesBack {
            restored,
            newer: self.newer,
            lost: self.lost + self.wanted.len() - restored,
        }
    }
}

/// What is to be brought back if nothing speaks against it.
struct Wanted {
    cookies: Vec<Cookie>,
    /// What had stayed, and is left alone.
    kept: Vec<Cookie>,
    /// The places of those that belong to a sign-in.
    signing_in: BTreeSet<usize>,
    items: Vec<UndoItems>,
}

impl Wanted {
    fn of(contents: UndoContents, purpose: Purpose) -> Self {
        let UndoContents {
            cookies,
            signing_in,
            local_storage,
            kept_cookies,
            kept_items,
        } = contents;
        if purpose != Purpose::Rescue {
            return Self {
                cookies,
                kept: kept_cookies,
                signing_in,
                items: local_storage,
            };
        }
        let is_harmless = |cookie: &Cookie| {
            let known = known_kind(&cookie.name);
            known.is_some_and(|kind| kind != Kind::Preference && kind.is_elsewhere())
        };
        let taken = cookies.into_iter().filter(|cookie| !is_harmless(cookie));
        Self {
            cookies: taken.chain(kept_cookies).collect(),
            kept: Vec::new(),
            signing_in: BTreeSet::new(),
            items: [local_storage, kept_items].concat(),
        }
    }
}

/// What tells a cookie from all others in a jar. `Secure` does not.
type Place<'a> = (
    (&'a str, &'a str, &'a str),
    (&'a str, Option<&'a PartitionKey>, Option<&'a str>),
);

fn place(cookie: &Cookie) -> Place<'_> {
    (
        (&cookie.name, &cookie.domain, &cookie.path),
        (
            &cookie.store_id,
            cookie.partition_key.as_ref(),
            cookie.first_party_domain.as_deref(),
        ),
    )
}

/// Whether a cookie of the same name, in the same partition, is there that was not there before: at the same place with another
/// value, or at another place that goes to the same host.
fn is_succeeded(cookie: &Cookie, before: [&[Cookie]; 2], present: &[Cookie]) -> bool {
    let is_alike = |other: &&Cookie| {
        other.name == cookie.name
            && place(other).1 == place(cookie).1
            && (CookieKey::from(*other).goes_to(cookie.host())
                || CookieKey::from(cookie).goes_to(other.host()))
    };
    let is_known = |other: &Cookie| {
        let mut before = before.into_iter().flatten();
        before.any(|known| place(known) == place(other) && known.value == other.value)
    };
    let mut alike = present.iter().filter(is_alike);
    alike.any(|other| !is_known(other))
}

/// Items by origin and key.
fn items_in(areas: &[UndoItems]) -> impl Iterator<Item = ((&Origin, &str), &str)> {
    areas.iter().flat_map(|area| {
        let items = area.items.iter();
        items.map(|(key, value)| ((&area.origin, key.as_str()), value.as_str()))
    })
}

fn item_signs_in(key: &str, value: &str) -> bool {
    stored_item_signs_in(key, StoredValue::of(value))
}

fn is_as_it_was(found: &Cookie, wanted: &Cookie) -> bool {
    let ends_alike = match (found.expiration_date, wanted.expiration_date) {
        (None, None) => true,
        (Some(found), Some(wanted)) => (found - wanted).abs() <= ROUNDING,
        _ => false,
    };
    found.value == wanted.value
        && found.host_only == wanted.host_only
        && found.secure == wanted.secure
        && found.http_only == wanted.http_only
        && found.same_site == wanted.same_site
        && ends_alike
}

impl BrowserFacts {
    /// Whether `cookies.set` can set the cookie as it was, and no other in its place. Chromium makes a URL of the path, and gives
    /// neither names nor values nor paths that are no UTF-8. Firefox takes everything as it gives it. Seen in Chromium 156 and
    /// Firefox 153.
    fn sets_as_is(&self, cookie: &Cookie) -> bool {
        let texts = [&cookie.name, &cookie.value];
        self.engine == Engine::Firefox
            || (keeps_path(&cookie.path) && !texts.iter().any(|text| text.contains(REPLACEMENT)))
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "Unix milliseconds are below 2^53 for 285,000 years"
)]
fn seconds(milliseconds: u64) -> f64 {
    milliseconds as f64 / MILLISECONDS
}
