//! What stands in the fields. It explains what a page says, and so comes before that.

use super::{
    facts::{DoorFacts, Field, FieldUse},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    said::{Said, is_anything_said, is_said},
    tries::is_refused,
};

/// Domains of mail that many people have.
const MAIL: [&str; 44] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.co.uk",
    "yahoo.fr",
    "yahoo.de",
    "yahoo.co.jp",
    "ymail.com",
    "hotmail.com",
    "hotmail.co.uk",
    "hotmail.fr",
    "hotmail.de",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "live.com",
    "msn.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "gmx.de",
    "gmx.net",
    "gmx.com",
    "gmx.at",
    "gmx.ch",
    "web.de",
    "t-online.de",
    "freenet.de",
    "proton.me",
    "protonmail.com",
    "mail.ru",
    "yandex.ru",
    "bk.ru",
    "inbox.ru",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "laposte.net",
    "libero.it",
    "wp.pl",
    "onet.pl",
    "qq.com",
    "naver.com",
];
/// Others that are like those, and are no mistakes.
const LIKE: [&str; 14] = [
    "mail.com",
    "email.com",
    "gmx.us",
    "gmx.fr",
    "hotmail.es",
    "hotmail.it",
    "live.fr",
    "live.nl",
    "outlook.es",
    "yahoo.es",
    "yahoo.it",
    "yahoo.ca",
    "bk.com",
    "wp.com",
];
pub(super) fn examine(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    // What stands in fields after a good sign-in, or before any, is nobody's mistake yet.
    let wrong = is_said(
        said,
        &[FindingCode::WrongPassword, FindingCode::NoSuchAccount],
    ) || (!is_anything_said(said) && is_refused(facts));
    let silent = !is_anything_said(said);
    let sure = if wrong {
        Certainty::MostLikely
    } else {
        Certainty::Possible
    };
    if !wrong && !silent {
        return;
    }
    for field in looked_at(facts) {
        let mut note = |code, sure, evidence, step| {
            found.push(Finding::new(code, sure, evidence, step));
        };
        match field.r#use {
            FieldUse::Account => {
                if let Some(address) = meant(field.text.trim()) {
                    // That is a mistake whatever the page says.
                    let step = Step::CorrectAddress { address };
                    let text = field.text.trim().to_owned();
                    let evidence = Evidence::Typed { text };
                    let (code, sure) = (FindingCode::MistypedDomain, Certainty::MostLikely);
                    note(code, sure, evidence, step);
                }
            }
            FieldUse::Password => {
                if is_in_capitals(&field.shape) {
                    note(FindingCode::CapsLock, sure, Evidence::Seen, Step::TypeAgain);
                }
            }
            FieldUse::Other => continue,
        }
        if has_space_around(&field.shape) {
            note(
                FindingCode::SpacesAround,
                sure,
                Evidence::Seen,
                Step::TypeAgain,
            );
        }
        if has_other_letters(&field) {
            note(
                FindingCode::OtherLetters,
                sure,
                Evidence::Seen,
                Step::TypeAgain,
            );
        }
    }
    if facts.tried.as_ref().is_some_and(|tried| tried.caps_lock) && facts.is_back_at_form() {
        // It was on when the form was sent, which says little of when the password was typed.
        let sure = Certainty::Possible;
        let code = FindingCode::CapsLock;
        found.push(Finding::new(code, sure, Evidence::Seen, Step::TypeAgain));
    }
}

/// What stands in the fields; of what is not there any more, what was seen of it when it was sent.
fn looked_at(facts: &DoorFacts) -> Vec<Field> {
    let fields = facts.own_frames().flat_map(|frame| &frame.fields);
    let mut fields: Vec<Field> = fields.cloned().collect();
    let Some(tried) = &facts.tried else {
        return fields;
    };
    let sent = [
        (FieldUse::Password, &tried.password),
        (FieldUse::Account, &tried.account),
    ];
    for (r#use, kinds) in sent {
        let stands = |field: &Field| field.r#use == r#use && !field.shape.is_empty();
        if !fields.iter().any(stands) {
            fields.push(Field {
                r#use,
                shape: kinds.clone(),
                text: String::new(),
            });
        }
    }
    fields
}

fn has_space_around(shape: &str) -> bool {
    let is_space = |kind: Option<char>| matches!(kind, Some(' ' | 'z'));
    shape.chars().any(|kind| kind != ' ')
        && (is_space(shape.chars().next()) || is_space(shape.chars().next_back()))
}

/// Whether full-width forms, what cannot be seen, or letters of two scripts are in it.
fn has_other_letters(field: &Field) -> bool {
    let has = |kinds: &[char]| field.shape.contains(kinds);
    let inside = field.shape.trim_matches([' ', 'z']);
    let mixes = has(&['a', 'A']) && has(&['c', 'g', 'o']);
    let is_foreign = field.r#use == FieldUse::Password && !has(&['a', 'A']) && has(&['c', 'g']);
    has(&['f']) || inside.contains('z') || mixes || is_foreign
}

fn is_in_capitals(shape: &str) -> bool {
    shape.contains('A') && !shape.contains(['a', 'c', 'g', 'o'])
}

/// The address that was meant, where its domain is a mistyped one of those that many have.
pub(super) fn meant(address: &str) -> Option<String> {
    let (name, domain) = address.rsplit_once('@')?;
    let domain = domain.to_lowercase();
    if name.is_empty() || MAIL.contains(&domain.as_str()) || LIKE.contains(&domain.as_str()) {
        return None;
    }
    let near = MAIL.iter().find(|mail| is_slip(&domain, mail))?;
    Some(format!("{name}@{near}"))
}

/// Whether a domain is another with one slip: a letter left out, added, replaced, or two that changed places. Short names are others'
/// names.
fn is_slip(written: &str, meant: &str) -> bool {
    const SHORTEST: usize = 8;
    let (one, other): (Vec<char>, Vec<char>) = (written.chars().collect(), meant.chars().collect());
    if other.len() < SHORTEST || one.len().abs_diff(other.len()) > 1 || one == other {
        return false;
    }
    let same = one
        .iter()
        .zip(&other)
        .take_while(|(one, other)| one == other);
    let begin = same.count();
    let (one, other) = (&one[begin..], &other[begin..]);
    let skip = |letters: &[char], count| letters.get(count..).map(<[char]>::to_vec);
    skip(one, 1) == Some(other.to_vec())
        || Some(one.to_vec()) == skip(other, 1)
        || skip(one, 1).is_some_and(|rest| skip(other, 1) == Some(rest))
        || (one.len() >= 2
            && other.len() >= 2
            && one[0] == other[1]
            && one[1] == other[0]
            && one[2..] == other[2..])
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_mistyped_domain_is_told_from_other_peoples() {
        let rows = [
            ("robin@gmial.com", Some("robin@gmail.com")),
            ("robin@gmail.con", Some("robin@gmail.com")),
            ("robin@gmail.co", Some("robin@gmail.com")),
            ("robin@gnail.com", Some("robin@gmail.com")),
            ("robin@hotmial.com", Some("robin@hotmail.com")),
            ("robin@hotmail.comm", Some("robin@hotmail.com")),
            ("Robin@Outlok.com", Some("Robin@outlook.com")),
            ("robin@yaho.com", Some("robin@yahoo.com")),
            ("robin@icloud.cm", Some("robin@icloud.com")),
            ("robin@gmail.com", None),
            ("robin@ymail.com", None),
            ("robin@mail.com", None),
            ("robin@email.com", None),
            ("robin@gmx.us", None),
            ("robin@fern.example", None),
            ("robin", None),
            ("@gmial.com", None),
            ("", None),
        ];
        for (written, wanted) in rows {
            assert_eq!(meant(written).as_deref(), wanted, "{written}");
        }
    }
}
