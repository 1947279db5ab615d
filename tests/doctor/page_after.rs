//! A page that comes of a try and has no form: what it says is about that.

use latchkey::{
    doctor::{Certainty, DoorFacts, FindingCode, examine},
    page::FormKind,
};

use crate::doors::{failing, saying, top};

/// A short page with a link to the form in its menu, as one of django-allauth.
fn page(text: &str) -> DoorFacts {
    let mut facts = saying(text, false);
    facts.form = FormKind::Other;
    top(&mut facts).letters = 500;
    facts
}

#[test]
fn what_it_says_is_told_also_beside_a_link_to_the_form() {
    for text in [
        "Verify Your Email Address",
        "Verifique seu endereço de e-mail",
        "Bestätige deine E-Mail-Adresse",
    ] {
        let found = examine(&failing(page(text))).findings;
        let first = found.first().expect("it says something");
        assert_eq!(
            (first.code, first.sure),
            (FindingCode::NotVerified, Certainty::MostLikely),
            "{text}"
        );
    }
}

#[test]
fn a_page_to_which_nobody_has_sent_anything_says_nothing_of_a_try() {
    let found = examine(&page("Verify Your Email Address")).findings;
    let sure = found
        .iter()
        .filter(|finding| finding.sure == Certainty::MostLikely);
    assert_eq!(sure.count(), 0);
}

#[test]
fn a_long_page_may_say_that_of_anything() {
    let mut facts = failing(page("Verify your email address before you publish"));
    top(&mut facts).letters = 9_000;
    let found = examine(&facts).findings;
    let told = found
        .iter()
        .find(|finding| finding.code == FindingCode::NotVerified);
    assert!(told.is_none_or(|told| told.sure == Certainty::Possible));
}
