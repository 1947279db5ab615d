//! Writes models as the tables that are shipped.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::Context;
use latchkey::{model::Model, page::Recognizer};

/// Weights smaller than this in every class say nothing and are left out.
const SMALLEST: f64 = 0.02;

/// Writes the models of pages into a folder.
///
/// # Errors
/// If a file cannot be written.
pub fn write(folder: &Path, recognizer: &Recognizer) -> anyhow::Result<()> {
    let tables = [
        ("kind.tsv", "What a form is for", &recognizer.kind),
        (
            "new_password.tsv",
            "Whether a password is being chosen (above zero) or exists already",
            &recognizer.new_password,
        ),
        (
            "remember_me.tsv",
            "Whether a box to tick is \"remember me\"",
            &recognizer.remember_me,
        ),
    ];
    for (name, what, model) in tables {
        let path = folder.join(name);
        fs::write(&path, text(what, "fit-pages", model, SMALLEST))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// A model as a table that people can read, without weights that are smaller in every class than the smallest.
#[must_use]
pub fn text(what: &str, tool: &str, model: &Model, smallest: f64) -> String {
    let mut text = format!(
        "# {what}: weights in log-odds, fitted by tools/{tool}.\nfeature\t{}\n",
        model.classes().join("\t")
    );
    let mut rows: Vec<_> = model.weights().iter().collect();
    rows.sort_by_key(|(feature, _)| *feature);
    for (feature, weights) in rows
        .into_iter()
        .filter(|(_, weights)| weights.iter().any(|weight| weight.abs() >= smallest))
    {
        text.push_str(feature);
        for weight in weights {
            // Minus zero is zero.
            let rounded = (weight * 100.0).round() / 100.0 + 0.0;
            let _ = write!(text, "\t{rounded}");
        }
        text.push('\n');
    }
    text
}
