//! What can be undone of several sites at once: one slot for each site and cookie store, bounded in time, number and bytes. What
//! a rule has cleared never takes the place of what the person has cleared elsewhere.

use serde::{Deserialize, Serialize};

use super::undo::UNDO_TIME;

/// So many clearings can be undone at once.
pub const MOST_SLOTS: usize = 16;
/// The most that all of them take, in bytes as stored: three quarters of what browsers give an extension on the disk (10 MiB). The
/// rest is for accounts.
pub const MOST_BYTES: u64 = 15 * 512 * 1024;

/// A clearing that can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UndoSlot {
    /// Until when, in Unix milliseconds. No two have the same.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub until: u64,
    /// The site.
    pub site: String,
    /// The cookie store.
    pub store_id: String,
    /// Whether the person has asked for the clearing, and no rule.
    pub by_click: bool,
    /// Whether anything in it can be brought back; otherwise it is kept for the net alone.
    #[serde(default)]
    pub restores: bool,
    /// How much it takes, in bytes as stored.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub size: u64,
}

impl UndoSlot {
    /// Whether its time is over, or the clock was set back.
    #[must_use]
    pub fn is_over(&self, now: u64) -> bool {
        now >= self.until || now < self.until.saturating_sub(UNDO_TIME)
    }

    /// Whether it comes in the place of an older one: of the same site in the same cookie store. What a rule has taken is no
    /// sign-in that the person wants back.
    fn replaces(&self, other: &Self) -> bool {
        let is_of_the_same = self.site == other.site && self.store_id == other.store_id;
        is_of_the_same && (self.by_click || !other.by_click)
    }
}

/// The slots that stay where a new one is to come in, which is not among them; nothing where there is no room for it. What a
/// rule has cleared goes first, then what is oldest; a rule displaces nothing that the person has cleared. The slot of the same
/// site stays until it is known whether the new clearing takes anything.
#[must_use]
pub fn with_room_for(slots: Vec<UndoSlot>, new: &UndoSlot, now: u64) -> Option<Vec<UndoSlot>> {
    let mut kept: Vec<UndoSlot> = slots;
    kept.retain(|slot| !slot.is_over(now) && slot.until != new.until);
    kept.sort_by_key(|slot| (slot.by_click, slot.until));
    let is_too_much = |kept: &[UndoSlot]| {
        let bytes = kept
            .iter()
            .fold(new.size, |sum, slot| sum.saturating_add(slot.size));
        kept.len() >= MOST_SLOTS || bytes > MOST_BYTES
    };
    while is_too_much(&kept) {
        let gives_way = |slot: &UndoSlot| new.by_click || !slot.by_click;
        if !kept.first().is_some_and(gives_way) {
            return None;
        }
        kept.remove(0);
    }
    Some(kept)
}

/// The slots that stay when the clearing of the one that ends at `until` is done: in place of an older one of its site if it
/// took anything, otherwise without it. What the person has cleared stays beside what a rule has cleared since.
#[must_use]
pub fn after_clearing(mut slots: Vec<UndoSlot>, until: u64, took: bool) -> Vec<UndoSlot> {
    let Some(new) = slots.iter().find(|slot| slot.until == until).cloned() else {
        return slots;
    };
    slots.retain(|slot| {
        if slot.until == until {
            took
        } else {
            !(took && new.replaces(slot))
        }
    });
    slots
}

/// The slots whose time is not over.
#[must_use]
pub fn living(mut slots: Vec<UndoSlot>, now: u64) -> Vec<UndoSlot> {
    slots.retain(|slot| !slot.is_over(now));
    slots
}

/// The slot of a site in a cookie store that is brought back first: of those that bring anything back the newest of the person's, then the
/// newest of a rule's. What was taken from another is no business of this one's.
#[must_use]
pub fn newest_of(slots: Vec<UndoSlot>, site: &str, store_id: &str, now: u64) -> Option<UndoSlot> {
    let of_jar = living(slots, now)
        .into_iter()
        .filter(|slot| slot.site == site && slot.store_id == store_id);
    of_jar.max_by_key(|slot| (slot.restores, slot.by_click, slot.until))
}
