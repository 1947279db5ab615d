//! What a look shows of each type.

use std::collections::BTreeSet;

use crate::{
    clearing::{
        facts::{ClearingFacts, StoredItem},
        plan::{DataType, target::Target},
    },
    site::Origin,
};

/// Whether a look sees all that the target may hold of a type: a host of which no page is open keeps to itself what is in no
/// cookie.
pub(super) fn is_seen_whole(data_type: DataType, facts: &ClearingFacts, target: &Target) -> bool {
    let is_looked_at = |origin: &Origin| facts.storage.iter().any(|seen| seen.origin == *origin);
    match data_type {
        // Those that other sites keep under this one are told of with access to them alone.
        DataType::Cookies => {
            facts.browser.has_host_access && (facts.browser.sees_others || !target.whole_site)
        }
        // Which tabs show the site is told with access to it alone.
        DataType::SessionStorage => {
            let mut documents = facts.documents.iter();
            facts.browser.has_host_access
                && documents.all(|open| open.scriptable || !target.owns(open))
        }
        _ => !target.has_other_hosts() && target.known.iter().all(is_looked_at),
    }
}

/// Whether something of a type was seen in a tab that is open still, and shows nothing now in which it could be seen.
pub(super) fn is_out_of_sight(
    data_type: DataType,
    before: &ClearingFacts,
    after: &ClearingFacts,
    target: &Target,
) -> bool {
    let mut hidden = after
        .documents
        .iter()
        .filter(|open| target.owns(open) && !open.scriptable);
    data_type == DataType::SessionStorage
        && hidden.any(|hidden| {
            let mut seen = before.documents.iter();
            seen.any(|open| {
                open.scriptable && open.tab_id == hidden.tab_id && open.origin == hidden.origin
            })
        })
}

pub(super) type Seen = Option<BTreeSet<(String, String)>>;

pub(super) struct Looks {
    pub(super) before: Seen,
    pub(super) between: Vec<BTreeSet<(String, String)>>,
    pub(super) after: Seen,
}

impl Looks {
    /// What a look after the calls has shown that the one before it had not. Of cookies, which are seen whole, the look before the
    /// calls counts too where it was looked at more than once after them: what has come while they were made was not there before.
    pub(super) fn written_again(&self, data_type: DataType) -> BTreeSet<&(String, String)> {
        let is_whole = data_type == DataType::Cookies && !self.between.is_empty();
        let first = self.before.as_ref().filter(|_| is_whole);
        let looks: Vec<_> = first
            .into_iter()
            .chain(&self.between)
            .chain(&self.after)
            .collect();
        let pairs = looks.windows(2);
        pairs
            .flat_map(|pair| match pair {
                [before, after] => after.difference(before).collect(),
                _ => vec![],
            })
            .collect()
    }
}

/// What of a type there is, place by place; nothing where it cannot be seen.
pub(super) fn look(data_type: DataType, facts: &ClearingFacts, target: &Target) -> Seen {
    if data_type == DataType::Cookies {
        return facts
            .browser
            .has_host_access
            .then(|| cookies(facts, target));
    }
    let stored = facts
        .storage
        .iter()
        .filter(|stored| target.covers(stored.origin.host()));
    // Without an open document there is none.
    let is_open = facts.documents.iter().any(|open| target.owns(open));
    let never = data_type == DataType::SessionStorage && !is_open;
    let mut seen: Seen = never.then(BTreeSet::new);
    for stored in stored {
        let names = match data_type {
            DataType::LocalStorage => names(stored.local_storage.as_deref()),
            DataType::SessionStorage => names(stored.session_storage.as_deref()),
            DataType::IndexedDb => names(stored.indexed_db.as_deref()),
            DataType::CacheStorage => stored.cache_storage.clone(),
            DataType::ServiceWorkers => stored.service_workers.clone(),
            DataType::FileSystems => stored.file_systems.clone(),
            DataType::Cookies | DataType::HttpCache => None,
        };
        let place = stored.origin.to_string();
        if let Some(names) = names {
            let items = names.into_iter().map(|name| (place.clone(), name));
            seen.get_or_insert_default().extend(items);
        }
    }
    seen
}

fn names(items: Option<&[StoredItem]>) -> Option<Vec<String>> {
    items.map(|items| items.iter().map(|item| item.name.clone()).collect())
}

fn cookies(facts: &ClearingFacts, target: &Target) -> BTreeSet<(String, String)> {
    facts
        .cookies
        .iter()
        .map(|found| &found.cookie)
        .filter(|cookie| target.sets(cookie) || target.embeds(cookie))
        .map(|cookie| {
            let under = format!("{:?}", (cookie.kept_under(), &cookie.partition_key));
            let place = format!("{} {} {under}", cookie.domain, cookie.path);
            (place, cookie.name.clone())
        })
        .collect()
}
