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

/// What signs in only where little else is said: "Enter a path to a repository" is a heading of those who are in.
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
    "accéder",
    "entrar",
    "entrar en",
    "acceder",
    "ingresar",
    "ingresa",
    "iniciar",
    "conectar",
    "acessar",
    "acesse",
    "entre",
    "accedi",
    "entra",
    "collegati",
    "connetti",
];
/// A title or heading of so many words says little else.
const FEW_WORDS: usize = 2;
/// What else is said of a step: of an account, and of what is asked for.
const ASKS: &[Concept] = &[
    Concept::Account,
    Concept::Username,
    Concept::Email,
    Concept::Phone,
    Concept::Password,
    Concept::Code,
    Concept::SentCode,
    Concept::CodeWord,
    Concept::SecretWord,
    Concept::Captcha,
    Concept::Device,
];
/// What stands between the parts of a title, and a hyphen between spaces.
const SEPARATORS: &[char] = &['|', '–', '—', '·', '•', ':', '/', '»', '«'];

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
    let mut parts = said.split(SEPARATORS).flat_map(|part| part.split(" - "));
    parts.any(part_says_log_in)
}

fn part_says_log_in(part: &str) -> bool {
    let whole = text::normalize(part);
    let mut rest = whole.clone();
    while let Some(phrase) = lexicon::read(&rest).phrase(Concept::LogIn) {
        let phrase = text::normalize(phrase);
        let without = rest.replacen(&phrase, " ", 1);
        if !SAID_ALONE.contains(&phrase) || without == rest {
            return true;
        }
        rest = without;
    }
    let is_struck = rest != whole;
    is_struck
        && (rest.trim().is_empty()
            || whole.split(' ').count() <= FEW_WORDS
            || lexicon::read(&whole).any(ASKS))
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
