//! What a page shows of the ways into an account, besides the one to sign in.

use std::{collections::HashSet, sync::LazyLock};

use super::{
    facts::{FormFacts, PageFacts},
    lexicon::{self, Concept},
    reading::PageReading,
    recognition::{FormKind, Recognition, RecognizedForm},
};
use crate::text;

/// What a page shows of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Nothing.
    Nowhere,
    /// A form to sign in that cannot be seen.
    Hidden,
    /// A step of signing in, of opening an account or of coming back to one, or its end: a form that asks for a code or a new
    /// password, a request to look into the mail, a session that has expired.
    Step,
}

/// What signs in only where nothing else is said: "Enter a path to a repository" and "Pesan masuk", messages that have come in, are
/// headings of those who are in.
const ALONE: &[&str] = &[
    "enter",
    "join meeting",
    "join a meeting",
    "join the meeting",
    "join webinar",
    "join a call",
    "join the call",
    "welcome back",
    "willkommen zurück",
    "anmeldung",
    "connexion",
    "accéder",
    "entrar",
    "entrar en",
    "acceder",
    "ingresar",
    "ingresa",
    "acceso",
    "iniciar",
    "conectar",
    "conectarse",
    "acessar",
    "acesse",
    "acesso",
    "entre",
    "accedi",
    "accedi al",
    "accesso",
    "entra",
    "entra nel",
    "collegati",
    "connetti",
    "accedeix",
    "conectare",
    "conectați",
    "prijava",
    "пријава",
    "vpis",
    "sisene",
    "ieiet",
    "вход",
    "вхід",
    "вхід в",
    "вхід до",
    "влизане",
    "влизане в",
    "είσοδος",
    "σύνδεση",
    "giriş",
    "masuk",
    "دخول",
    "ورود",
    "כניסה",
];
/// What stands between the parts of a title.
const SEPARATORS: &[char] = &['|', '–', '—', '·', '•', '-', ':', '/', '»', '«'];

static SAID_ALONE: LazyLock<HashSet<String>> =
    LazyLock::new(|| ALONE.iter().map(|phrase| text::normalize(phrase)).collect());

pub(super) fn door(facts: &PageFacts, recognition: &Recognition) -> Door {
    let forms = || facts.forms.iter().zip(&recognition.forms);
    let step = |form: &RecognizedForm| comes_before(form) || form.kind == FormKind::ChangePassword;
    let seen = |facts: &FormFacts| can_be_seen(facts);
    if says_step(facts) || forms().any(|(facts, form)| step(form) && seen(facts)) {
        Door::Step
    } else if forms().any(|(facts, form)| form.kind == FormKind::LogIn && !seen(facts)) {
        Door::Hidden
    } else {
        Door::Nowhere
    }
}

fn says_step(facts: &PageFacts) -> bool {
    let page = PageReading::new(facts);
    let says = [Concept::Unfinished, Concept::Reauthenticate];
    let said = [&page.title, &page.headings, &page.path];
    said.iter().any(|said| said.any(&says))
        || page.path.has(Concept::LogIn)
        || says_log_in(&facts.title)
        || facts.headings.iter().any(|heading| says_log_in(heading))
}

/// Whether a title or heading says that one signs in there.
fn says_log_in(said: &str) -> bool {
    let mut rest = text::normalize(said);
    while let Some(phrase) = lexicon::read(&rest).phrase(Concept::LogIn) {
        let phrase = text::normalize(phrase);
        if !SAID_ALONE.contains(&phrase) || is_part(said, &phrase) {
            return true;
        }
        let without = rest.replacen(&phrase, " ", 1);
        if without == rest {
            return true;
        }
        rest = without;
    }
    false
}

fn is_part(said: &str, phrase: &str) -> bool {
    let mut parts = said.split(SEPARATORS).map(text::normalize);
    parts.any(|part| part == phrase)
}

/// Whether it is sent before somebody is signed in.
pub(super) fn comes_before(form: &RecognizedForm) -> bool {
    matches!(
        form.kind,
        FormKind::SignUp | FormKind::Recovery | FormKind::OneTimeCode
    )
}

/// Whether a field of it can be seen. Many pages hold a form to sign in for whoever signs out.
pub(super) fn can_be_seen(form: &FormFacts) -> bool {
    form.fields.iter().any(|field| field.visible)
}
