//! Bringing back what was cleared, for ten minutes: cookies with every attribute, and `localStorage`.
//!
//! It is kept encrypted under a key that lives in memory only. Undoing brings back only what the plan clears: what stays
//! would be set back to what it was, and a session that has been renewed since would end. Where clearing has signed the
//! person out (`net.rs`), there is no session to lose, and what stays is brought back too. `restoring.rs` brings it back.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    error::ClearingError,
    facts::{Choice, ClearingFacts, ClearingWish},
    plan::{cookies::divide, target::Target},
};
use crate::site::Origin;
use crate::{
    cookies::{Cookie, CookieKey},
    random::Randomness,
    vault::{EphemeralKey, ephemeral},
};

/// The most that is kept of one clearing, in bytes before it is encoded: in Base64, it is within [`super::undo_slots::MOST_BYTES`].
const LARGEST: usize = 5 * 1024 * 1024;
/// How long it can be undone, in milliseconds.
pub const UNDO_TIME: u64 = 600_000;

/// What was cleared. It has no `Debug`, so that it does not end up in a log.
#[derive(Clone, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoContents {
    /// The cookies.
    pub cookies: Vec<Cookie>,
    /// The places of those that belong to a sign-in: what "Fix this site" would keep.
    #[serde(default)]
    pub signing_in: BTreeSet<usize>,
    /// `localStorage`, origin by origin.
    pub local_storage: Vec<UndoItems>,
    /// The cookies that stay. Undoing leaves them alone.
    #[serde(default)]
    pub kept_cookies: Vec<Cookie>,
    /// What stays of `localStorage`.
    #[serde(default)]
    pub kept_items: Vec<UndoItems>,
}

/// The items of one origin's `localStorage`.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoItems {
    /// The origin. A page of it must be open for them to be brought back.
    pub origin: Origin,
    /// Keys and values.
    pub items: Vec<(String, String)>,
}

/// What is kept for undoing, encrypted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SealedUndo {
    /// When it was cleared, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub taken_at: u64,
    /// The contents, in Base64.
    pub sealed: String,
}

impl UndoContents {
    /// What clearing is going to clear, apart from what it keeps.
    ///
    /// # Errors
    /// [`ClearingError::NotTheWeb`].
    pub fn of_cleared(
        self,
        facts: &ClearingFacts,
        wish: ClearingWish,
    ) -> Result<Self, ClearingError> {
        let target = Target::of(facts, wish.scope)?;
        let touches = wish.choice != Choice::OnlyTheCache && !facts.site_protected;
        let (_, going) = divide(facts, wish, &target);
        let going: BTreeMap<&CookieKey, bool> = going
            .into_iter()
            .map(|found| (&found.cookie, found.is_kept()))
            .collect();
        let stays = |origin: &Origin, key: &str| {
            let stored = facts.storage.iter().filter(|seen| seen.origin == *origin);
            let mut items = stored.flat_map(|seen| seen.local_storage.iter().flatten());
            wish.choice == Choice::FixThisSite
                && items.any(|item| item.name == key && item.is_kept())
        };
        if !touches {
            return Ok(Self::default());
        }
        let belongs = |cookie: &Cookie| {
            let key = CookieKey::from(cookie);
            target.sets(&key) || target.embeds(&key)
        };
        let cookies = self.cookies.into_iter().filter(belongs);
        let (cookies, kept_cookies): (Vec<Cookie>, Vec<Cookie>) =
            cookies.partition(|cookie| going.contains_key(&CookieKey::from(cookie)));
        let signs_in = |cookie: &Cookie| going.get(&CookieKey::from(cookie)) == Some(&true);
        let places = cookies.iter().enumerate();
        let signing_in = places
            .filter(|(_, cookie)| signs_in(cookie))
            .map(|(at, _)| at)
            .collect();
        let areas = self.local_storage.into_iter();
        let areas = areas.filter(|area| target.covers(area.origin.host()));
        let (kept_items, local_storage) = areas
            .map(|UndoItems { origin, items }| {
                let (kept, going) = items.into_iter().partition(|(key, _)| stays(&origin, key));
                let of_origin = |items| UndoItems {
                    origin: origin.clone(),
                    items,
                };
                (of_origin(kept), of_origin(going))
            })
            .unzip();
        Ok(Self {
            cookies,
            signing_in,
            local_storage,
            kept_cookies,
            kept_items,
        })
    }

    /// With what was there earlier and is not any more: it was cleared in between, a part of it alone. What is there in both is as it
    /// is now: pages write when they are left.
    #[must_use]
    pub fn with_earlier(mut self, earlier: Self) -> Self {
        let there: BTreeSet<CookieKey> = self
            .cookies
            .iter()
            .chain(&self.kept_cookies)
            .map(CookieKey::from)
            .collect();
        for (at, cookie) in earlier.cookies.into_iter().enumerate() {
            if there.contains(&CookieKey::from(&cookie)) {
                continue;
            }
            if earlier.signing_in.contains(&at) {
                self.signing_in.insert(self.cookies.len());
            }
            self.cookies.push(cookie);
        }
        for UndoItems { origin, mut items } in earlier.local_storage {
            let now = self.local_storage.iter().chain(&self.kept_items);
            let now = now.filter(|area| area.origin == origin);
            let there: BTreeSet<&String> = now
                .flat_map(|area| &area.items)
                .map(|(key, _)| key)
                .collect();
            items.retain(|(key, _)| !there.contains(key));
            match self
                .local_storage
                .iter_mut()
                .find(|area| area.origin == origin)
            {
                Some(area) => area.items.extend(items),
                None => self.local_storage.push(UndoItems { origin, items }),
            }
        }
        self
    }

    /// Encrypts it. `taken_at` in Unix milliseconds.
    ///
    /// # Errors
    /// [`ClearingError::UndoTooLarge`], [`ClearingError::NoRandomness`].
    pub fn seal(
        &self,
        key: &EphemeralKey,
        taken_at: u64,
        source: &mut impl Randomness,
    ) -> Result<SealedUndo, ClearingError> {
        self.seal_within(LARGEST, key, taken_at, source)
    }

    /// Encrypts it, if it is no larger than `largest` bytes: without what is kept, where it would be with that.
    ///
    /// # Errors
    /// As [`Self::seal`].
    pub fn seal_within(
        &self,
        largest: usize,
        key: &EphemeralKey,
        taken_at: u64,
        source: &mut impl Randomness,
    ) -> Result<SealedUndo, ClearingError> {
        let mut contents = self.written()?;
        if contents.len() > largest {
            contents = self.without_kept().written()?;
        }
        if contents.len() > largest {
            return Err(ClearingError::UndoTooLarge);
        }
        let sealed = ephemeral::seal(key, &contents, &taken_at.to_be_bytes(), source)?;
        Ok(SealedUndo {
            taken_at,
            sealed: BASE64.encode(&sealed),
        })
    }

    fn written(&self) -> Result<Zeroizing<Vec<u8>>, ClearingError> {
        let written = serde_json::to_vec(self).map_err(|_| ClearingError::UndoUnreadable)?;
        Ok(Zeroizing::new(written))
    }

    fn without_kept(&self) -> Self {
        Self {
            cookies: self.cookies.clone(),
            signing_in: self.signing_in.clone(),
            local_storage: self.local_storage.clone(),
            ..Self::default()
        }
    }
}

impl SealedUndo {
    /// Until when it can be undone, in Unix milliseconds.
    #[must_use]
    pub fn until(&self) -> u64 {
        self.taken_at.saturating_add(UNDO_TIME)
    }

    /// Whether the ten minutes are over, or the clock was set back; then it is to be removed.
    #[must_use]
    pub fn is_over(&self, now: u64) -> bool {
        now < self.taken_at || now >= self.until()
    }

    /// Decrypts it.
    ///
    /// # Errors
    /// [`ClearingError::UndoExpired`], [`ClearingError::UndoUnreadable`].
    pub fn open(&self, key: &EphemeralKey, now: u64) -> Result<UndoContents, ClearingError> {
        if self.is_over(now) {
            return Err(ClearingError::UndoExpired);
        }
        let sealed = BASE64
            .decode(self.sealed.as_bytes())
            .map_err(|_| ClearingError::UndoUnreadable)?;
        let contents = ephemeral::open(key, &sealed, &self.taken_at.to_be_bytes())?;
        serde_json::from_slice(&contents).map_err(|_| ClearingError::UndoUnreadable)
    }
}
