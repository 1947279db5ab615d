//! The plan: per type of data whether this browser can clear it, cannot, or could only by clearing more than the site.

use serde::{Deserialize, Serialize};

use crate::clearing::{
    calls::Step,
    facts::{Choice, Scope},
};
use crate::cookies::CookieKey;

/// A type of data that sites keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DataType {
    /// Service workers: first, since they could write the rest again.
    ServiceWorkers,
    /// Cookies.
    Cookies,
    /// `localStorage`.
    LocalStorage,
    /// `sessionStorage`.
    SessionStorage,
    /// `IndexedDB`.
    IndexedDb,
    /// Cache Storage.
    CacheStorage,
    /// Origin private file systems.
    FileSystems,
    /// The HTTP cache.
    HttpCache,
}

impl DataType {
    /// Every type, in the order in which they are cleared.
    pub const ALL: [Self; 8] = [
        Self::ServiceWorkers,
        Self::Cookies,
        Self::LocalStorage,
        Self::SessionStorage,
        Self::IndexedDb,
        Self::CacheStorage,
        Self::FileSystems,
        Self::HttpCache,
    ];
}

/// What will be done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClearingPlan {
    /// What was wished.
    pub choice: Choice,
    /// Where.
    pub scope: Scope,
    /// The host, or the registrable domain, that is cleared.
    pub target: String,
    /// The types that the choice covers, in the order in which they are cleared.
    pub types: Vec<TypePlan>,
    /// What belongs to the site's surroundings: listed, not touched.
    pub related: Vec<CookieKey>,
    /// What there is to know of all of it.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// What will be done about one type.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypePlan {
    /// The type.
    pub data_type: DataType,
    /// Whether it can be done.
    pub verdict: Verdict,
    /// What is left where it is on purpose, and why.
    pub kept: Vec<Exception>,
    /// What should go and cannot, and why.
    pub left: Vec<Exception>,
    /// What else there is to know.
    pub notes: Vec<Note>,
}

/// Whether it can be done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingVerdict"))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Verdict {
    /// By these calls, in this order. None: there is nothing to clear.
    Do {
        /// The calls.
        steps: Vec<Step>,
    },
    /// It cannot be done in this browser, here and now.
    Cannot {
        /// Why.
        reason: Obstacle,
    },
    /// It could be done only by clearing more than was asked for, so it is not done.
    TooBroad {
        /// What more would be cleared.
        reason: Obstacle,
    },
}

/// Something that is not cleared.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingException"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Exception {
    /// The cookie's domain, or the origin.
    pub place: String,
    /// The name of the cookie, key or database; nothing where it is all of the origin's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why.
    pub reason: Obstacle,
}

/// Why something is not cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingObstacle"))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Obstacle {
    /// The person protects it.
    Protected,
    /// It signs the person in.
    SignsIn,
    /// What signs in may count only beside it.
    MayBeNeeded,
    /// Nothing else was found that signs in, so it may.
    MayHoldToken,
    /// It could not be seen, so it may sign in.
    NotSeen,
    /// A script has to do it, and no page of the origin is open in which one may run.
    NeedsOpenPage,
    /// Cookies can be listed, and removed one by one, only with access to the site.
    NeedsHostAccess,
    /// The extension has no `browsingData`.
    NeedsBrowsingData,
    /// The browser's call would clear the windows that are not private instead.
    PrivateWindow,
    /// The browser does not say when it was stored.
    NoTimeRange,
    /// The browser's call would clear the whole registrable domain.
    WholeSite,
    /// The browser's call could clear other sites along with it.
    OtherSites,
    /// The browser's call would clear what was stored before, too.
    AnyTime,
    /// No call removes this cookie alone, only one that removes all of the site or the host.
    NotAlone,
    /// The browser has no call that removes this cookie.
    NoCall,
    /// It was removed, and is there again. Said afterwards.
    WrittenAgain,
    /// It was to be removed, and the browser has kept it. Said afterwards.
    NotRemoved,
    /// A page that stays open may hold the database: it is emptied, and not deleted.
    HeldOpen,
    /// Firefox keeps the HTTP cache apart by the site of the tab, and its call for one host passes that by.
    PartitionedCache,
}

/// What else there is to know of what will be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingNote"))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Note {
    /// Hosts that are not known may keep their data.
    UnknownHostsMayRemain,
    /// The site's data goes in every container.
    EveryContainer,
    /// Nobody can bring it back: each tab has its own, and it ends with the tab.
    CannotBeBroughtBack,
    /// A host is cleared, and what signs in to other hosts or to the whole site stays.
    SiteSignInStays,
    /// A host is cleared, and what could not be seen may sign in to the whole site.
    SiteSignInMayStay,
    /// Cookies have no port: those of every port of the host go.
    CookiesOfEveryPort,
    /// What is stored by origin may remain at ports that are not known.
    OtherPortsMayRemain,
    /// What other sites keep under this one cannot be seen, and stays.
    CookiesOfOthersUnseen,
}

impl ClearingPlan {
    /// All calls, in order.
    #[must_use]
    pub fn steps(&self) -> Vec<&Step> {
        self.types.iter().flat_map(TypePlan::steps).collect()
    }

    /// The calls of one type, in order.
    pub(in crate::clearing) fn steps_of(&self, data_type: DataType) -> Vec<&Step> {
        let planned = self.types.iter();
        planned
            .filter(|planned| planned.data_type == data_type)
            .flat_map(TypePlan::steps)
            .collect()
    }
}

impl TypePlan {
    pub(super) fn of(data_type: DataType, verdict: Verdict) -> Self {
        Self {
            data_type,
            verdict,
            kept: vec![],
            left: vec![],
            notes: vec![],
        }
    }

    pub(super) fn cannot(data_type: DataType, reason: Obstacle) -> Self {
        Self::of(data_type, Verdict::Cannot { reason })
    }

    pub(super) fn too_broad(data_type: DataType, reason: Obstacle) -> Self {
        Self::of(data_type, Verdict::TooBroad { reason })
    }

    pub(super) fn does(data_type: DataType, steps: Vec<Step>) -> Self {
        Self::of(data_type, Verdict::Do { steps })
    }

    /// Its calls, in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        match &self.verdict {
            Verdict::Do { steps } => steps,
            Verdict::Cannot { .. } | Verdict::TooBroad { .. } => &[],
        }
    }
}
