//! `zxcvbn` answers what the engine alone makes of passwords, for comparison: one question a line, as `assess` reads
//! it, to `{"score": …, "guessesLog10": …}`. A line that is no question ends it with status 1.

use std::io::{self, BufRead, BufWriter, Write};

use latchkey::strength::Question;

fn main() -> io::Result<()> {
    let mut answers = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let question: Question = serde_json::from_str(&line?)?;
        let words: Vec<&str> = question.inputs.iter().map(String::as_str).collect();
        let entropy = zxcvbn::zxcvbn(&question.password, &words);
        let answer = serde_json::json!({
            "score": u8::from(entropy.score()),
            "guessesLog10": entropy.guesses_log10().max(0.0),
        });
        writeln!(answers, "{answer}")?;
    }
    answers.flush()
}
