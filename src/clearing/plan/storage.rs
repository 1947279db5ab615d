//! The plan for what is stored by origin, where all of it goes.

use std::collections::BTreeSet;

use super::{
    clearing_plan::{DataType, Exception, Note, Obstacle, TypePlan},
    target::Target,
};
use crate::clearing::{
    calls::{
        BrowsingDataRemoval, BrowsingDataType, InPage, MOST_ORIGINS_OF_A_CALL, PageTask, Step,
        StorageArea,
    },
    facts::{ClearingFacts, Engine, OpenDocument},
};
use crate::site::Origin;

/// Everything of this type.
pub(super) fn plan(
    data_type: DataType,
    facts: &ClearingFacts,
    since: Option<u64>,
    target: &Target,
) -> TypePlan {
    let call = call_for(data_type, facts);
    if since.is_some()
        && let Some(refused) = time_range(data_type, facts, call)
    {
        return refused;
    }
    let mut steps = call.map_or_else(Vec::new, |call| calls(call, facts, since, &target.possible));
    let called = !steps.is_empty();
    let (in_page, mut left) = scripts(data_type, facts, target, called);
    // The HTTP cache alone goes by time, and no script reaches it.
    steps.extend(in_page);
    if steps.is_empty() {
        if let Some(reason) = out_of_reach(data_type, facts) {
            return TypePlan::cannot(data_type, reason);
        }
        if let Some(first) = left.first() {
            return TypePlan::cannot(data_type, first.reason);
        }
    }
    if called && data_type == DataType::HttpCache && facts.browser.engine == Engine::Firefox {
        left.push(Exception {
            place: target.name().to_owned(),
            name: None,
            reason: Obstacle::PartitionedCache,
        });
    }
    let everywhere = called && facts.browser.engine == Engine::Firefox && !takes_store(data_type);
    TypePlan {
        left,
        notes: Vec::from_iter(everywhere.then_some(Note::EveryContainer)),
        ..TypePlan::does(data_type, steps)
    }
}

/// The type of `browsingData` that clears this by site, where there is one and it may be called.
pub(super) fn call_for(data_type: DataType, facts: &ClearingFacts) -> Option<BrowsingDataType> {
    let chromium = facts.browser.engine == Engine::Chromium;
    let call = match data_type {
        DataType::ServiceWorkers => Some(BrowsingDataType::ServiceWorkers),
        DataType::LocalStorage => Some(BrowsingDataType::LocalStorage),
        DataType::IndexedDb => Some(BrowsingDataType::IndexedDB),
        DataType::HttpCache => Some(BrowsingDataType::Cache),
        DataType::CacheStorage => chromium.then_some(BrowsingDataType::CacheStorage),
        DataType::FileSystems => chromium.then_some(BrowsingDataType::FileSystems),
        DataType::Cookies | DataType::SessionStorage => None,
    };
    call.filter(|_| facts.browser.calls_browsing_data())
}

/// Why the type is not cleared by time. Scripts see no times; Chromium knows when an origin was last written to, and clears all
/// that it has; Firefox refuses a time for `localStorage`, and passes it by for the others.
pub(super) fn time_range(
    data_type: DataType,
    facts: &ClearingFacts,
    call: Option<BrowsingDataType>,
) -> Option<TypePlan> {
    match (facts.browser.engine, call) {
        (Engine::Chromium, Some(BrowsingDataType::Cache)) => None,
        (Engine::Firefox, Some(BrowsingDataType::LocalStorage)) => {
            Some(TypePlan::cannot(data_type, Obstacle::NoTimeRange))
        }
        (_, Some(_)) => Some(TypePlan::too_broad(data_type, Obstacle::AnyTime)),
        _ => Some(TypePlan::cannot(data_type, Obstacle::NoTimeRange)),
    }
}

/// Why nothing reaches the type: the HTTP cache is out of reach of scripts.
fn out_of_reach(data_type: DataType, facts: &ClearingFacts) -> Option<Obstacle> {
    let browser = &facts.browser;
    (data_type == DataType::HttpCache).then_some(if browser.private_window {
        Obstacle::PrivateWindow
    } else {
        Obstacle::NeedsBrowsingData
    })
}

/// Whether Firefox limits the call to one container.
fn takes_store(data_type: DataType) -> bool {
    matches!(data_type, DataType::LocalStorage | DataType::IndexedDb)
}

/// The calls of `browsingData` for these origins.
pub(super) fn calls(
    data_type: BrowsingDataType,
    facts: &ClearingFacts,
    since: Option<u64>,
    origins: &BTreeSet<Origin>,
) -> Vec<Step> {
    let by_store = matches!(
        data_type,
        BrowsingDataType::LocalStorage | BrowsingDataType::IndexedDB
    );
    let call = |origins, hostnames| {
        let firefox = facts.browser.engine == Engine::Firefox;
        Step::BrowsingData(BrowsingDataRemoval {
            origins,
            hostnames,
            cookie_store_id: (firefox && by_store).then(|| facts.store_id.clone()),
            since,
            data_type,
        })
    };
    match facts.browser.engine {
        Engine::Chromium => origins
            .iter()
            .cloned()
            .collect::<Vec<_>>()
            .chunks(MOST_ORIGINS_OF_A_CALL)
            .map(|origins| call(Some(origins.to_vec()), None))
            .collect(),
        Engine::Firefox => {
            let names: BTreeSet<String> = origins
                .iter()
                .flat_map(|origin| [origin.host().to_owned(), origin.host_and_port()])
                .collect();
            Vec::from_iter(names)
                .chunks(MOST_ORIGINS_OF_A_CALL)
                .map(|names| call(None, Some(names.to_vec())))
                .collect()
        }
    }
}

/// What scripts in open documents do, and the origins that none can reach. Where a call has cleared the type already,
/// scripts are left with `sessionStorage`, with frames in tabs of other sites, and with `localStorage`: pages write it back
/// most, and only a script sees that it was gone.
fn scripts(
    data_type: DataType,
    facts: &ClearingFacts,
    target: &Target,
    called: bool,
) -> (Vec<Step>, Vec<Exception>) {
    let Some(task) = task(data_type) else {
        return (vec![], vec![]);
    };
    let per_tab = data_type == DataType::SessionStorage;
    let mut reached: BTreeSet<&Origin> = BTreeSet::new();
    let mut held_open: BTreeSet<&Origin> = BTreeSet::new();
    let mut steps = vec![];
    for document in facts.documents.iter().filter(|open| target.owns(open)) {
        let alone = per_tab || document.embedded;
        let once = !called || data_type == DataType::LocalStorage;
        let needed = alone || (once && !reached.contains(&document.origin));
        if document.scriptable && needed {
            let held = data_type == DataType::IndexedDb && may_be_held(facts, document);
            let task = if held {
                PageTask::EmptyEveryDatabase
            } else {
                task.clone()
            };
            steps.push(in_page(document, task));
            held_open.extend(held.then_some(&document.origin));
        }
        if document.scriptable && !document.embedded {
            reached.insert(&document.origin);
        }
    }
    let asleep = facts
        .documents
        .iter()
        .filter(|open| target.owns(open) && !open.scriptable && (per_tab || open.embedded));
    let unseen = target.known.iter().filter(|origin| {
        let alone = per_tab || called;
        !alone && !reached.contains(*origin) && may_hold(data_type, facts, origin)
    });
    let unreached: BTreeSet<&Origin> = asleep.map(|open| &open.origin).chain(unseen).collect();
    let because = |reason| {
        move |origin: &Origin| Exception {
            place: origin.to_string(),
            name: None,
            reason,
        }
    };
    let unreached = unreached.into_iter().map(because(Obstacle::NeedsOpenPage));
    let held_open = held_open.into_iter().map(because(Obstacle::HeldOpen));
    (steps, unreached.chain(held_open).collect())
}

/// Whether a page that stays open may hold databases of the document's origin: any page but those that stand in for one that
/// was left.
pub(super) fn may_be_held(facts: &ClearingFacts, document: &OpenDocument) -> bool {
    let mut others = facts.documents.iter();
    others.any(|open| {
        let same_place = open.origin == document.origin && open.store_id == document.store_id;
        same_place
            && open.embedded == document.embedded
            && (open.scriptable || open.hangs)
            && !open.quiet
    })
}

/// Whether an origin was not seen to hold nothing of the type.
fn may_hold(data_type: DataType, facts: &ClearingFacts, origin: &Origin) -> bool {
    let mut seen = facts.storage.iter().filter(|seen| seen.origin == *origin);
    !seen.any(|stored| {
        let items = match data_type {
            DataType::LocalStorage => &stored.local_storage,
            DataType::SessionStorage => &stored.session_storage,
            DataType::IndexedDb => &stored.indexed_db,
            _ => &None,
        };
        let names = match data_type {
            DataType::CacheStorage => &stored.cache_storage,
            DataType::ServiceWorkers => &stored.service_workers,
            DataType::FileSystems => &stored.file_systems,
            _ => &None,
        };
        items.as_ref().is_some_and(Vec::is_empty) || names.as_ref().is_some_and(Vec::is_empty)
    })
}

fn task(data_type: DataType) -> Option<PageTask> {
    match data_type {
        DataType::ServiceWorkers => Some(PageTask::UnregisterServiceWorkers),
        DataType::LocalStorage => Some(PageTask::ClearArea {
            area: StorageArea::Local,
        }),
        DataType::SessionStorage => Some(PageTask::ClearArea {
            area: StorageArea::Session,
        }),
        DataType::IndexedDb => Some(PageTask::DeleteEveryDatabase),
        DataType::CacheStorage => Some(PageTask::DeleteCaches),
        DataType::FileSystems => Some(PageTask::RemoveFiles),
        DataType::Cookies | DataType::HttpCache => None,
    }
}

pub(super) fn in_page(document: &OpenDocument, task: PageTask) -> Step {
    Step::InPage(InPage {
        tab_id: document.tab_id,
        frame_id: document.frame_id,
        origin: document.origin.clone(),
        task,
    })
}
