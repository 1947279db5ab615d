//! Names of cookies that are parts of one: libraries number the parts of a value that is too long for one cookie, and mark a
//! signature.

/// What libraries put behind the name of a cookie for its signature.
const SIGNATURES: [&str; 4] = [".sig", "_sig", "-sig", ".signature"];
/// What they put between the name and the number of a part.
const BEFORE_NUMBERS: [&str; 5] = [".", "_", "-", "C", ""];
/// Digits of the number of a part.
const MOST_DIGITS: usize = 2;

/// What is left of the name of a part or a signature.
pub(crate) fn stem(name: &str) -> Option<&str> {
    let numbered = || {
        let rest = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let digits = name.len() - rest.len();
        let mut marks = BEFORE_NUMBERS.iter();
        (1..=MOST_DIGITS)
            .contains(&digits)
            .then(|| marks.find_map(|mark| rest.strip_suffix(mark)))
            .flatten()
    };
    unsigned(name)
        .or_else(numbered)
        .filter(|stem| !stem.is_empty())
}

/// Whether it is the name of a signature of another cookie.
pub(crate) fn is_signature(name: &str) -> bool {
    unsigned(name).is_some()
}

fn unsigned(name: &str) -> Option<&str> {
    SIGNATURES
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
}
