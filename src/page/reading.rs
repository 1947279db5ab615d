//! Facts with their texts read: what each of them says.

use super::{
    facts::{ControlFacts, FieldFacts, FormFacts, PageFacts},
    lexicon::{self, Concept, Concepts},
};

/// Most fields of one form that are judged; the rest is given back as "other".
pub const MAX_FIELDS: usize = 200;

/// What a page says as a whole.
pub(crate) struct PageReading {
    pub(crate) title: Concepts,
    pub(crate) headings: Concepts,
    pub(crate) path: Concepts,
    /// Whether some link or button of the page ends the session.
    pub(crate) signed_in: bool,
}

/// What a form says, source by source.
pub(crate) struct FormReading<'a> {
    /// Texts of what submits it, or of all its buttons where nothing does.
    pub(crate) submit: Concepts,
    /// Names, ids and classes of the same.
    pub(crate) submit_markup: Concepts,
    pub(crate) heading: Concepts,
    /// `id`, `name`, `class` and `action`.
    pub(crate) markup: Concepts,
    pub(crate) text: Concepts,
    pub(crate) links: Concepts,
    pub(crate) fields: Vec<FieldReading<'a>>,
}

/// What a field says.
pub(crate) struct FieldReading<'a> {
    pub(crate) facts: &'a FieldFacts,
    /// Labels of any kind, and the placeholder.
    pub(crate) label: Concepts,
    /// The text before it and its title and description.
    pub(crate) hint: Concepts,
    /// `name` and `id`.
    pub(crate) markup: Concepts,
    pub(crate) class: Concepts,
    pub(super) is_password: bool,
}

impl PageReading {
    pub(crate) fn new(facts: &PageFacts) -> Self {
        let mut headings = Concepts::default();
        for heading in &facts.headings {
            headings.merge(&lexicon::read(heading));
        }
        Self {
            title: lexicon::read(&facts.title),
            headings,
            path: lexicon::read_identifier(&facts.path),
            signed_in: facts
                .controls
                .iter()
                .any(|control| lexicon::read_identifier(&control.path).has(Concept::LogOut)),
        }
    }
}

impl<'a> FormReading<'a> {
    pub(crate) fn new(facts: &'a FormFacts) -> Self {
        let submits = facts.buttons.iter().any(|button| button.submits);
        let (mut submit, mut submit_markup, mut links) =
            <(Concepts, Concepts, Concepts)>::default();
        let heading = lexicon::read(&facts.heading);
        // Of two buttons that send it, the heading says which one is meant.
        let meant = turns(&heading).filter(|&meant| {
            let mut texts = facts
                .buttons
                .iter()
                .map(|button| lexicon::read(&button.text));
            texts.any(|said| turns(&said) == Some(meant))
        });
        for button in facts
            .buttons
            .iter()
            .filter(|button| button.submits || !submits)
        {
            let said = lexicon::read(&button.text);
            if meant.is_some_and(|meant| turns(&said).is_some_and(|said| said != meant)) {
                continue;
            }
            submit.merge(&said);
            submit_markup.merge(&control_markup(button));
        }
        for link in &facts.links {
            links.merge(&lexicon::read(&link.text));
            links.merge(&lexicon::read_identifier(&link.path));
        }
        let mut markup = lexicon::read_identifier(&facts.id);
        for identifier in [&facts.name, &facts.class, &facts.action] {
            markup.merge(&lexicon::read_identifier(identifier));
        }
        Self {
            submit,
            submit_markup,
            heading,
            markup,
            text: lexicon::read(&facts.text),
            links,
            fields: facts
                .fields
                .iter()
                .take(MAX_FIELDS)
                .map(FieldReading::new)
                .collect(),
        }
    }

    /// Whether its button says that it opens an account, and nothing else.
    pub(crate) fn opens_account(&self) -> bool {
        self.submit.has(Concept::SignUp) && !self.submit.has(Concept::LogIn)
    }

    /// Whether it opens an account beyond doubt: its button says so, or its heading above a button that says neither, or the password
    /// itself asks to be chosen; and nothing speaks of signing in, or of staying so. Then a field that is marked as for the password
    /// in force is marked so by mistake.
    pub(crate) fn plainly_signs_up(&self) -> bool {
        let sources = [&self.submit, &self.heading, &self.markup];
        let passwords = || self.fields.iter().filter(|field| field.is_password);
        let is_marked = |field: &FieldReading| field.autocompletes("current-password");
        let opens = self.submit.has(Concept::SignUp) || self.heading.has(Concept::SignUp);
        let remembers = self.speaks_of_remembering()
            || self
                .fields
                .iter()
                .any(|field| field.is_box() && field.says(Concept::RememberMe));
        let chosen = passwords().filter(|field| is_marked(field)).all(|field| {
            field.label.has(Concept::NewPassword) && !field.label.has(Concept::Current)
        });
        (opens || chosen)
            && !remembers
            && !sources.iter().any(|source| source.has(Concept::LogIn))
            && !self.links.has(Concept::ForgotPassword)
            && passwords()
                .filter(|field| !is_marked(field))
                .all(|field| field.says(Concept::Confirm))
    }

    /// Whether its text says that somebody is remembered, and there is a box that may be for it: in many languages the same word says
    /// "Save" on a button.
    pub(crate) fn speaks_of_remembering(&self) -> bool {
        let may_be = |field: &FieldReading| {
            field.is_box() && (field.says(Concept::RememberMe) || field.facts.label.is_empty())
        };
        self.text.has(Concept::RememberMe) && self.fields.iter().any(may_be)
    }

    /// Whether somebody who is signed in is asked for the password once more.
    pub(crate) fn asks_once_more(&self) -> bool {
        let mut passwords = self.fields.iter().filter(|field| field.is_password);
        let (Some(only), None) = (passwords.next(), passwords.next()) else {
            return false;
        };
        [&self.heading, &self.text, &only.label, &only.hint]
            .iter()
            .any(|source| source.has(Concept::Reauthenticate))
            && !self.submit.has(Concept::SignUp)
            && !only.label.has(Concept::New)
            && !only.markup.has(Concept::New)
            // "It is protected with a password. Enter a password to open it" says both.
            && (only.hint.has(Concept::Reauthenticate) || !only.hint.has(Concept::New))
    }

    /// The fields that take part: those that can be seen and the passwords, or all where none can be seen.
    pub(crate) fn taking_part(&self) -> impl Iterator<Item = &FieldReading<'a>> {
        let any = self.fields.iter().any(|field| field.facts.visible);
        let fields = self.fields.iter();
        fields.filter(move |field| field.facts.visible || field.is_password || !any)
    }
}

impl<'a> FieldReading<'a> {
    fn new(facts: &'a FieldFacts) -> Self {
        let mut label = lexicon::read(&facts.label);
        for text in [&facts.aria, &facts.placeholder] {
            label.merge(&lexicon::read(text));
        }
        let mut hint = lexicon::read(&facts.nearby);
        for text in [&facts.title, &facts.description] {
            hint.merge(&lexicon::read(text));
        }
        let mut markup = lexicon::read_identifier(&facts.name);
        markup.merge(&lexicon::read_identifier(&facts.id));
        Self {
            facts,
            label,
            hint,
            markup,
            class: lexicon::read_identifier(&facts.class),
            is_password: false,
        }
    }

    /// Whether it holds the password of an account, and takes part.
    pub(crate) fn is_password(&self) -> bool {
        self.is_password
    }

    /// Whether a person types into it.
    pub(crate) fn is_typed(&self) -> bool {
        self.facts.tag == "textarea"
            || (self.facts.tag == "input"
                && !matches!(
                    self.facts.r#type.as_str(),
                    "checkbox" | "radio" | "file" | "color" | "range"
                ))
    }

    /// Whether a person ticks it.
    pub(crate) fn is_box(&self) -> bool {
        matches!(self.facts.r#type.as_str(), "checkbox" | "radio")
    }

    /// Whether `autocomplete` has a token.
    pub(crate) fn autocompletes(&self, token: &str) -> bool {
        self.facts
            .autocomplete
            .split_ascii_whitespace()
            .any(|one| one.eq_ignore_ascii_case(token))
    }

    /// Whether its labels, hints or markup say a concept. The address of "e-mail address" is none where one lives.
    pub(crate) fn says(&self, concept: Concept) -> bool {
        let by_type = match self.facts.r#type.as_str() {
            "email" => concept == Concept::Email,
            "tel" => concept == Concept::Phone,
            "search" => concept == Concept::Search,
            _ => false,
        };
        by_type
            || [&self.label, &self.hint, &self.markup]
                .into_iter()
                .any(|source| {
                    source.has(concept)
                        && !(concept == Concept::Address && source.has(Concept::Email))
                })
    }
}

/// Which of signing up and logging in a text speaks of, where it is just one.
fn turns(said: &Concepts) -> Option<Concept> {
    match (said.has(Concept::SignUp), said.has(Concept::LogIn)) {
        (true, false) => Some(Concept::SignUp),
        (false, true) => Some(Concept::LogIn),
        _ => None,
    }
}

/// What `name`, `id` and `class` of a control say.
pub(crate) fn control_markup(control: &ControlFacts) -> Concepts {
    let mut said = lexicon::read_identifier(&control.name);
    for identifier in [&control.id, &control.class] {
        said.merge(&lexicon::read_identifier(identifier));
    }
    said
}
