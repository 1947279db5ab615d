//! The plan for what may sign in, where that is kept: `localStorage`, `sessionStorage` and `IndexedDB`, key by key and
//! database by database. What was not seen stays.

use std::collections::BTreeSet;

use super::{
    clearing_plan::{DataType, Exception, Obstacle, TypePlan, Verdict},
    storage::{call_for, calls, in_page, may_be_held, time_range},
    target::Target,
};
use crate::clearing::{
    calls::{PageTask, Step, StorageArea},
    facts::{ClearingFacts, Engine, FoundCookie, OpenDocument, OriginStorage, StoredItem},
};
use crate::site::Origin;

/// A type whose items are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemType {
    Local,
    Session,
    Database,
}

/// Everything of this type but what signs in.
pub(super) fn plan(
    item_type: ItemType,
    facts: &ClearingFacts,
    since: Option<u64>,
    target: &Target,
) -> TypePlan {
    let data_type = item_type.data_type();
    let call = call_for(data_type, facts);
    if since.is_some()
        && let Some(refused) = time_range(data_type, facts, call)
    {
        return refused;
    }
    let mut plan = TypePlan::does(data_type, vec![]);
    let mut steps = vec![];
    let mut whole: BTreeSet<Origin> = BTreeSet::new();
    for origin in places(item_type, facts, target) {
        let Some(items) = seen(item_type, facts, origin) else {
            plan.left.push(exception(origin, None, Obstacle::NotSeen));
            continue;
        };
        let any_may_sign_in =
            item_type == ItemType::Database && !signs_in_otherwise(facts, target, origin);
        let (kept, going): (Vec<&StoredItem>, Vec<&StoredItem>) = items
            .iter()
            .partition(|item| item.is_kept() || any_may_sign_in);
        plan.kept.extend(kept.iter().map(|item| {
            let reason = if item.signs_in {
                Obstacle::SignsIn
            } else if item.beside {
                Obstacle::MayBeNeeded
            } else {
                Obstacle::MayHoldToken
            };
            exception(origin, Some(&item.name), reason)
        }));
        if item_type == ItemType::Session && is_asleep(facts, target, origin) {
            let asleep = exception(origin, None, Obstacle::NeedsOpenPage);
            plan.left.push(asleep);
        }
        if going.is_empty() {
            continue;
        }
        let takes_all = call.is_some()
            && kept.is_empty()
            && !(item_type == ItemType::Local && endangers_session(facts, target, origin));
        let is_held = item_type == ItemType::Database
            && documents(facts, target, origin).any(|open| may_be_held(facts, open));
        let scripts = scripts(item_type, facts, target, origin, &going, is_held);
        if is_held && takes_all && facts.browser.engine == Engine::Chromium {
            // The browser takes them from whoever holds them. Firefox would take those of the other scheme too.
            whole.insert(origin.clone());
        } else if !scripts.is_empty() {
            steps.extend(scripts);
            let held = going.iter().filter(|_| is_held);
            plan.left
                .extend(held.map(|item| exception(origin, Some(&item.name), Obstacle::HeldOpen)));
        } else if takes_all {
            whole.insert(origin.clone());
        } else {
            let closed = exception(origin, None, Obstacle::NeedsOpenPage);
            plan.left.push(closed);
        }
    }
    let embedded = facts
        .documents
        .iter()
        .filter(|open| target.owns(open) && open.embedded);
    plan.left
        .extend(embedded.map(|open| exception(&open.origin, None, Obstacle::NotSeen)));
    if let Some(call) = call {
        steps.extend(calls(call, facts, None, &whole));
    }
    TypePlan {
        verdict: Verdict::Do { steps },
        ..plan
    }
}

/// The origins that may hold something: `sessionStorage` is only where a document is open.
fn places<'a>(
    item_type: ItemType,
    facts: &'a ClearingFacts,
    target: &'a Target,
) -> impl Iterator<Item = &'a Origin> {
    let is_open = move |origin: &Origin| documents(facts, target, origin).next().is_some();
    target
        .known
        .iter()
        .filter(move |origin| item_type != ItemType::Session || is_open(origin))
}

impl ItemType {
    fn data_type(self) -> DataType {
        match self {
            Self::Local => DataType::LocalStorage,
            Self::Session => DataType::SessionStorage,
            Self::Database => DataType::IndexedDb,
        }
    }

    fn of(self, stored: &OriginStorage) -> Option<&[StoredItem]> {
        match self {
            Self::Local => stored.local_storage.as_deref(),
            Self::Session => stored.session_storage.as_deref(),
            Self::Database => stored.indexed_db.as_deref(),
        }
    }

    fn task(self, items: &[&StoredItem], is_held: bool) -> PageTask {
        let names = items.iter().map(|item| item.name.clone()).collect();
        match self {
            Self::Local => PageTask::RemoveKeys {
                area: StorageArea::Local,
                keys: names,
            },
            Self::Session => PageTask::RemoveKeys {
                area: StorageArea::Session,
                keys: names,
            },
            Self::Database if is_held => PageTask::EmptyDatabases { names },
            Self::Database => PageTask::DeleteDatabases { names },
        }
    }
}

fn seen<'a>(
    item_type: ItemType,
    facts: &'a ClearingFacts,
    origin: &Origin,
) -> Option<&'a [StoredItem]> {
    let mut of_origin = facts.storage.iter().filter(|seen| seen.origin == *origin);
    of_origin.find_map(|stored| item_type.of(stored))
}

/// One script in the first document of the origin; for `sessionStorage`, one in each.
fn scripts(
    item_type: ItemType,
    facts: &ClearingFacts,
    target: &Target,
    origin: &Origin,
    going: &[&StoredItem],
    is_held: bool,
) -> Vec<Step> {
    let most = if item_type == ItemType::Session {
        usize::MAX
    } else {
        1
    };
    documents(facts, target, origin)
        .filter(|open| open.scriptable)
        .take(most)
        .map(|open| in_page(open, item_type.task(going, is_held)))
        .collect()
}

fn documents<'a>(
    facts: &'a ClearingFacts,
    target: &'a Target,
    origin: &'a Origin,
) -> impl Iterator<Item = &'a OpenDocument> {
    facts
        .documents
        .iter()
        .filter(move |open| target.owns(open) && !open.embedded && open.origin == *origin)
}

/// Whether a document of the origin is in a tab in which no script may run.
fn is_asleep(facts: &ClearingFacts, target: &Target, origin: &Origin) -> bool {
    documents(facts, target, origin).any(|open| !open.scriptable)
}

/// Both browsers clear `sessionStorage` along with `localStorage`; open tabs may sign in by it.
fn endangers_session(facts: &ClearingFacts, target: &Target, origin: &Origin) -> bool {
    let is_open = documents(facts, target, origin).next().is_some();
    let keeps = seen(ItemType::Session, facts, origin)
        .is_none_or(|items| items.iter().any(StoredItem::is_kept));
    is_open && keeps
}

/// Whether something was found that signs in where this origin sees it, so that an unknown database need not.
fn signs_in_otherwise(facts: &ClearingFacts, target: &Target, origin: &Origin) -> bool {
    let mut cookies = facts.cookies.iter();
    let goes_there =
        |found: &FoundCookie| target.is_near(&found.cookie) && found.cookie.goes_to(origin.host());
    let items = [ItemType::Local, ItemType::Session, ItemType::Database];
    let mut stored = facts
        .storage
        .iter()
        .filter(|stored| stored.origin == *origin)
        .flat_map(|stored| items.map(|item_type| item_type.of(stored)))
        .flatten()
        .flatten();
    cookies.any(|found| found.signs_in && goes_there(found)) || stored.any(|item| item.signs_in)
}

fn exception(origin: &Origin, item: Option<&str>, reason: Obstacle) -> Exception {
    Exception {
        place: origin.to_string(),
        name: item.map(str::to_owned),
        reason,
    }
}
