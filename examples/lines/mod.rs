//! JSON lines of a file or a pipe.

use std::io::BufRead;

use serde::de::DeserializeOwned;

/// The longest line that is read, in bytes.
const LONGEST_LINE: usize = 1 << 20;

/// The objects on the lines of an input; empty lines are left out. A line that is none ends it, and is told by its number:
/// what stands on it may be a secret.
pub(crate) fn objects<Object: DeserializeOwned>(
    input: impl BufRead,
    what: &str,
) -> Result<Vec<Object>, String> {
    let mut objects = Vec::new();
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
        let object = serde_json::from_slice(&line).map_err(|error| {
            let column = error.column();
            format!("line {number}, column {column}: it is no JSON object that describes {what}")
        })?;
        objects.push(object);
    }
    Ok(objects)
}
