//! What a form is for.

use super::evidence::note_concepts;
use crate::model::Evidence;
use crate::page::{
    lexicon::{Concept, Concepts},
    reading::{FieldReading, FormReading, PageReading},
    recognition::FormKind,
};

/// The kinds in the order of the model's classes, with their names there.
pub(crate) const KINDS: [(FormKind, &str); 6] = [
    (FormKind::SignUp, "signUp"),
    (FormKind::LogIn, "logIn"),
    (FormKind::ChangePassword, "changePassword"),
    (FormKind::Recovery, "recovery"),
    (FormKind::OneTimeCode, "oneTimeCode"),
    (FormKind::Other, "other"),
];

/// What tells forms apart wherever it is said.
const TELLING: &[Concept] = &[
    Concept::SignUp,
    Concept::LogIn,
    Concept::ForgotPassword,
    Concept::Recover,
    Concept::Change,
    Concept::NewPassword,
    Concept::Code,
    Concept::SentCode,
    Concept::Search,
    Concept::Newsletter,
    Concept::Contact,
    Concept::Checkout,
];
/// What speaks of a way back in.
const BACK: &[Concept] = &[Concept::ForgotPassword, Concept::Recover];
/// What the text of a form adds.
const TEXTS: &[Concept] = &[
    Concept::HaveAccount,
    Concept::NoAccount,
    Concept::Terms,
    Concept::Rules,
    Concept::RememberMe,
    Concept::ConfirmPassword,
    Concept::CurrentPassword,
    Concept::Coupon,
];
/// What links in or beside a form lead to.
const LINKS: &[Concept] = &[
    Concept::SignUp,
    Concept::LogIn,
    Concept::ForgotPassword,
    Concept::HaveAccount,
    Concept::NoAccount,
    Concept::Terms,
];

/// The same where the form's button opens an account: the way back in is that of the form beside it.
const LINKS_BESIDE: &[Concept] = &[
    Concept::SignUp,
    Concept::LogIn,
    Concept::HaveAccount,
    Concept::NoAccount,
    Concept::Terms,
];

/// All evidence about the kind of a form; `takes_code` says whether one of its fields takes a one-time code.
pub(crate) fn evidence(page: &PageReading, form: &FormReading, takes_code: bool) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.note("bias", "");
    note_concepts(&mut evidence, "submit", &form.submit, TELLING);
    note_concepts(&mut evidence, "submitMarkup", &form.submit_markup, TELLING);
    note_concepts(&mut evidence, "heading", &form.heading, TELLING);
    // Many sites have one address for both, and the button says for which.
    let mut markup = TELLING.to_vec();
    markup.retain(|&concept| concept != Concept::LogIn || !form.opens_account());
    note_concepts(&mut evidence, "markup", &form.markup, &markup);
    // Where the button opens an account, the way back in that stands inside is that of another form.
    let mut told = TELLING.to_vec();
    told.retain(|concept| !form.opens_account() || !BACK.contains(concept));
    note_concepts(&mut evidence, "text", &form.text, &told);
    let mut texts = TEXTS.to_vec();
    texts.retain(|&concept| concept != Concept::RememberMe || form.speaks_of_remembering());
    note_concepts(&mut evidence, "text", &form.text, &texts);
    note_concepts(&mut evidence, "title", &page.title, TELLING);
    note_concepts(&mut evidence, "pageHeading", &page.headings, TELLING);
    note_concepts(&mut evidence, "path", &page.path, TELLING);
    let links = if form.opens_account() {
        LINKS_BESIDE
    } else {
        LINKS
    };
    note_concepts(&mut evidence, "link", &form.links, links);
    evidence.note_if(page.signed_in, "signedIn");
    evidence.note_if(form.submit.iter().next().is_none(), "submit=nothing");
    evidence.note_if(takes_code, "field=oneTimeCode");
    note_together(&mut evidence, page, form);
    note_shape(&mut evidence, form);
    evidence
}

/// What counts only together: what is said, and whether there is a password to type.
fn note_together(evidence: &mut Evidence, page: &PageReading, form: &FormReading) {
    let password = form.fields.iter().any(FieldReading::is_password);
    let loud = [&form.submit, &form.heading, &form.markup, &page.title];
    let said = |concepts: &[Concept]| {
        loud.iter().any(|source| source.any(concepts)) || form.text.any(concepts)
    };
    let beside = form.text.any(BACK) || form.links.has(Concept::ForgotPassword);
    let back = loud.iter().any(|source| source.any(BACK)) || (beside && !form.opens_account());
    let field_says = |concept| form.fields.iter().any(|field| field.says(concept));
    let identity = field_says(Concept::Email) || field_says(Concept::Username);
    evidence.note_if(password && back, "password&back");
    evidence.note_if(
        !password && identity && said(&[Concept::ForgotPassword]),
        "identity&forgot",
    );
    evidence.note_if(
        !password && identity && said(&[Concept::Password, Concept::Change, Concept::NewPassword]),
        "identity&saysPassword",
    );
    let news = said(&[Concept::Newsletter])
        || field_says(Concept::Newsletter)
        || form.submit_markup.has(Concept::Newsletter);
    evidence.note_if(!password && news, "newsletter");
    evidence.note_if(
        !password && !news && loud.iter().any(|source| source.has(Concept::SignUp)),
        "signUpWithoutPassword",
    );
    // A repetition that nobody sees is no password here, and nothing else that is typed.
    let typed = form
        .fields
        .iter()
        .any(|field| field.is_typed() && !field.is_password() && field.facts.r#type != "password");
    let new = form.fields.iter().any(|field| {
        field.is_password() && (field.says(Concept::New) || field.says(Concept::NewPassword))
    });
    evidence.note_if(new && !typed, "onlyNewPassword");
    let clear = |source: &Concepts, one, other| source.has(one) && !source.has(other);
    for (one, other, name) in [
        (Concept::SignUp, Concept::LogIn, "password&submit=signUp"),
        (Concept::LogIn, Concept::SignUp, "password&submit=logIn"),
    ] {
        evidence.note_if(password && clear(&form.submit, one, other), name);
    }
    let agree = |one, other| clear(&form.submit, one, other) && clear(&form.heading, one, other);
    evidence.note_if(
        password && agree(Concept::SignUp, Concept::LogIn),
        "password&heading&submit=signUp",
    );
    // "Continue" below "Create account".
    let neutral = !form.submit.any(&[Concept::SignUp, Concept::LogIn]);
    let above = clear(&form.heading, Concept::SignUp, Concept::LogIn);
    let back = form.links.has(Concept::ForgotPassword) || form.speaks_of_remembering();
    evidence.note_if(
        password && neutral && above && !back,
        "password&heading=signUp",
    );
    let both = |source: &Concepts| source.has(Concept::SignUp) && source.has(Concept::LogIn);
    evidence.note_if(both(&form.submit), "submit=both");
    let creates = [&form.submit, &form.heading, &form.markup, &page.title];
    let creates = creates
        .iter()
        .any(|source| source.has(Concept::Create) && !source.has(Concept::Password));
    let sets_up = form.submit.has(Concept::SetUp) || form.heading.has(Concept::SetUp);
    evidence.note_if(
        password && (creates || sets_up) && !form.submit.has(Concept::LogIn),
        "password&creates",
    );
    evidence.note_if(password && form.asks_once_more(), "password&reauthenticate");
}

/// The probabilities of the kinds, where the terms that a box is ticked for open an account: nothing speaks of signing in, of a way
/// back to it, or of opening an account elsewhere.
pub(crate) fn with_terms(page: &PageReading, form: &FormReading, mut kinds: Vec<f64>) -> Vec<f64> {
    let place = |wanted: FormKind| KINDS.iter().position(|(kind, _)| *kind == wanted);
    let (Some(sign_up), Some(log_in)) = (place(FormKind::SignUp), place(FormKind::LogIn)) else {
        return kinds;
    };
    let more = |one: usize, other: usize| kinds.get(one) > kinds.get(other);
    let agrees =
        |field: &FieldReading| field.is_box() && field.facts.visible && field.says(Concept::Terms);
    let loud = [
        &form.submit,
        &form.submit_markup,
        &form.heading,
        &form.markup,
        &page.title,
        &page.path,
    ];
    let back = [Concept::LogIn, Concept::ForgotPassword, Concept::Recover];
    let elsewhere = [Concept::SignUp, Concept::NoAccount, Concept::ForgotPassword];
    let in_force = |field: &FieldReading| {
        field.autocompletes("current-password")
            || field.says(Concept::Current)
            || field.says(Concept::CurrentPassword)
    };
    let has_account = form.text.has(Concept::HaveAccount) || form.links.has(Concept::LogIn);
    let mut passwords = form.fields.iter().filter(|field| field.is_password());
    let speaks_of_it = loud.iter().any(|source| source.any(&back))
        || page.headings.has(Concept::LogIn)
        || form.links.any(&elsewhere)
        || form
            .text
            .any(&[Concept::NoAccount, Concept::ForgotPassword])
        || (form.text.has(Concept::LogIn) && !has_account)
        || form.speaks_of_remembering()
        || form.asks_once_more()
        || passwords.clone().any(in_force);
    let password = passwords.next().is_some();
    if more(log_in, sign_up) && password && !speaks_of_it && form.taking_part().any(agrees) {
        kinds.swap(log_in, sign_up);
    }
    kinds
}

/// Which fields there are, and how many.
fn note_shape(evidence: &mut Evidence, form: &FormReading) {
    let fields: Vec<&FieldReading> = form.taking_part().collect();
    let passwords = fields.iter().filter(|field| field.is_password()).count();
    let typed = fields
        .iter()
        .filter(|field| field.is_typed() && !field.is_password())
        .count();
    let boxes = fields
        .iter()
        .filter(|field| field.facts.r#type == "checkbox")
        .count();
    let any = |of: &dyn Fn(&FieldReading) -> bool| fields.iter().any(|field| of(field));
    let says = |concept| any(&|field: &FieldReading| field.says(concept));
    evidence.note(format!("passwords={}", bucket(passwords, &[0, 1, 2])), "");
    evidence.note(format!("typed={}", bucket(typed, &[0, 1, 2, 3, 5])), "");
    evidence.note(
        format!(
            "shape={}:{}",
            bucket(passwords, &[0, 1, 2]),
            bucket(typed, &[0, 1, 2, 4])
        ),
        "",
    );
    evidence.note_if(boxes > 2, "manyBoxes");
    for (concept, name) in [
        (Concept::Email, "field=email"),
        (Concept::Username, "field=username"),
        (Concept::Name, "field=name"),
        (Concept::Phone, "field=phone"),
        (Concept::Address, "field=address"),
        (Concept::Birth, "field=birth"),
        (Concept::Captcha, "field=captcha"),
        (Concept::Search, "field=search"),
        (Concept::Contact, "field=contact"),
        (Concept::CardCode, "field=card"),
        (Concept::Code, "field=code"),
    ] {
        evidence.note_if(says(concept), name);
    }
    evidence.note_if(
        any(&|field| field.is_box() && field.says(Concept::RememberMe)),
        "box=rememberMe",
    );
    evidence.note_if(
        any(&|field| field.is_box() && field.says(Concept::Terms)),
        "box=terms",
    );
    evidence.note_if(any(&|field| field.facts.tag == "select"), "select");
    evidence.note_if(
        any(&|field| field.facts.tag == "textarea" && field.facts.visible),
        "textarea",
    );
    evidence.note_if(any(&|field| field.facts.r#type == "search"), "type=search");
    evidence.note_if(any(&|field| field.facts.r#type == "file"), "type=file");
    evidence.note_if(
        any(&|field| field.autocompletes("new-password")),
        "autocomplete=new-password",
    );
    evidence.note_if(
        any(&|field| field.autocompletes("current-password")) && !form.plainly_signs_up(),
        "autocomplete=current-password",
    );
    evidence.note_if(
        any(&|field| field.autocompletes("one-time-code")),
        "autocomplete=one-time-code",
    );
    let password =
        |concept| any(&|field: &FieldReading| field.is_password() && field.says(concept));
    evidence.note_if(password(Concept::New), "password=new");
    // One that is alone repeats nothing: "Confirm password" below "Close account" is the one in force.
    let repeats = passwords > 1
        || [&form.submit, &form.heading]
            .iter()
            .any(|source| source.has(Concept::SignUp));
    evidence.note_if(password(Concept::Confirm) && repeats, "password=confirm");
    evidence.note_if(password(Concept::Current), "password=current");
    evidence.note_if(
        passwords == 0 && typed == 1 && says(Concept::Email),
        "only=email",
    );
    let identity = says(Concept::Email) || says(Concept::Username);
    evidence.note_if(passwords == 0 && typed <= 2 && identity, "only=identity");
}

/// The last of the bounds that a count reaches, as a word.
fn bucket(count: usize, bounds: &[usize]) -> String {
    let reached = bounds
        .iter()
        .copied()
        .filter(|&bound| bound <= count)
        .max()
        .unwrap_or_default();
    let last = bounds.last().copied().unwrap_or_default();
    if count > last {
        format!("{}+", last + 1)
    } else {
        reached.to_string()
    }
}
