//! What holds for any facts.

use std::time::{Duration, Instant};

use latchkey::page::{
    ControlFacts, FieldFacts, FormFacts, MAX_FIELDS, PageFacts, Recognition, recognize,
};
use proptest::{collection::vec, prelude::*};

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        prop::sample::select(vec![
            "password",
            "Passwort wiederholen",
            "パスワード",
            "sign up",
            "code",
            "remember me",
            "",
            "ﷺ\u{202e}"
        ])
        .prop_map(str::to_owned),
    ]
}

prop_compose! {
    fn field()(
        handle in any::<u32>(),
        tag in prop::sample::select(vec!["input", "select", "textarea", "x"]),
        kind in prop::sample::select(vec!["text", "password", "checkbox", "tel", "email", "radio", "\u{0}"]),
        texts in vec(words(), 9),
        flags in any::<[bool; 4]>(),
        lengths in any::<(Option<u32>, Option<u32>)>(),
    ) -> FieldFacts {
        let [autocomplete, name, id, class, label, aria, placeholder, nearby, pattern] =
            <[String; 9]>::try_from(texts).expect("nine texts");
        FieldFacts {
            handle,
            tag: tag.into(),
            r#type: kind.into(),
            was_password: flags[0],
            visible: flags[1],
            editable: flags[2],
            required: flags[3],
            autocomplete, name, id, class, label, aria, placeholder, nearby, pattern,
            max_length: lengths.0,
            min_length: lengths.1,
            ..FieldFacts::default()
        }
    }
}

prop_compose! {
    fn form()(handle in any::<u32>(), texts in vec(words(), 6), fields in vec(field(), 0..6)) -> FormFacts {
        let [id, class, action, heading, text, button] = <[String; 6]>::try_from(texts).expect("six texts");
        let buttons = vec![ControlFacts { text: button, submits: true, ..ControlFacts::default() }];
        FormFacts { handle, id, class, action, heading, text, buttons, fields, ..FormFacts::default() }
    }
}

prop_compose! {
    fn page()(title in words(), headings in vec(words(), 0..4), forms in vec(form(), 0..4)) -> PageFacts {
        PageFacts { title, headings, forms, ..PageFacts::default() }
    }
}

fn handles(facts: &PageFacts) -> Vec<(u32, Vec<u32>)> {
    facts
        .forms
        .iter()
        .map(|form| {
            (
                form.handle,
                form.fields.iter().map(|field| field.handle).collect(),
            )
        })
        .collect()
}

fn recognized(recognition: &Recognition) -> Vec<(u32, Vec<u32>)> {
    recognition
        .forms
        .iter()
        .map(|form| {
            (
                form.handle,
                form.fields.iter().map(|field| field.handle).collect(),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn each_form_and_field_has_one_answer_in_order(facts in page()) {
        prop_assert_eq!(recognized(&recognize(&facts)), handles(&facts));
    }

    #[test]
    fn probabilities_are_probabilities(facts in page()) {
        for form in recognize(&facts).forms {
            prop_assert!((0.0..=1.0).contains(&form.probability));
            for field in form.fields {
                prop_assert!((0.0..=1.0).contains(&field.probability));
            }
        }
    }

    #[test]
    fn the_same_facts_have_the_same_answer(facts in page()) {
        prop_assert_eq!(recognize(&facts), recognize(&facts));
    }
}

/// Far past what the content script tells, an answer still comes, for each field, in time.
#[test]
fn ten_thousand_fields_are_no_harm() {
    let long = "password confirm 新しい ".repeat(50_000);
    let field = FieldFacts {
        r#type: "password".into(),
        tag: "input".into(),
        label: long.clone(),
        ..FieldFacts::default()
    };
    // A long label each would take more memory than machines have.
    let mut fields = vec![field; MAX_FIELDS + 1];
    fields.resize(10_000, FieldFacts::default());
    let form = FormFacts {
        text: long.clone(),
        fields,
        ..FormFacts::default()
    };
    let facts = PageFacts {
        title: long,
        forms: vec![form],
        ..PageFacts::default()
    };
    let begin = Instant::now();
    assert_eq!(recognize(&facts).forms[0].fields.len(), 10_000);
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
}
