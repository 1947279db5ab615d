//! TypeScript declarations of what crosses the boundary.

use latchkey::{access, authenticator, cookies, generator, page, rules, strength, vault};
use ts_rs::{Config, TS};

/// The text of `types.d.ts`.
pub(crate) fn all() -> String {
    let config = Config::default();
    let mut text = String::from("// Generated from the Rust sources by tools/bindings.\n");
    let mut add = |docs: Option<String>, declaration: String| {
        text.push('\n');
        text.push_str(docs.as_deref().unwrap_or_default());
        text.push_str("export ");
        text.push_str(&declaration);
        text.push('\n');
    };
    macro_rules! declare {
        ($($type:ty),+ $(,)?) => { $( add(<$type>::docs(), <$type>::decl(&config)); )+ };
    }
    declare!(
        access::Grants,
        access::Access,
        access::AccessState,
        access::SiteAccess,
        access::Sight,
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
        vault::security_keys::SecurityKeySlot,
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
        authenticator::drift::TimeAnswer,
        authenticator::drift::Drift,
        authenticator::drift::DriftVerdict,
        authenticator::qr::Found,
        authenticator::qr::Point,
        authenticator::qr::Modules,
        cookies::Cookie,
        cookies::SameSite,
        cookies::PartitionKey,
        cookies::Kind,
        cookies::Assessment,
        cookies::CookieReason,
        cookies::jwt::Jwt,
        cookies::jwt::JwtForm,
        cookies::Finding,
        cookies::FindingCode,
        cookies::Severity,
        cookies::Summary,
        cookies::export::ExportedCookies,
        cookies::export::RefusedCookie,
        cookies::export::ExportError,
        page::CodePart,
        page::SetUpFacts,
        page::SetUp,
        page::SetUpSign,
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
    text
}
