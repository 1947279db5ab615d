//! The bundle that plans and follows the clearing of a site. Its instance is thrown away after each clearing, with the
//! values that it has seen.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is ClearingError"
)]

use bindings::{
    Failure, Js, KeptUndo, NetLook, Partial, PreparedClearing, System, Unseen, of_json, place,
    report_panics, whole,
};
use data_encoding::BASE64;
use latchkey::{
    access::Grants,
    clearing::{
        self, BrowserFacts, Choice, ClearingError, ClearingFacts, ClearingPlan, ClearingReport,
        ClearingWish, Course, CourseEvent, InPage, Journal, Loss, Net, Next, Progress,
        ProtectedCookie, Restorable, SeenDocument, Shown, SiteLook, Step, StepResult,
        log::LogEntry,
        restoring::{CookiesBack, Purpose, Restoration, Restoring},
        rules::{self, SiteRule, StoredRule, Trigger},
        undo::{SealedUndo, UndoContents, UndoItems},
        undo_slots::{self, UndoSlot},
    },
    cookies::Cookie,
    settings::{self, Settings, SiteList},
    site,
    vault::EphemeralKey,
};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// A host as people write it, where that can mislead nobody.
#[wasm_bindgen(js_name = shownHost)]
#[must_use]
pub fn shown_host(host: &str) -> String {
    site::shown_host(host)
}

/// The site of the page at `address`: its registrable domain, or the host where it has none. Nothing where the page is
/// none of the web.
#[wasm_bindgen(js_name = siteOf)]
#[must_use]
pub fn site_of(address: &str) -> Option<String> {
    place(address).map(|place| site::site_of_page(place.host()))
}

/// The domains that a browser with another Public Suffix List may take for the site of the page at `address`.
#[wasm_bindgen(js_name = domainsAbove)]
#[must_use]
pub fn domains_above(address: &str) -> Vec<String> {
    place(address).map_or_else(Vec::new, |place| site::domains_above(place.host()))
}

/// Whether anything of the site was seen that may sign in, in a `SiteLook` as JSON: there can be thousands of cookies in it.
#[wasm_bindgen(js_name = anySignsIn)]
pub fn any_signs_in(look: &[u8]) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(look)?.facts().any_signs_in())
}

/// The names of what the documents of a site, `SeenDocument`s as JSON, keep in their storage that signs in.
#[wasm_bindgen(js_name = storedThatSignsIn)]
pub fn stored_that_signs_in(documents: &[u8]) -> Result<Vec<String>, Failure> {
    let documents: Vec<SeenDocument> = of_json(documents)?;
    Ok(clearing::stored_that_signs_in(&documents)
        .into_iter()
        .collect())
}

/// Whether all of the site that may sign in can be removed and put back in a tab, by a `SiteLook` as JSON.
#[wasm_bindgen(js_name = canBePutBack)]
pub fn can_be_put_back(look: &[u8], tab_id: i32) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(look)?.can_be_put_back(tab_id.into()))
}

/// Whether the same may sign in, with the same values, in two `SiteLook`s as JSON.
#[wasm_bindgen(js_name = signInAlike)]
pub fn sign_in_alike(one: &[u8], other: &[u8]) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(one)?.signs_in_alike(&of_json(other)?))
}

/// Whether all that may sign in in `kept` is there `now`, with the same values: both are `SiteLook`s as JSON.
#[wasm_bindgen]
pub fn holds(now: &[u8], kept: &[u8]) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(now)?.holds(&of_json(kept)?))
}

/// The calls that remove the cookies that have come between `kept` and `now`: both are `SiteLook`s as JSON.
#[wasm_bindgen(js_name = removalOfWhatCameSince)]
pub fn removal_of_what_came_since(now: &[u8], kept: &[u8]) -> Result<Js<Vec<Step>>, Failure> {
    let now = of_json::<SiteLook>(now)?;
    Js::write(&now.removal_of_what_came_since(&of_json(kept)?)?)
}

/// What was kept, with what signs in `now`, where the page goes by something else that has changed too. All are `SiteLook`s.
#[wasm_bindgen(js_name = withWhatSignsIn)]
pub fn with_what_signs_in(kept: &[u8], now: &[u8]) -> Result<Js<Option<SiteLook>>, Failure> {
    let kept = of_json::<SiteLook>(kept)?;
    Js::write(&kept.with_what_signs_in(&of_json(now)?))
}

/// Whether what signs in was replaced where it could not be kept, by `SiteLook`s as JSON: the first, the one that was kept last,
/// and what there is now. `set` are the cookies that were set in between, as JSON.
#[wasm_bindgen]
pub fn replaced(first: &[u8], last: &[u8], now: &[u8], set: &[u8]) -> Result<bool, Failure> {
    let (first, last, now): (SiteLook, SiteLook, SiteLook) =
        (of_json(first)?, of_json(last)?, of_json(now)?);
    let set: Vec<Cookie> = of_json(set)?;
    Ok(first.has_items_replaced(&last) || last.has_cookies_replaced(&set, &now))
}

/// Plans to clear a host or a site, by a `SiteLook` as JSON. Nothing is done yet.
#[wasm_bindgen]
pub fn plan(look: &[u8], wish: Js<ClearingWish>) -> Result<Js<ClearingPlan>, Failure> {
    let facts = of_json::<SiteLook>(look)?.facts();
    Js::write(&clearing::plan(&facts, wish.read()?)?)
}

/// What a plan made by a `SiteLook`, as JSON, takes that cannot be brought back.
#[wasm_bindgen]
pub fn losing(plan: Js<ClearingPlan>, look: &[u8]) -> Result<Js<Loss>, Failure> {
    let facts = of_json::<SiteLook>(look)?.facts();
    Js::write(&clearing::losing(&plan.read()?, &facts))
}

/// Whether the person is asked before that, by whether they have the plan before their eyes.
#[wasm_bindgen(js_name = asksBefore)]
pub fn asks_before(loss: Js<Loss>, plan_is_shown: bool) -> Result<bool, Failure> {
    Ok(loss.read()?.asks(plan_is_shown))
}

/// Plans to clear a host or a site, and keeps what is going to be cleared of a `SiteLook` as JSON, encrypted. `before` is the look
/// before pages were left, where any were, and `frames_cleared` whether something of theirs was cleared since. `now` is in Unix
/// milliseconds.
#[wasm_bindgen]
pub fn prepare(
    look: &[u8],
    before: Option<Vec<u8>>,
    frames_cleared: bool,
    wish: Js<ClearingWish>,
    now: f64,
) -> Result<Js<PreparedClearing>, Failure> {
    let mut look: SiteLook = of_json(look)?;
    let wish = wish.read()?;
    let before = before.map(|before| of_json::<SiteLook>(&before));
    let before = before.transpose()?;
    let contents = match &before {
        Some(before) => look.remember(before),
        None => look.undo_contents(),
    };
    let facts = look.facts();
    let plan = clearing::plan(&facts, wish)?;
    let contents = contents.of_cleared(&facts, wish);
    let contents = match &before {
        Some(before) if frames_cleared => {
            let earlier = before.undo_contents().of_cleared(&before.facts(), wish);
            contents.and_then(|contents| Ok(contents.with_earlier(earlier?)))
        }
        _ => contents,
    };
    let before = before.map(|before| before.facts());
    let looks: Vec<&ClearingFacts> = before.iter().chain([&facts]).collect();
    let undo = contents.and_then(|contents| {
        let restores = Restorable::of(&contents, &plan, &looks);
        keep(&contents, restores, wish, now)
    });
    // Whatever it is that cannot be kept, it is cleared.
    let undo = undo.unwrap_or(KeptUndo::TooLarge);
    let facts = before.unwrap_or(facts);
    Js::write(&PreparedClearing { facts, plan, undo })
}

/// The call that removes a cookie of a site and no other; nothing where the browser has none. `present`: the cookies of the site, as
/// JSON; `page`: the address that the tab shows.
#[wasm_bindgen(js_name = removalOf)]
pub fn removal_of(
    cookie: Js<Partial<Cookie>>,
    present: &[u8],
    browser: Js<BrowserFacts>,
    site: &str,
    tab_id: i32,
    page: Option<String>,
) -> Result<Js<Option<Step>>, Failure> {
    let (Partial(cookie), browser) = (cookie.read()?, browser.read()?);
    let present: Vec<Cookie> = of_json(present)?;
    let page = page.and_then(|page| place(&page));
    let page = page.map(|origin| (tab_id.into(), origin));
    let step = clearing::removal_of(&cookie, &present, browser, site, page)?;
    Js::write(&step)
}

/// What is known by a `SiteLook` as JSON, without values.
#[wasm_bindgen(js_name = factsOf)]
pub fn facts_of(look: &[u8]) -> Result<Js<ClearingFacts>, Failure> {
    Js::write(&of_json::<SiteLook>(look)?.facts())
}

/// A clearing that begins, by a `SiteLook` as JSON; `leaves`: pages of the site may be left for it.
#[wasm_bindgen(js_name = beginCourse)]
pub fn begin_course(
    look: &[u8],
    wish: Js<ClearingWish>,
    leaves: bool,
) -> Result<Js<Course>, Failure> {
    let facts = of_json::<SiteLook>(look)?.facts();
    Js::write(&Course::begin(&facts, wish.read()?, leaves)?)
}

/// The calls to make in frames that go with the pages that are left, before they are.
#[wasm_bindgen(js_name = stepsInFrames)]
pub fn steps_in_frames(
    look: &[u8],
    wish: Js<ClearingWish>,
    course: Js<Course>,
) -> Result<Js<Vec<Step>>, Failure> {
    let facts = of_json::<SiteLook>(look)?.facts();
    let plan = clearing::plan(&facts, wish.read()?)?;
    Js::write(&course.read()?.steps_in_frames(&plan, &facts))
}

/// Which of those calls have left something behind that nothing reaches once their pages are left, by what came of each.
#[wasm_bindgen(js_name = missedInFrames)]
pub fn missed_in_frames(
    steps: Js<Vec<Step>>,
    results: Js<Vec<StepResult>>,
) -> Result<Js<Vec<InPage>>, Failure> {
    Js::write(&Course::missed_in_frames(&steps.read()?, &results.read()?))
}

/// The course after this.
#[wasm_bindgen(js_name = courseAfter)]
pub fn course_after(course: Js<Course>, event: Js<CourseEvent>) -> Result<Js<Course>, Failure> {
    Js::write(&course.read()?.after(event.read()?)?)
}

fn keep(
    contents: &UndoContents,
    restores: Option<Restorable>,
    wish: ClearingWish,
    now: f64,
) -> Result<KeptUndo, ClearingError> {
    // What "Fix this site" leaves alone is kept too, for the net.
    let is_for_net = wish.choice == Choice::FixThisSite;
    if restores.is_none() && !is_for_net {
        return Ok(KeptUndo::Nothing);
    }
    let key = EphemeralKey::random(&mut System).map_err(|_| ClearingError::NoRandomness)?;
    let sealed = contents.seal(&key, whole(now), &mut System)?;
    Ok(KeptUndo::Kept {
        key: BASE64.encode(key.as_bytes()),
        until: sealed.until(),
        sealed,
        restores,
    })
}

fn opened(sealed: &SealedUndo, key: &str, now: u64) -> Result<UndoContents, ClearingError> {
    let key = BASE64.decode(key.as_bytes()).ok();
    let key = key.and_then(|key| key.try_into().ok());
    let key = EphemeralKey::from_bytes(key.ok_or(ClearingError::UndoUnreadable)?);
    sealed.open(&key, now)
}

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
    /// as JSON. `signed_in`: whether somebody is signed in now.
    pub fn undo(
        sealed: Js<SealedUndo>,
        key: &str,
        browser: Js<BrowserFacts>,
        present: &[u8],
        documents: &[u8],
        signed_in: Js<Shown>,
        now: f64,
    ) -> Result<Self, Failure> {
        let signed_in = signed_in.read()?;
        let documents: Vec<SeenDocument> = of_json(documents)?;
        let stored: Vec<UndoItems> = documents.into_iter().filter_map(stored_in).collect();
        let Self(restoring) = begin(
            &sealed.read()?,
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

/// The `localStorage` of a document, where it was seen.
fn stored_in(document: SeenDocument) -> Option<UndoItems> {
    Some(UndoItems {
        origin: document.origin.parse().ok()?,
        items: document.storage?.local_storage?,
    })
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
    let contents = opened(sealed, key, now)?;
    let present: Vec<Cookie> = of_json(present)?;
    Ok(Undoing(Restoring::begin(
        contents, purpose, browser, &present, now,
    )))
}

/// A net below a clearing, by what the page has shown before; nothing where nobody was signed in as far as that showed.
#[wasm_bindgen(js_name = netBelow)]
pub fn net_below(before: Js<Shown>, now: f64) -> Result<Js<Option<Net>>, Failure> {
    Js::write(&Net::below(before.read()?, whole(now)))
}

/// What to do after another look at the page.
#[wasm_bindgen(js_name = netSaw)]
pub fn net_saw(net: Js<Net>, shown: Js<Shown>, now: f64) -> Result<Js<NetLook>, Failure> {
    let mut net = net.read()?;
    let step = net.saw(shown.read()?, whole(now));
    Js::write(&NetLook { step, net })
}

/// After how many minutes without anybody there is something to clear; nothing where no rule asks for it.
#[wasm_bindgen(js_name = idleMinutes)]
pub fn idle_minutes(rules: Js<Unseen<Vec<StoredRule>>>) -> Result<Option<u32>, Failure> {
    Ok(rules::idle_minutes(&rules.read()?.0))
}

/// The rules with one in place of what was chosen for its site before.
#[wasm_bindgen(js_name = withRule)]
pub fn with_rule(
    rules: Js<Unseen<Vec<StoredRule>>>,
    rule: Js<SiteRule>,
) -> Result<Js<Unseen<Vec<StoredRule>>>, Failure> {
    Js::write(&Unseen(rules::with_rule(rules.read()?.0, rule.read()?)))
}

/// All sites that something was chosen for, or that the browser gives access to.
#[wasm_bindgen(js_name = siteList)]
pub fn site_list(
    grants: Js<Grants>,
    rules: Js<Unseen<Vec<StoredRule>>>,
    cookies: Js<Vec<ProtectedCookie>>,
) -> Result<Js<SiteList>, Failure> {
    let (Unseen(rules), cookies) = (rules.read()?, cookies.read()?);
    let rules: Vec<SiteRule> = rules::readable(&rules).cloned().collect();
    Js::write(&settings::site_list(&grants.read()?, &rules, &cookies))
}

/// What a person has chosen, as the text of a file. What is damaged of it is left out.
#[wasm_bindgen(js_name = writeSettings)]
pub fn write_settings(stored: Js<Unseen<settings::Stored>>) -> Result<String, Failure> {
    Ok(settings::write(stored.read()?.0)?)
}

/// The settings in the text of a file: all of them, or none.
#[wasm_bindgen(js_name = readSettings)]
pub fn read_settings(text: &str) -> Result<Js<Settings>, Failure> {
    Js::write(&settings::read(text)?)
}

/// The line of the log for what was done at `at`, in Unix milliseconds.
#[wasm_bindgen(js_name = logEntry)]
pub fn log_entry(
    at: f64,
    trigger: Js<Trigger>,
    wish: Js<ClearingWish>,
    report: Js<ClearingReport>,
) -> Result<Js<LogEntry>, Failure> {
    Js::write(&LogEntry::done(
        whole(at),
        trigger.read()?,
        wish.read()?.choice,
        &report.read()?,
    ))
}

/// A clearing under way.
#[wasm_bindgen]
pub struct Clearing(Journal);

#[wasm_bindgen]
impl Clearing {
    /// One that begins.
    pub fn begin(plan: Js<ClearingPlan>, now: f64) -> Result<Self, Failure> {
        Ok(Self(Journal::begin(plan.read()?, whole(now))))
    }

    /// One that a killed worker left behind.
    pub fn resume(plan: Js<ClearingPlan>, progress: Js<Progress>) -> Result<Self, Failure> {
        Ok(Self(Journal {
            plan: plan.read()?,
            progress: progress.read()?,
        }))
    }

    /// The calls to make next.
    pub fn next(&mut self, now: f64) -> Result<Js<Next>, Failure> {
        Js::write(&self.0.next(whole(now)))
    }

    /// Takes what came of them.
    pub fn record(&mut self, results: Js<Vec<StepResult>>) -> Result<(), Failure> {
        self.0.record(&results.read()?);
        Ok(())
    }

    /// Makes no more calls.
    pub fn stop(&mut self) {
        self.0.stop();
    }

    /// How far it is, to be stored.
    pub fn progress(&self) -> Result<Js<Progress>, Failure> {
        Js::write(&self.0.progress)
    }

    /// Says what happened, by the facts before, in between and after.
    pub fn report(
        &self,
        before: Js<ClearingFacts>,
        between: Js<Vec<ClearingFacts>>,
        after: Js<ClearingFacts>,
    ) -> Result<Js<ClearingReport>, Failure> {
        let (before, between, after) = (before.read()?, between.read()?, after.read()?);
        Js::write(&clearing::report(&self.0, &before, &between, &after)?)
    }
}
