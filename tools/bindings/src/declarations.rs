//! TypeScript declarations of what crosses the boundary.

use latchkey::{access, authenticator, clearing, generator, page, rules, strength, vault};
use ts_rs::{Config, TS};

macro_rules! declare {
    ($text:expr, $($type:ty),+ $(,)?) => {
        let config = Config::default();
        $( add($text, &<$type>::docs().unwrap_or_default(), &<$type>::decl(&config)); )+
    };
}

/// The text of `types.d.ts`.
pub(crate) fn all() -> String {
    let mut text = String::from("// Generated from the Rust sources by tools/bindings.\n");
    declare!(
        &mut text,
        access::Grants,
        access::Access,
        access::AccessState,
        access::AccessChange,
        access::WatchPlan,
        strength::Question,
        strength::Assessment,
        strength::CrackTimes,
        strength::CrackTime,
        strength::Duration,
        strength::TimeUnit,
        strength::Warning,
        strength::GuessKind,
        strength::FirstGuess,
        strength::Change,
        strength::ChangeKind,
        strength::SiteLimit,
        strength::SiteLimitKind,
        strength::Suggestion,
        strength::Coverage,
        strength::Confirmation,
        rules::FieldRules,
        generator::Wish,
        generator::SecretKind,
        generator::Generated,
        vault::kdf::Argon2Parameters,
        vault::RecoveryParameters,
        vault::PrfParameters,
        vault::SlotParameters,
        vault::lock::LockSettings,
        vault::lock::IdleState,
        vault::lock::LockFacts,
        vault::lock::LockDecision,
        vault::lock::LockReason,
        vault::stored::StoredRecord,
        vault::stored::Sealed,
        vault::stored::NewVault,
        vault::stored::RestoredVault,
        vault::stored::PasswordSlot,
        vault::stored::GenerationCount,
        authenticator::AccountList,
        authenticator::AccountRow,
        authenticator::Code,
        authenticator::AccountForm,
        authenticator::AccountChanges,
        authenticator::AddedReport,
        authenticator::AddedAccount,
        authenticator::RefusedAccount,
        authenticator::Repair,
        authenticator::Released,
        authenticator::qr::Found,
        authenticator::qr::Point,
        authenticator::qr::Modules,
        page::CodePart,
        page::PageFacts,
        page::FormFacts,
        page::ControlFacts,
        page::FieldFacts,
        page::Recognition,
        page::RecognizedForm,
        page::RecognizedField,
        page::RecognizedControl,
        page::FormKind,
        page::FieldRole,
        page::ControlRole,
        page::Reason,
    );
    clearing(&mut text);
    text
}

fn clearing(text: &mut String) {
    declare!(
        text,
        clearing::ClearingFacts,
        clearing::BrowserFacts,
        clearing::Engine,
        clearing::FoundCookie,
        clearing::CookieKey,
        clearing::PartitionKey,
        clearing::OpenDocument,
        clearing::OriginStorage,
        clearing::StoredItem,
        clearing::Origin,
        clearing::ClearingWish,
        clearing::Choice,
        clearing::Scope,
        clearing::ClearingPlan,
        clearing::DataType,
        clearing::LoginEffect,
        clearing::TypePlan,
        clearing::Verdict,
        clearing::Exception,
        clearing::Obstacle,
        clearing::Note,
        clearing::Step,
        clearing::CookieRemoval,
        clearing::BrowsingDataRemoval,
        clearing::BrowsingDataType,
        clearing::InPage,
        clearing::PageTask,
        clearing::StorageArea,
        clearing::Journal,
        clearing::StepResult,
        clearing::Next,
        clearing::ClearingReport,
        clearing::TypeReport,
        clearing::ClearingState,
        clearing::undo::UndoContents,
        clearing::undo::UndoCookie,
        clearing::undo::SameSite,
        clearing::undo::UndoItems,
        clearing::undo::CookieSetting,
        clearing::undo::Restoration,
        clearing::undo::SealedUndo,
        clearing::automatic::SiteRule,
        clearing::automatic::Event,
        clearing::automatic::Trigger,
        clearing::automatic::DueClearing,
        clearing::automatic::LogEntry,
        clearing::automatic::LoggedType,
        clearing::token::TokenReason,
    );
}

fn add(text: &mut String, docs: &str, declaration: &str) {
    text.push('\n');
    text.push_str(docs);
    text.push_str("export ");
    text.push_str(declaration);
    text.push('\n');
}
