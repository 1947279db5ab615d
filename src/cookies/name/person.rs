//! Names that say that a person is named, or numbered.

use super::topics::words_of;

/// Words for a person that a site knows.
const PERSON: [&str; 7] = [
    "account", "admin", "customer", "login", "member", "person", "user",
];
/// What may follow them: the person's number or name.
const OF_PERSON: [&str; 8] = [
    "email", "guid", "id", "key", "mail", "name", "number", "uuid",
];
/// Those of them that are a number.
const NUMBERS: [&str; 5] = ["guid", "id", "key", "number", "uuid"];
/// The same in one word.
const NUMBER_AS_ONE: [&str; 6] = [
    "accountid",
    "customerid",
    "memberid",
    "uid",
    "userid",
    "userno",
];
/// A person's number, or their name, in one word.
const PERSON_AS_ONE: [&str; 13] = [
    "accountid",
    "accountname",
    "accounts",
    "customerid",
    "email",
    "loginname",
    "memberid",
    "membername",
    "uid",
    "uname",
    "userid",
    "username",
    "userno",
];

/// Whether a cookie, or an item of storage, of this name says who the person is: `wikiUserID`, `username`, `account`.
#[must_use]
pub fn names_person(name: &str) -> bool {
    let words = words_of(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [.., last] if PERSON_AS_ONE.contains(last) || PERSON.contains(last) => true,
        [.., person, last] => PERSON.contains(person) && OF_PERSON.contains(last),
        _ => false,
    }
}

/// Whether a cookie of this name holds the number that a site knows the person by: `wikiUserID`, `uid`.
pub(crate) fn numbers_person(name: &str) -> bool {
    let words = words_of(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [.., last] if NUMBER_AS_ONE.contains(last) => true,
        [.., person, last] => PERSON.contains(person) && NUMBERS.contains(last),
        _ => false,
    }
}
