//! Which of many cookies sign in: JSON lines in, JSON lines out, in the same order.
//!
//! A line in describes a cookie as [`CookieRow`] does; any field may be missing. Cookies of one `site` belong together, so all
//! of the input is read first.

mod lines;

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use cookie_rows::{CookieRow, facts_of_rows};
use latchkey::cookies::classify;

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
    let rows: Vec<CookieRow> = lines::objects(io::stdin().lock(), "a cookie")?;
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
