//! Which of many cookies sign in: JSON lines in, JSON lines out, in the same order.
//!
//! A line in describes a cookie as [`CookieRow`] does; any field may be missing. Cookies of one `site` belong together, so all
//! of the input is read first.

use std::{
    io::{self, BufRead, BufWriter, Write},
    process::ExitCode,
};

use cookie_rows::{CookieRow, facts_of_rows};
use latchkey::cookies::classify;

/// The longest line that is read, in bytes.
const LONGEST_LINE: usize = 1 << 20;

fn main() -> ExitCode {
    match answer() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            // Nobody is left to hear it if this fails too.
            let _ = writeln!(io::stderr(), "classify-cookies: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn answer() -> Result<(), String> {
    let rows = rows(io::stdin().lock())?;
    let mut out = BufWriter::new(io::stdout().lock());
    for (row, assessment) in rows.iter().zip(classify(&facts_of_rows(&rows))) {
        let line = serde_json::json!({
            "id": row.id,
            "kind": assessment.kind,
            "signsIn": assessment.signs_in,
            "probability": assessment.probability,
            "reasons": assessment.reasons,
        });
        writeln!(out, "{line}").map_err(|error| error.to_string())?;
    }
    out.flush().map_err(|error| error.to_string())
}

fn rows(input: impl BufRead) -> Result<Vec<CookieRow>, String> {
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(input.split(b'\n')) {
        let line = line.map_err(|error| format!("line {number}: {error}"))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        if line.len() > LONGEST_LINE {
            return Err(format!("line {number} is longer than a mebibyte"));
        }
        if line.trim_ascii_start().first() != Some(&b'{') {
            return Err(format!("line {number} is no JSON object"));
        }
        // What the parser says may quote a value, so only the place is told.
        let row = serde_json::from_slice(&line).map_err(|error| {
            let column = error.column();
            format!("line {number}, column {column}: it is no JSON object that describes a cookie")
        })?;
        rows.push(row);
    }
    Ok(rows)
}
