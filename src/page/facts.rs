//! What the content script tells about a page: plain facts, no judgement.
//!
//! Every text is as the page has it, cut to a length that the content script names. Nothing that a person typed
//! is among the facts.

use serde::Deserialize;

/// A page, or one frame of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PageFacts {
    /// `document.title`.
    pub title: String,
    /// The language that the page declares (`<html lang>`), or nothing.
    pub lang: String,
    /// The path of the page's address, followed by those names and values of its query that are words.
    pub path: String,
    /// Whether this is the top frame of its tab.
    pub top_frame: bool,
    /// Texts of the page's headings, in order.
    pub headings: Vec<String>,
    /// The forms, in order of their first fields; fields without a form are gathered in forms of their own.
    pub forms: Vec<FormFacts>,
    /// Links and buttons that belong to none of the forms, in order of the document; then what else may listen.
    pub controls: Vec<ControlFacts>,
}

impl PageFacts {
    /// All links and buttons, those of forms first, each with the action of the form that it stands in.
    pub(crate) fn all_controls(&self) -> impl Iterator<Item = (&ControlFacts, &str)> {
        let inside = self.forms.iter().flat_map(|form| {
            let controls = form.buttons.iter().chain(&form.links);
            controls.map(|control| (control, form.action.as_str()))
        });
        let outside = self.controls.iter();
        inside.chain(outside.map(|control| (control, control.action.as_str())))
    }
}

/// A form, or a group of fields that has no form element.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FormFacts {
    /// How the content script finds the form, or the element around the group, again. Unique in the page.
    pub handle: u32,
    /// Whether there is a form element.
    pub has_element: bool,
    /// `id` of the form element.
    pub id: String,
    /// `name` of the form element.
    pub name: String,
    /// Class names of the form element.
    pub class: String,
    /// The same of the form's action.
    pub action: String,
    /// The nearest heading or legend.
    pub heading: String,
    /// The beginning of the text in the form.
    pub text: String,
    /// Buttons in the form, submit buttons first.
    pub buttons: Vec<ControlFacts>,
    /// Links in the form or right beside it.
    pub links: Vec<ControlFacts>,
    /// How many fields it has, those past the content script's limit included.
    pub field_count: u32,
    /// The fields, in order of the document.
    pub fields: Vec<FieldFacts>,
    /// What stands together, where buttons stand between the fields: together they hold all of these.
    pub sections: Vec<SectionFacts>,
}

/// A part of a form: fields and the buttons after them.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SectionFacts {
    /// Its first heading or legend.
    pub heading: String,
    /// How many fields it has.
    pub field_count: u32,
    /// What may send it, by their handles: its buttons, and links that run a script.
    pub buttons: Vec<u32>,
}

/// A link, a button, or what else a script listens to.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts are independent of each other"
)]
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ControlFacts {
    /// How the content script finds it again. Unique in the page.
    pub handle: u32,
    /// Name of the element, lower case.
    pub tag: String,
    /// Whether it submits a form, if it stands in one.
    pub submits: bool,
    /// Whether it does.
    pub sends: bool,
    /// What it says: its text, or its `aria-label`, `title`, `value` or `alt`.
    pub text: String,
    /// What else it is called: its `aria-label` and `title`, its tooltip, what stands for a picture in it.
    pub label: String,
    /// `name` as written.
    pub name: String,
    /// `id` as written.
    pub id: String,
    /// Class names.
    pub class: String,
    /// What the page's script knows it by: `onclick`, `data-action` and the like, the fragment that a link leads to, the name
    /// of its picture.
    pub command: String,
    /// What a picture in it is called, whatever else it says.
    #[serde(default)]
    pub picture: String,
    /// The same of the address that a link leads to, or of a button's own `formaction`.
    pub path: String,
    /// The same of the form that it sends, followed by the words among names and values of what is sent unseen.
    pub action: String,
    /// Whether a person can see it; what a menu hides cannot be seen.
    pub visible: bool,
    /// Whether something else lies before it. Only told where there are fields to fill in.
    pub covered: bool,
    /// Whether the page says that it does nothing.
    pub disabled: bool,
    /// Whether the page says that it opens a menu.
    pub opens_menu: bool,
    /// Whether the page says that it opens something that is closed now: a menu, a tab, what else there is.
    pub opens: bool,
}

/// One `input`, `select` or `textarea`.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts are independent of each other"
)]
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FieldFacts {
    /// How the content script finds the field again. Unique in the page.
    pub handle: u32,
    /// `input`, `select` or `textarea`.
    pub tag: String,
    /// The `type` in effect, lower case.
    pub r#type: String,
    /// The field was a password field when it was first seen, though "show password" made it a text field; or a style hides
    /// what is typed into a text field.
    pub was_password: bool,
    /// `autocomplete` as written.
    pub autocomplete: String,
    /// `name` as written.
    pub name: String,
    /// `id` as written.
    pub id: String,
    /// Class names.
    pub class: String,
    /// Text of its `label` elements.
    pub label: String,
    /// `aria-label`, or the text that `aria-labelledby` points to.
    pub aria: String,
    /// Text that `aria-describedby` points to.
    pub description: String,
    /// `placeholder` as written.
    pub placeholder: String,
    /// `title` as written.
    pub title: String,
    /// Text that stands right before the field in the page (after it for a box to tick), where it has no label.
    pub nearby: String,
    /// Whether a person can see it.
    pub visible: bool,
    /// Whether a person can change it.
    pub editable: bool,
    /// Whether the page says that it must be filled in.
    pub required: bool,
    /// `maxlength`, where there is one.
    pub max_length: Option<u32>,
    /// `minlength`, where there is one.
    pub min_length: Option<u32>,
    /// `inputmode` as written.
    pub input_mode: String,
    /// `pattern` as written.
    pub pattern: String,
    /// How many shadow roots deep it is.
    pub shadow_depth: u32,
}
