//! `fit-pages EXAMPLES RECOGNITIONS [WEIGHTS]` fits the models of `src/page/weights` on labelled pages.
//!
//! EXAMPLES holds a page a line, as `tests/evaluate/fit.mjs` writes them. For each, RECOGNITIONS gets what is made of
//! it by models that were fitted on the pages of other sites (`apart`) and on all pages (`together`). WEIGHTS is the
//! folder that gets the tables fitted on all pages. The same examples give the same tables, byte for byte.

use std::{env, fs, io::Write, path::Path};

use anyhow::Context;

mod example;
mod fit;

/// How many parts the sites are cut into; each is judged by models fitted on the others.
const FOLDS: u64 = 10;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let [examples, recognitions, ..] = arguments.as_slice() else {
        anyhow::bail!("usage: fit-pages EXAMPLES RECOGNITIONS [WEIGHTS]");
    };
    let examples = example::read(Path::new(examples))?;
    let folds: Vec<u64> = examples.iter().map(|example| example.fold(FOLDS)).collect();
    let together = fit::fit(&examples.iter().collect::<Vec<_>>())?;
    let mut apart = Vec::new();
    for fold in 0..FOLDS {
        let others = examples.iter().zip(&folds).filter(|(_, own)| **own != fold);
        apart.push(fit::fit(
            &others.map(|(example, _)| example).collect::<Vec<_>>(),
        )?);
    }
    let mut out = fs::File::create(recognitions).context("cannot write the recognitions")?;
    for (example, fold) in examples.iter().zip(&folds) {
        let judge = usize::try_from(*fold)
            .ok()
            .and_then(|fold| apart.get(fold))
            .context("a fold is missing")?;
        let line = serde_json::json!({
            "apart": judge.recognize(&example.facts),
            "together": together.recognize(&example.facts),
        });
        writeln!(out, "{line}")?;
    }
    if let Some(folder) = arguments.get(2) {
        fit_pages::table::write(Path::new(folder), &together)?;
    }
    Ok(())
}
