//! E-mail addresses with a mistyped domain.

use super::finding::Certainty;
use crate::site::is_listed_suffix;

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
/// Names that nobody has by chance: one slip away from them is no other name, unless it is one of these.
const DISTINCT: [&str; 12] = [
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "yahoo",
    "icloud",
    "protonmail",
    "t-online",
    "wanadoo",
    "laposte",
    "freenet",
    "yandex",
];
const OTHERS: [&str; 6] = ["mail", "email", "ymail", "cloud", "fmail", "zmail"];
/// Those of the names that have mail below `com` or in one country each, never below what is left of `com` after a slip.
const WIDE: [&str; 6] = [
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "yahoo",
    "icloud",
];
const LEFT_OF_COM: [&str; 3] = ["co", "cm", "om"];

/// The address that was meant, where its domain is a mistyped one of those that many have, and whether that is certain. Providers
/// have domains in many countries, and other people have names that are like theirs: what may be one of those is none.
pub(super) fn meant(address: &str) -> Option<(String, Certainty)> {
    let (name, domain) = address.rsplit_once('@')?;
    let domain = domain.to_lowercase();
    if name.is_empty() || MAIL.contains(&domain.as_str()) {
        return None;
    }
    let near = MAIL.iter().find(|mail| is_slip(&domain, mail))?;
    let (label, ending) = domain.split_once('.')?;
    let (near_label, near_ending) = near.split_once('.')?;
    let certainty = if label == near_label {
        let cut = near_ending == "com" && WIDE.contains(&label) && LEFT_OF_COM.contains(&ending);
        (cut || !is_listed_suffix(ending)).then_some(Certainty::MostLikely)
    } else if DISTINCT.contains(&near_label) && !OTHERS.contains(&label) {
        // The first letter is seldom mistyped, and often another name's.
        let begins = label.chars().next() == near_label.chars().next();
        Some(if begins {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        })
    } else {
        None
    };
    Some((format!("{name}@{near}"), certainty?))
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
    use super::{Certainty, meant};

    #[test]
    fn a_mistyped_domain_is_told_from_other_peoples() {
        use Certainty::{MostLikely, Possible};
        let rows = [
            ("gmial.com", Some(("gmail.com", MostLikely))),
            ("gmail.con", Some(("gmail.com", MostLikely))),
            ("gmail.co", Some(("gmail.com", MostLikely))),
            ("gmail.comm", Some(("gmail.com", MostLikely))),
            ("gnail.com", Some(("gmail.com", MostLikely))),
            ("hotmial.com", Some(("hotmail.com", MostLikely))),
            ("hotmail.cm", Some(("hotmail.com", MostLikely))),
            ("Outlok.com", Some(("outlook.com", MostLikely))),
            ("yaho.com", Some(("yahoo.com", MostLikely))),
            ("yahoo.co.ik", Some(("yahoo.co.uk", MostLikely))),
            ("icloud.cm", Some(("icloud.com", MostLikely))),
            ("orange.ft", Some(("orange.fr", MostLikely))),
            ("hmail.com", Some(("gmail.com", Possible))),
            ("gmail.com", None),
            ("ymail.com", None),
            // Domains of mail, and of others, that are like those.
            ("mail.com", None),
            ("email.com", None),
            ("cloud.com", None),
            ("love.com", None),
            ("life.com", None),
            ("never.com", None),
            ("range.fr", None),
            ("gmx.us", None),
            ("hotmail.se", None),
            ("hotmail.dk", None),
            ("hotmail.no", None),
            ("hotmail.es", None),
            ("hotmail.co.jp", None),
            ("outlook.dk", None),
            ("outlook.de", None),
            ("outlook.be", None),
            ("outlook.ie", None),
            ("yahoo.ie", None),
            ("yahoo.ca", None),
            ("yahoo.gr", None),
            ("yahoo.co.in", None),
            ("yahoo.co.id", None),
            ("live.nl", None),
            ("live.ie", None),
            ("yandex.rs", None),
            ("inbox.eu", None),
            ("fern.example", None),
        ];
        for (domain, wanted) in rows {
            let wanted = wanted.map(|(meant, sure)| (format!("robin@{meant}"), sure));
            assert_eq!(meant(&format!("robin@{domain}")), wanted, "{domain}");
        }
        for text in [
            "robin",
            "@gmial.com",
            "",
            "@",
            "a@b@",
            "robin@.",
            "robin@gmail",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
