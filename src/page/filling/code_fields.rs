//! Into which fields a one-time code goes, and how many characters of it into each.

use serde::Serialize;

use crate::page::{FieldRole, FormFacts, PageFacts, Recognition, RecognizedForm};

/// So many fields for a code are boxes of one character, whatever their `maxlength` says: a code has four digits or more.
const FEWEST_BOXES: usize = 4;

/// A field and the part of the code that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CodePart {
    /// The handle of the field's facts.
    pub handle: u32,
    /// How many characters go into it; the parts follow each other.
    pub characters: u32,
}

/// Whether any form of a frame asks for a one-time code.
#[must_use]
pub fn asks_for_code(frame: &Recognition) -> bool {
    let mut fields = frame.forms.iter().flat_map(|form| &form.fields);
    fields.any(|field| field.role == FieldRole::OneTimeCode)
}

/// The fields that take a code of so many characters: one that has room for all of it, or boxes in a row that take it
/// together. They belong to the form that holds `focused`, or else to the first form that asks for a code. Empty where
/// no form asks for a code, or none takes one of this length.
#[must_use]
pub fn code_fields(
    facts: &PageFacts,
    frame: &Recognition,
    focused: Option<u32>,
    characters: u32,
) -> Vec<CodePart> {
    let forms = || facts.forms.iter().zip(&frame.forms);
    let holds_focus = |form: &RecognizedForm| {
        let is_focused = |handle| Some(handle) == focused;
        form.fields.iter().any(|field| is_focused(field.handle))
    };
    let here = forms().filter(|(_, form)| holds_focus(form));
    let elsewhere = forms().filter(|(_, form)| !holds_focus(form));
    here.chain(elsewhere)
        .map(|(facts, form)| parts_in(facts, form, focused, characters))
        .find(|parts| !parts.is_empty())
        .unwrap_or_default()
}

fn parts_in(
    facts: &FormFacts,
    form: &RecognizedForm,
    focused: Option<u32>,
    characters: u32,
) -> Vec<CodePart> {
    let codes: Vec<Code> = facts
        .fields
        .iter()
        .zip(&form.fields)
        .enumerate()
        .filter(|(_, (_, field))| field.role == FieldRole::OneTimeCode)
        .map(|(place, (facts, field))| Code {
            place,
            seen: facts.visible,
            editable: facts.editable,
            part: CodePart {
                handle: field.handle,
                characters: facts.max_length.unwrap_or(characters).min(characters),
            },
        })
        .collect();
    let takes: Vec<CodePart> = codes
        .iter()
        .filter(|code| code.editable)
        .map(|code| code.part)
        .collect();
    // Some boxes let one in only after the one before it.
    let opens = codes.len() >= FEWEST_BOXES && codes.first().is_some_and(|code| code.editable);
    if takes.len() >= FEWEST_BOXES || opens {
        return boxes(&codes, focused, characters);
    }
    let whole = || takes.iter().filter(|part| part.characters >= characters);
    let single = whole()
        .find(|part| Some(part.handle) == focused)
        .or_else(|| whole().next());
    match single {
        Some(&CodePart { handle, .. }) => vec![CodePart { handle, characters }],
        None if takes.iter().map(|part| part.characters).sum::<u32>() == characters => takes,
        None => vec![],
    }
}

/// A field for a code, and where it stands among those of its form.
#[derive(Clone, Copy)]
struct Code {
    place: usize,
    seen: bool,
    editable: bool,
    part: CodePart,
}

/// A box for each character, even where the first has room for a code that is pasted: those that take text, or all where each opens
/// the next; or those of them that can be seen, since some pages have one that nobody sees for what a telephone fills in; or the
/// neighbours that hold the focus or are as many as the code has characters.
fn boxes(codes: &[Code], focused: Option<u32>, characters: u32) -> Vec<CodePart> {
    let fits = |row: &[Code]| {
        let starts = row.first().is_some_and(|code| code.editable);
        starts && u32::try_from(row.len()) == Ok(characters)
    };
    let editable: Vec<Code> = codes.iter().copied().filter(|code| code.editable).collect();
    let seen = |row: &[Code]| row.iter().copied().filter(|code| code.seen).collect();
    let rows: [Vec<Code>; 4] = [seen(&editable), seen(codes), editable, codes.to_vec()];
    let holds_focus = |row: &&[Code]| row.iter().any(|code| Some(code.part.handle) == focused);
    let neighbours = || {
        let runs = rows
            .iter()
            .flat_map(|row| row.chunk_by(|one, next| one.place + 1 == next.place));
        let fitting: Vec<&[Code]> = runs.filter(|row| fits(row)).collect();
        fitting
            .iter()
            .copied()
            .find(holds_focus)
            .or_else(|| fitting.first().copied())
    };
    let row = rows
        .iter()
        .map(Vec::as_slice)
        .find(|row| fits(row))
        .or_else(neighbours);
    let one = |code: &Code| CodePart {
        characters: 1,
        ..code.part
    };
    row.into_iter().flatten().map(one).collect()
}
