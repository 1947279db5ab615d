//! Writes facts in few words.

use latchkey::page::{ControlFacts, FieldFacts, FormFacts, PageFacts};

/// A page with one form: its heading, its submit button, and its fields as [`field`] reads them.
pub(crate) fn page(heading: &str, button: &str, fields: &[&str]) -> PageFacts {
    PageFacts {
        path: "/".into(),
        top_frame: true,
        forms: vec![form(heading, button, fields)],
        ..PageFacts::default()
    }
}

/// A form whose handle is 1000, with fields numbered from 1.
pub(crate) fn form(heading: &str, button: &str, fields: &[&str]) -> FormFacts {
    let fields: Vec<_> = (1..)
        .zip(fields)
        .map(|(handle, text)| field(handle, text))
        .collect();
    FormFacts {
        handle: 1000,
        has_element: true,
        heading: heading.into(),
        buttons: vec![ControlFacts {
            handle: 1001,
            tag: "button".into(),
            submits: true,
            text: button.into(),
            ..ControlFacts::default()
        }],
        field_count: u32::try_from(fields.len()).unwrap_or(u32::MAX),
        fields,
        ..FormFacts::default()
    }
}

/// A field as `type name | label | key=value …`; keys are `autocomplete`, `maxlength`, `minlength`, `inputmode`,
/// `pattern`, `placeholder`, `nearby`, `title`, `was` (password) and `hidden`.
pub(crate) fn field(handle: u32, text: &str) -> FieldFacts {
    let mut parts = text.split('|').map(str::trim);
    let mut first = parts.next().unwrap_or_default().split_whitespace();
    let kind = first.next().unwrap_or("text");
    let mut facts = FieldFacts {
        handle,
        tag: if matches!(kind, "select" | "textarea") {
            kind.into()
        } else {
            "input".into()
        },
        r#type: kind.into(),
        name: first.next().unwrap_or_default().into(),
        label: parts.next().unwrap_or_default().into(),
        visible: true,
        editable: true,
        ..FieldFacts::default()
    };
    for pair in parts.next().unwrap_or_default().split_whitespace() {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value_in_words = value.replace('_', " ");
        match key {
            "autocomplete" => facts.autocomplete = value.into(),
            "maxlength" => facts.max_length = value.parse().ok(),
            "minlength" => facts.min_length = value.parse().ok(),
            "inputmode" => facts.input_mode = value.into(),
            "pattern" => facts.pattern = value.into(),
            "placeholder" => facts.placeholder = value_in_words,
            "nearby" => facts.nearby = value_in_words,
            "title" => facts.title = value_in_words,
            "was" => facts.was_password = true,
            "hidden" => facts.visible = false,
            _ => panic!("unknown key {key}"),
        }
    }
    facts
}
