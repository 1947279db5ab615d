//! What is kept for undoing, and bringing it back.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, of_json, whole};
use latchkey::{
    clearing::{
        self, BrowserFacts, SeenDocument, SinceCleared,
        restoring::{CookiesBack, Purpose, Restoration, Restoring},
        undo::{SealedUndo, UndoItems},
        undo_slots::{self, UndoSlot},
    },
    cookies::Cookie,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// The slots that stay where a new one is to come in; nothing where there is no room for it.
#[wasm_bindgen(js_name = withRoomFor)]
pub fn with_room_for(
    slots: Js<Vec<UndoSlot>>,
    new: Js<UndoSlot>,
    now: f64,
) -> Result<Js<Option<Vec<UndoSlot>>>, Failure> {
    Js::write(&undo_slots::with_room_for(
        slots.read()?,
        &new.read()?,
        whole(now),
    ))
}

/// The slots that stay when the clearing is done whose own ends at `until`.
#[wasm_bindgen(js_name = afterClearing)]
pub fn after_clearing(
    slots: Js<Vec<UndoSlot>>,
    until: f64,
    took: bool,
) -> Result<Js<Vec<UndoSlot>>, Failure> {
    Js::write(&undo_slots::after_clearing(
        slots.read()?,
        whole(until),
        took,
    ))
}

/// The slots whose time is not over.
#[wasm_bindgen(js_name = livingSlots)]
pub fn living_slots(slots: Js<Vec<UndoSlot>>, now: f64) -> Result<Js<Vec<UndoSlot>>, Failure> {
    Js::write(&undo_slots::living(slots.read()?, whole(now)))
}

/// The slot of a site in a cookie store that is brought back first.
#[wasm_bindgen(js_name = newestSlot)]
pub fn newest_slot(
    slots: Js<Vec<UndoSlot>>,
    site: &str,
    store_id: &str,
    now: f64,
) -> Result<Js<Option<UndoSlot>>, Failure> {
    let (slots, now) = (slots.read()?, whole(now));
    Js::write(&undo_slots::newest_of(slots, site, store_id, now))
}

/// Bringing back what a clearing took.
#[wasm_bindgen]
pub struct Undoing(Restoring);

#[wasm_bindgen]
impl Undoing {
    /// At the person's wish. `present`: the cookies that are there, as JSON; `documents`: the open ones of the site, `SeenDocument`s
    /// as JSON. `since`: what is known of the site since it was cleared.
    pub fn undo(
        sealed: Js<SealedUndo>,
        key: &str,
        browser: Js<BrowserFacts>,
        present: &[u8],
        documents: &[u8],
        since: Js<SinceCleared>,
        now: f64,
    ) -> Result<Self, Failure> {
        let sealed = sealed.read()?;
        let signed_in = since.read()?.signed_in(sealed.taken_at);
        let documents: Vec<SeenDocument> = of_json(documents)?;
        let stored: Vec<UndoItems> = documents
            .into_iter()
            .filter_map(SeenDocument::local_items)
            .collect();
        let Self(restoring) = begin(
            &sealed,
            key,
            &browser.read()?,
            present,
            Purpose::Undo { signed_in },
            now,
        )?;
        Ok(Self(restoring.unless_signed_in_anew(&stored, signed_in)))
    }

    /// After clearing has signed the person out.
    pub fn rescue(
        sealed: Js<SealedUndo>,
        key: &str,
        browser: Js<BrowserFacts>,
        present: &[u8],
        now: f64,
    ) -> Result<Self, Failure> {
        begin(
            &sealed.read()?,
            key,
            &browser.read()?,
            present,
            Purpose::Rescue,
            now,
        )
    }

    /// What is to be done.
    pub fn restoration(&self) -> Result<Js<Restoration>, Failure> {
        Js::write(&self.0.restoration())
    }

    /// What came back, by the cookies that are there afterwards, as JSON.
    pub fn outcome(&self, jar: &[u8]) -> Result<Js<CookiesBack>, Failure> {
        Js::write(&self.0.outcome(&of_json::<Vec<Cookie>>(jar)?))
    }
}

fn begin(
    sealed: &SealedUndo,
    key: &str,
    browser: &BrowserFacts,
    present: &[u8],
    purpose: Purpose,
    now: f64,
) -> Result<Undoing, Failure> {
    let now = whole(now);
    let contents = clearing::opened(sealed, key, now)?;
    let present: Vec<Cookie> = of_json(present)?;
    Ok(Undoing(Restoring::begin(
        contents, purpose, browser, &present, now,
    )))
}
