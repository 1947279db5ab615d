//! TypeScript declarations of what crosses the boundary.

use latchkey::{
    access, authenticator, clearing, cookies, generator, idle, page, rules, sessions, strength,
    vault,
};
use ts_rs::{Config, TS};

/// The text of `types.d.ts`.
pub(crate) fn all() -> String {
    let mut declarations = Declarations {
        config: Config::default(),
        text: String::from("// Generated from the Rust sources by tools/bindings.\n"),
    };
    passwords_and_pages(&mut declarations);
    accounts(&mut declarations);
    sites(&mut declarations);
    clearing(&mut declarations);
    sessions(&mut declarations);
    declarations.text
}

struct Declarations {
    config: Config,
    text: String,
}

impl Declarations {
    fn add<Type: TS>(&mut self) {
        self.text.push('\n');
        self.text
            .push_str(Type::docs().as_deref().unwrap_or_default());
        self.text.push_str("export ");
        self.text.push_str(&Type::decl(&self.config));
        self.text.push('\n');
    }
}

macro_rules! declare {
    ($declarations:expr; $($type:ty),+ $(,)?) => { $( $declarations.add::<$type>(); )+ };
}

fn passwords_and_pages(declarations: &mut Declarations) {
    declare!(
        declarations;
        access::Grants,
        access::Access,
        access::AccessState,
        access::AccessChange,
        access::WatchPlan,
        idle::IdleState,
        idle::Watcher,
        idle::IdlePlan,
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
        page::CodePart,
        page::SessionSigns,
        page::Presence,
        page::Look,
        page::SignedIn,
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
}

fn accounts(declarations: &mut Declarations) {
    declare!(
        declarations;
        vault::kdf::Argon2Parameters,
        vault::RecoveryParameters,
        vault::PrfParameters,
        vault::SlotParameters,
        vault::lock::LockSettings,
        vault::lock::LockFacts,
        vault::lock::LockDecision,
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
    );
}

fn sites(declarations: &mut Declarations) {
    declare!(
        declarations;
        access::SiteAccess,
        access::Sight,
        cookies::Cookie,
        cookies::SameSite,
        cookies::PartitionKey,
        cookies::Kind,
        cookies::jwt::Jwt,
        cookies::jwt::JwtForm,
        cookies::Finding,
        cookies::FindingCode,
        cookies::Severity,
        cookies::Summary,
        cookies::Fault,
        cookies::export::ExportedCookies,
        cookies::export::RefusedCookie,
        cookies::export::ExportError,
        cookies::CookieEvent,
        cookies::Inspection,
        cookies::Inspected,
        cookies::TopicReason,
        cookies::ReasonTopic,
        cookies::RemoveCall,
        cookies::SetCall,
    );
}

fn clearing(declarations: &mut Declarations) {
    declare!(
        declarations;
        clearing::ClearingFacts,
        clearing::BrowserFacts,
        clearing::Engine,
        clearing::FoundCookie,
        clearing::CookieKey,
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
        clearing::BrowsingDataRemoval,
        clearing::BrowsingDataType,
        clearing::ExpireCall,
        clearing::InPage,
        clearing::PageTask,
        clearing::StorageArea,
        clearing::Progress,
        clearing::SiteLook,
        clearing::SeenDocument,
        clearing::DocumentStorage,
        clearing::Protection,
        clearing::ProtectedCookie,
        clearing::StepResult,
        clearing::Next,
        clearing::ClearingReport,
        clearing::TypeReport,
        clearing::ClearingState,
        clearing::undo::UndoContents,
        clearing::undo::UndoItems,
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

fn sessions(declarations: &mut Declarations) {
    declare!(
        declarations;
        cookies::CookieStoreKind,
        sessions::OpenSession,
        sessions::Destination,
        sessions::Reliance,
        sessions::leaving::Ways,
        sessions::computer::Declaration,
        sessions::computer::Event,
        sessions::computer::Sign,
        sessions::computer::State,
        sessions::computer::Reason,
        sessions::computer::Decision,
        sessions::prompts::Cause,
        sessions::leaving::Probe,
        sessions::leaving::Event,
        sessions::leaving::Step,
        sessions::leaving::Outcome,
        sessions::leaving::Reason,
    );
}
