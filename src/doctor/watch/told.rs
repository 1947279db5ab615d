//! What is told of hosts and names of cookies: no more than support needs.

use crate::site::{is_of, site_of};

/// The longest name that is shown, in letters.
const LONGEST_NAME: usize = 40;
/// A word of a name with so many digits is a number of somebody or something.
const NUMBER: usize = 3;
/// A word of so many hexadecimal digits is made up.
const MADE_UP: usize = 6;

/// The name of a cookie, without numbers, and without what is made up or looks like an address.
pub(super) fn shown_name(name: &str) -> String {
    if name.contains(['@', '%']) {
        return "…".to_owned();
    }
    let mut shown = String::new();
    let mut word = String::new();
    for letter in name.chars().take(LONGEST_NAME).chain([' ']) {
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        shown.push_str(if is_made_up(&word) { "…" } else { &word });
        word.clear();
        if !letter.is_control() {
            shown.push(letter);
        }
    }
    shown.trim_end().to_owned()
}

fn is_made_up(word: &str) -> bool {
    let digits = word.chars().filter(|letter| letter.is_numeric()).count();
    let is_hexadecimal =
        word.len() >= MADE_UP && word.bytes().all(|letter| letter.is_ascii_hexdigit());
    digits >= NUMBER || (digits > 0 && is_hexadecimal)
}

/// Of another site only which it is: what is before that may be a person's own.
pub(super) fn shown_host(host: &str, site: &str) -> String {
    if is_of(site, host) {
        host.to_owned()
    } else {
        site_of(host)
    }
}
