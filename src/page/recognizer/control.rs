//! What links and buttons do.

use super::{evidence::note_concepts, models::Recognizer};
use crate::page::{
    facts::ControlFacts,
    lexicon::{self, Concept},
    reading::control_markup,
    recognition::{ControlRole, RecognizedControl},
};
use crate::{
    model::{self, Evidence},
    text,
};

/// Longer texts are sentences and headlines, not the name of what a control does.
const MAX_WORDS: usize = 6;

const TELLING: &[Concept] = &[
    Concept::LogOut,
    Concept::ForgotPassword,
    Concept::Recover,
    Concept::Password,
    Concept::Change,
    Concept::SignUp,
    Concept::LogIn,
    Concept::Newsletter,
    Concept::Disconnect,
    Concept::Account,
];

/// All evidence about a control.
fn evidence(facts: &ControlFacts) -> Evidence {
    let mut evidence = Evidence::default();
    let mut text = lexicon::read(&facts.text);
    text.merge(&lexicon::read(&facts.label));
    let markup = control_markup(facts);
    evidence.note("bias", "");
    note_concepts(&mut evidence, "text", &text, TELLING);
    note_concepts(
        &mut evidence,
        "path",
        &lexicon::read_identifier(&facts.path),
        TELLING,
    );
    note_concepts(&mut evidence, "markup", &markup, TELLING);
    note_concepts(
        &mut evidence,
        "command",
        &lexicon::read_identifier(&facts.command),
        &[Concept::LogOut],
    );
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    if !says(&facts.text)
        && !says(&facts.label)
        && let Some(phrase) = markup.phrase(Concept::LogOut)
    {
        evidence.note("silent=logOut", phrase);
    }
    evidence.note_if(
        text.has(Concept::Password) && text.any(&[Concept::Recover, Concept::ForgotPassword]),
        "text=recover password",
    );
    if let Some(phrase) = text.phrase(Concept::LogIn)
        && text::normalize(&facts.text) == phrase
    {
        evidence.note("text is logIn", phrase);
    }
    let longest = [&facts.text, &facts.label]
        .map(|text| text.split_whitespace().count())
        .into_iter()
        .max();
    evidence.note_if(longest > Some(MAX_WORDS), "long");
    evidence.note_if(facts.opens_menu, "opens a menu");
    evidence.note_if(facts.submits, "submits");
    evidence
}

/// What a control does, where that is known; `action` is the path of the form that it stands in.
pub(crate) fn recognize(
    models: &Recognizer,
    facts: &ControlFacts,
    action: &str,
) -> Option<RecognizedControl> {
    let mut evidence = evidence(facts);
    note_concepts(
        &mut evidence,
        "path",
        &lexicon::read_identifier(action),
        &[Concept::LogOut, Concept::Disconnect],
    );
    [
        (ControlRole::LogOut, &models.log_out),
        (ControlRole::ForgotPassword, &models.forgot_password),
        (ControlRole::LogIn, &models.log_in),
        (ControlRole::AccountMenu, &models.account_menu),
    ]
    .into_iter()
    .find_map(|(role, model)| {
        let log_odds = model.log_odds(&evidence);
        (log_odds > 0.0).then(|| RecognizedControl {
            handle: facts.handle,
            role,
            probability: model::probability(log_odds),
            reasons: model.reasons(&evidence, 0),
        })
    })
}
