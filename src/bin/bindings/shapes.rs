//! The types of the core that cross the boundary, under their TypeScript names. What they are made of is declared with them.

use latchkey::{
    access::{Access, AccessState, Grants, SiteAccess, WatchPlan},
    alerts::{Account as AlertAccount, Alert, Arrival, Arrived, Event as AlertEvent, TryEvent},
    authenticator::{
        AccountChanges, AccountForm, AccountList, AddedReport, MergedCount, Released, SpentCode,
        TrashRow,
        adding::scanned::OtherText,
        clock_drift::{Drift, TimeAnswer},
    },
    clearing::{
        BrowserFacts, ClearingFacts, ClearingPlan, ClearingReport, ClearingWish,
        Course as ClearingCourse, CourseEvent as ClearingCourseEvent, InPage, Loss as ClearingLoss,
        Net as ClearingNet, Next as ClearingNext, Prepared as PreparedClearing,
        Progress as ClearingProgress, ProtectedCookie, Shown, SinceCleared, SiteLook,
        Step as ClearingStep, StepResult as ClearingStepResult,
        due::{DueClearing, Event as ClearingEvent, Outcome as DueClearingOutcome, TabsLook},
        log::{LogEntry as ClearingLogEntry, Problem as ClearingProblem},
        places::Place as SeenPlace,
        restoring::{CookiesBack, Restoration},
        rules::{RuleFound, SiteRule, Trigger as ClearingTrigger},
        undo::SealedUndo,
        undo_slots::UndoSlot,
    },
    cookies::{
        Cookie, CookieEvent, CookieStoreKind, Inspection, Kind as CookieKind, RemoveCall, SetCall,
        export::ExportedCookies,
    },
    doctor::{
        DoorFacts, Examination as DoorExamination, WatchReport, WatchedTry, WellKnown,
        WellKnownAnswers,
    },
    generator::{Generated, Wish},
    idle::Watcher as IdleWatcher,
    now::{ButtonLook, Card as NowCard, Facts as NowFacts, VaultLock},
    page::{
        CodePart, FieldSight, FrameFacts, FrameOwner, PageFacts, PageSays, Recognition,
        SessionSigns, SetUp, SetUpFacts, SignedIn, Summary as PageSummary,
    },
    qr::Modules,
    sessions::{
        Destination, Followed as FollowedSignIn, OpenSession, Reliance, Request as SignInRequest,
        reminders::Cause as ReminderCause,
        shared_computer::{Decision as ComputerDecision, Declaration, Event as ComputerEvent},
        sign_out::{
            Event as LeavingEvent, LeftToDo, Reason as LeavingReason, Step as LeavingStep,
            Ways as LeavingWays,
        },
    },
    settings::{Settings, SiteList},
    strength::{Assessment, Question},
    vault::{
        PrfParameters,
        kdf::Argon2Parameters,
        lock::{LockDecision, LockFacts, LockSettings},
        security_keys::SecurityKeySlot,
        stored::{
            GenerationCount, NewKeys, NewVault, PasswordSlot, RestoredVault, Sealed, StoredRecord,
        },
    },
};

use crate::{
    DueSettled, IdleLook, JudgedCookies, NetLook, NotedAlert, RemindersDue, TabsLooked,
    shape::shape,
};

macro_rules! shapes {
    ($($type:ident),+ $(,)?) => {
        shape! { $($type: concat!("types.", stringify!($type))),+ }

        /// Shows a visitor each of the types.
        #[cfg(feature = "types")]
        pub fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$type>();)+
        }

        /// Those that `types.d.ts` declares under another name, which must be none.
        #[cfg(feature = "types")]
        #[must_use]
        pub fn misnamed(config: &ts_rs::Config) -> Vec<&'static str> {
            let names = [$((stringify!($type), <$type as ts_rs::TS>::name(config))),+];
            let wrong = names.into_iter().filter(|(name, declared)| name != declared);
            wrong.map(|(name, _)| name).collect()
        }
    };
}

shapes! {
    Access, AccessState, AccountChanges, AccountForm, AccountList, AddedReport, Alert, AlertAccount, AlertEvent, Arrival, Arrived, Argon2Parameters, Assessment, BrowserFacts, ButtonLook,
    ClearingCourse, ClearingCourseEvent, ClearingEvent, ClearingFacts, ClearingLogEntry, ClearingLoss, ClearingNet, ClearingNext, ClearingPlan,
    ClearingProblem, ClearingProgress, ClearingReport, ClearingStep, ClearingStepResult, ClearingTrigger, ClearingWish, CodePart,
    ComputerDecision, ComputerEvent, Cookie, CookieEvent, CookieKind, CookieStoreKind, CookiesBack, Declaration, Destination, DoorExamination, DoorFacts, Drift,
    DueClearing, DueClearingOutcome, DueSettled, ExportedCookies, FollowedSignIn,
    FieldSight, FrameFacts, FrameOwner, Generated, GenerationCount, Grants, IdleLook, IdleWatcher, InPage, Inspection, JudgedCookies, LeavingEvent,
    LeavingReason, LeavingStep, LeavingWays, LeftToDo, LockDecision, LockFacts, LockSettings, MergedCount, Modules, NetLook, NewKeys, NewVault, NotedAlert, NowCard, NowFacts, OpenSession,
    OtherText, PageFacts, PageSays, PageSummary, PasswordSlot, PreparedClearing, PrfParameters, ProtectedCookie, Question, Recognition, Released,
    Reliance, ReminderCause, RemindersDue, RemoveCall, Restoration, RestoredVault, RuleFound, Sealed, SealedUndo, SecurityKeySlot, SeenPlace, SessionSigns,
    SetCall, SetUp, SetUpFacts, Settings, Shown, SignInRequest, SinceCleared, SignedIn, SiteAccess, SiteList, SiteLook, SiteRule, SpentCode, StoredRecord, TabsLook,
    TabsLooked, TimeAnswer, TrashRow, TryEvent, UndoSlot, VaultLock, WatchPlan, WatchReport, WatchedTry, WellKnown, WellKnownAnswers, Wish,
}
