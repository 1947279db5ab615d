//! The parameters of an address.

use serde_json::Value;
use zeroize::Zeroizing;

use super::encoding::decode;
use crate::authenticator::{
    annotations::Annotations, credential::Algorithm, error::AccountError, repair::Repair,
};

/// More parameters than any address has.
const MOST_PARAMETERS: usize = 64;
/// What other programs add for themselves; it says nothing about codes. `deviceid` and `data` are Steam's, and `serial` is
/// Battle.net's, out of WinAuth.
const HARMLESS: [&str; 8] = [
    "image",
    "icon",
    "color",
    "lock",
    "deviceid",
    "data",
    "serial",
    "pin_length",
];
/// What makes codes. Nothing of it has a `#`, so that one begins what is no parameter any more.
const EXACT: [&str; 8] = [
    "secret",
    "digits",
    "period",
    "algorithm",
    "counter",
    "pin",
    "encoder",
    "steam",
];
/// What Ente adds.
const DISPLAY: &str = "codedisplay";
/// Other parameters of an address.
const KNOWN: [&str; 7] = ["issuer", "image", "icon", "color", "lock", DISPLAY, "tags"];

/// Parameters by name in small letters, each once, until they are taken.
pub(super) struct Parameters(Vec<Parameter>);

struct Parameter {
    name: String,
    value: Zeroizing<String>,
    taken: bool,
}

/// Parts the label from the parameters, at the first question mark that a parameter follows: names have question marks too.
pub(super) fn after_label(rest: &str) -> (&str, &str) {
    let marks = rest.match_indices('?').map(|(at, _)| at);
    let begins = |at: &usize| rest.get(at + 1..).is_some_and(begins_parameters);
    let at = marks.clone().find(begins).or_else(|| marks.clone().next());
    let parts = at.and_then(|at| Some((rest.get(..at)?, rest.get(at + 1..)?)));
    parts.unwrap_or((rest, ""))
}

fn begins_parameters(text: &str) -> bool {
    let mut known = EXACT.iter().chain(&KNOWN);
    known.any(|known| begins_with(text, known))
}

/// Whether a text is the parameter of this name, which looks at no more of it than the name is long.
fn begins_with(text: &str, name: &str) -> bool {
    let (start, sign) = (
        text.as_bytes().get(..name.len()),
        text.as_bytes().get(name.len()),
    );
    sign == Some(&b'=') && start.is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
}

/// The parameters as they stand there. Names of sites have signs in them that part parameters, as in `issuer=A&B`: what has no
/// `=`, and is no flag, goes on with the issuer before it.
fn pairs(query: &str) -> Vec<String> {
    let mut pairs: Vec<String> = Vec::new();
    for piece in query.split_inclusive(['&', ';']) {
        let sign = piece.chars().next_back();
        let text = piece.trim_end_matches(['&', ';']);
        let goes_on = !text.contains('=') && !["amp", "steam", ""].contains(&text);
        match pairs.last_mut() {
            Some(last) if goes_on && begins_with(last, "issuer") => {
                last.push_str(text);
            }
            _ => pairs.push(text.to_owned()),
        }
        // The sign itself belongs to the issuer if it goes on; it is taken off again if not.
        if let (Some(last), Some(sign @ ('&' | ';'))) = (pairs.last_mut(), sign) {
            last.push(sign);
        }
    }
    for pair in &mut pairs {
        pair.truncate(pair.trim_end_matches(['&', ';']).len());
    }
    pairs.retain(|pair| !pair.is_empty() && pair != "amp");
    pairs
}

impl Parameters {
    pub(super) fn read(query: &str, repairs: &mut Vec<Repair>) -> Result<Self, AccountError> {
        let mut read = Self(Vec::new());
        let pairs = pairs(query);
        if pairs.len() > MOST_PARAMETERS {
            return Err(AccountError::TooLong);
        }
        for pair in &pairs {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name, repairs)?.trim().to_ascii_lowercase();
            let value = match value.split_once('#') {
                Some((before, _)) if EXACT.contains(&name.as_str()) => {
                    repairs.push(Repair::AddressForm);
                    before
                }
                _ => value,
            };
            // In a key it is a separator, in Base64 a symbol. What Ente adds is always written as forms are.
            let value = if value.contains('+') && name != "secret" {
                repairs.extend((name != DISPLAY).then_some(Repair::PlusForSpace));
                decode(&value.replace('+', " "), repairs)?
            } else {
                decode(value, repairs)?
            };
            if read.0.iter().any(|known| known.name == name) {
                repairs.push(Repair::DuplicateParameter);
                continue;
            }
            read.0.push(Parameter {
                name,
                value: Zeroizing::new(value),
                taken: false,
            });
        }
        Ok(read)
    }

    /// The value of a parameter, which counts as read from then on.
    pub(super) fn take(&mut self, name: &str) -> Option<&str> {
        let found = self.0.iter_mut().find(|parameter| parameter.name == name)?;
        found.taken = true;
        Some(&found.value)
    }

    /// The value of a parameter, which does not count as read.
    pub(super) fn peek(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|parameter| parameter.name == name)?;
        Some(&found.value)
    }

    /// What Ente keeps of an account beside its codes.
    fn display(&self) -> Value {
        let display = self.peek(DISPLAY).unwrap_or_default();
        serde_json::from_str(display).unwrap_or_default()
    }

    /// Whether Ente has it in its trash.
    pub(super) fn is_trashed(&self) -> bool {
        self.display()["trashed"] == Value::Bool(true)
    }

    /// Where the person has put it in Ente.
    pub(super) fn position(&self) -> i64 {
        self.display()["position"].as_i64().unwrap_or_default()
    }

    /// What the person had written beside the account, in the parameters of those programs that keep it there.
    pub(super) fn annotations(&mut self) -> Annotations {
        let display = self.display();
        self.take(DISPLAY);
        let mut annotations = Annotations {
            note: display["note"].as_str().unwrap_or_default().to_owned(),
            pinned: display["pinned"] == Value::Bool(true),
            ..Annotations::default()
        };
        for tag in display["tags"].as_array().into_iter().flatten() {
            annotations.tag(tag.as_str().unwrap_or_default());
        }
        for list in ["tags", "group"] {
            for tag in self.take(list).unwrap_or_default().split(',') {
                annotations.tag(tag);
            }
        }
        if let Some(note) = self.take("note") {
            note.clone_into(&mut annotations.note);
        }
        annotations
    }

    /// A number; nothing where it is missing, or empty, which is told.
    pub(super) fn number(
        &mut self,
        name: &str,
        repairs: &mut Vec<Repair>,
    ) -> Result<Option<u64>, AccountError> {
        let out_of_bounds = if name == "period" {
            AccountError::PeriodOutOfBounds
        } else {
            AccountError::DigitsOutOfBounds
        };
        match self.take(name).map(str::trim) {
            None => Ok(None),
            Some("") => {
                repairs.push(Repair::EmptyParameter);
                Ok(None)
            }
            Some(text) if text.bytes().all(|digit| digit.is_ascii_digit()) => {
                text.parse().map(Some).map_err(|_| out_of_bounds)
            }
            Some(_) => Err(out_of_bounds),
        }
    }

    pub(super) fn algorithm(
        &mut self,
        repairs: &mut Vec<Repair>,
    ) -> Result<Algorithm, AccountError> {
        match self.take("algorithm").map(str::trim) {
            None => Ok(Algorithm::default()),
            Some("") => {
                repairs.push(Repair::EmptyParameter);
                Ok(Algorithm::default())
            }
            Some(text) => {
                let algorithm: Algorithm = text.parse()?;
                if algorithm.name() != text {
                    repairs.push(Repair::AlgorithmSpelling);
                }
                Ok(algorithm)
            }
        }
    }

    /// Takes parameters that mean nothing for a kind, which is told.
    pub(super) fn ignore(&mut self, names: &[&str], repairs: &mut Vec<Repair>) {
        for name in names {
            if self.take(name).is_some() {
                repairs.push(Repair::ParameterIgnored);
            }
        }
    }

    /// Tells that there were parameters that nobody has read.
    pub(super) fn tell_unread(&self, repairs: &mut Vec<Repair>) {
        let unread = |parameter: &&Parameter| {
            !parameter.taken && !HARMLESS.contains(&parameter.name.as_str())
        };
        if self.0.iter().find(unread).is_some() {
            repairs.push(Repair::UnknownParameter);
        }
    }
}
