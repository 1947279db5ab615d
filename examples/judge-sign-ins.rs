//! Which cookies sign in, judged on what a browser saw while somebody signed in and out.
//!
//! In: the JSON lines that `node tests/evaluate/frameworks.mjs BROWSER FILE` writes. Out: precision and recall for each
//! moment, in two halves of the sites by a hash of their names, and the mistakes. `--half 0` or `1` tells of one half only,
//! so that rules can be made on one and judged on the other.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Write},
    process::ExitCode,
};

use latchkey::cookies::{Behaviour, Cookie, ObservationLog, assess};
use serde::Deserialize;

/// The cookies of a site at a moment, what was seen of them, and which sign in.
#[derive(Deserialize)]
struct Line {
    fixture: String,
    when: String,
    now: f64,
    cookies: Vec<Cookie>,
    identities: Vec<String>,
    witness: Option<ObservationLog>,
    truth: Vec<String>,
}

#[derive(Default)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
    mistakes: Vec<String>,
}

fn main() -> ExitCode {
    let told = judged(io::stdin().lock())
        .and_then(|scores| tell(&scores).map_err(|error| error.to_string()));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            // Nobody is left to hear it if this fails too.
            let _ = writeln!(io::stderr(), "judge-sign-ins: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn judged(input: impl BufRead) -> Result<BTreeMap<(String, u32), Score>, String> {
    let mut scores: BTreeMap<(String, u32), Score> = BTreeMap::new();
    for (number, line) in (1..).zip(input.lines()) {
        let line = line.map_err(|error| format!("line {number}: {error}"))?;
        let line: Line =
            serde_json::from_str(&line).map_err(|error| format!("line {number}: {error}"))?;
        let key = (line.when.clone(), half(&line.fixture));
        judge(&line, scores.entry(key).or_default());
    }
    Ok(scores)
}

fn judge(line: &Line, score: &mut Score) {
    let seen: Vec<Behaviour> = line
        .identities
        .iter()
        .zip(&line.cookies)
        .filter_map(|(identity, cookie)| {
            let witness = line.witness.as_ref()?;
            Some(witness.behaviour(identity, &cookie.domain, &cookie.store_id))
        })
        .collect();
    for (cookie, assessment) in line
        .cookies
        .iter()
        .zip(assess(&line.cookies, &seen, line.now))
    {
        let truth = line.truth.contains(&cookie.name);
        match (assessment.signs_in, truth) {
            (true, true) => score.right += 1,
            (true, false) => score.wrong += 1,
            (false, true) => score.missed += 1,
            (false, false) => {}
        }
        if assessment.signs_in != truth {
            let said = if truth { "missed" } else { "does not sign in" };
            let reasons: Vec<String> = assessment
                .reasons
                .iter()
                .map(|reason| format!("{} {:+.1}", reason.code, reason.weight))
                .collect();
            score.mistakes.push(format!(
                "{} {}: {said} ({:.2}: {})",
                line.fixture,
                cookie.name,
                assessment.probability,
                reasons.join(", ")
            ));
        }
    }
}

/// The half of a site, by the FNV-1a hash of its name.
fn half(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    }) >> 16
        & 1
}

fn tell(scores: &BTreeMap<(String, u32), Score>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let wanted = std::env::args().skip_while(|word| word != "--half").nth(1);
    for ((when, half), score) in scores {
        if wanted
            .as_ref()
            .is_some_and(|wanted| *wanted != half.to_string())
        {
            continue;
        }
        let share = |of: u32| f64::from(score.right) / f64::from(of);
        writeln!(
            out,
            "{when}, half {half}: {} sign in, precision {:.3}, recall {:.3}",
            score.right + score.missed,
            share(score.right + score.wrong),
            share(score.right + score.missed),
        )?;
        for mistake in &score.mistakes {
            writeln!(out, "    {mistake}")?;
        }
    }
    out.flush()
}
