//! `assess` reads questions and writes assessments, one JSON object a line, in order:
//! `{"password": "…", "inputs": ["…"]}` to `{"score": …, "guessesLog10": …, …}`.
//!
//! It stops at the first line that is no question, names the line, and exits with status 1. What was on the line is
//! never repeated: it may be a password.

use std::{
    io::{self, BufRead, BufWriter, Write},
    process::ExitCode,
};

use latchkey::strength::{Question, assess};

fn main() -> ExitCode {
    match answer(io::stdin().lock(), BufWriter::new(io::stdout().lock())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // Nobody is left to hear it if this fails too.
            let _ = writeln!(io::stderr(), "assess: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn answer(questions: impl BufRead, mut answers: impl Write) -> Result<(), String> {
    for (at, line) in questions.split(b'\n').enumerate() {
        let number = at + 1;
        let line = line.map_err(|error| format!("line {number}: cannot be read: {error}"))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let question: Question = serde_json::from_slice(&line).map_err(|error| {
            format!("line {number}, column {}: not a question, which is {{\"password\": text, \"inputs\": [text]}}", error.column())
        })?;
        serde_json::to_writer(&mut answers, &assess(&question))
            .map_err(io::Error::from)
            .and_then(|()| answers.write_all(b"\n"))
            .map_err(|error| format!("line {number}: the answer cannot be written: {error}"))?;
    }
    answers
        .flush()
        .map_err(|error| format!("the answers cannot be written: {error}"))
}
