//! How common a password is: the passwords that people choose most, with the class of their rank.
//!
//! The table is a sorted list, searched by halving: it takes no more room in the compressed bundle than a static
//! function with a fingerprint of 16 bits would, it never calls a password common that is not, and it can be read.
//! `node tools/word-lists.mjs` makes it; that file says from which lists.

use std::sync::LazyLock;

/// The first line has a letter for each password, `a` for rank 1, `b` for 2 and 3, and so on by powers of two. The
/// passwords follow, one a line, in the order of their bytes.
const TABLE: &str = include_str!("passwords.txt");

static COMMON: LazyLock<Common> = LazyLock::new(|| {
    let (classes, passwords) = TABLE.split_once('\n').unwrap_or_default();
    Common {
        classes: classes.as_bytes(),
        passwords: passwords.lines().collect(),
    }
});

struct Common {
    classes: &'static [u8],
    passwords: Vec<&'static str>,
}

/// So many passwords are in the table.
#[expect(
    clippy::cast_precision_loss,
    reason = "a few ten thousand, which an f64 holds exactly"
)]
pub(super) fn size() -> f64 {
    COMMON.passwords.len() as f64
}

/// The rank of `password` among the passwords that people choose most, rounded down to a power of two: 1 for the
/// first, 2 for the second and third, 4 for the fourth to the seventh. `None` for one that is not in the table.
///
/// Capital and small letters count: `Password` is another password than `password`.
pub(super) fn rank(password: &str) -> Option<u32> {
    let at = COMMON.passwords.binary_search(&password).ok()?;
    let class = COMMON.classes.get(at)?.checked_sub(b'a')?;
    1_u32.checked_shl(class.into())
}

/// The guesses that a password of this rank class takes: the middle of the class, of which the last is not full.
pub(super) fn guesses(rank: u32) -> f64 {
    let first = f64::from(rank);
    f64::midpoint(first, (2.0 * first).min(size()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(COMMON.passwords.is_sorted_by(|one, next| one < next));
        assert_eq!(COMMON.passwords.len(), COMMON.classes.len());
        assert_eq!(COMMON.passwords.len(), 20_000);
        for class in 0..14_u8 {
            let members = COMMON.classes.iter().filter(|&&c| c == b'a' + class);
            assert_eq!(members.count(), 1 << class, "ranks from 2^{class} on");
        }
    }

    #[test]
    fn every_password_of_the_table_is_found() {
        for (password, class) in COMMON.passwords.iter().zip(COMMON.classes) {
            assert_eq!(rank(password), Some(1 << (class - b'a')), "{password}");
        }
    }

    #[test]
    fn what_is_not_in_the_table_is_not_found() {
        assert_eq!(rank("123456"), Some(1));
        for password in [
            "",
            "Password-",
            "123456 ",
            "zq8-Thorn",
            "\u{1f98a}",
            "passwor\u{301}d",
        ] {
            assert_eq!(rank(password), None, "{password}");
        }
        let random =
            (0..200_000_u64).map(|n| format!("{:013x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        assert_eq!(
            random.filter(|password| rank(password).is_some()).count(),
            0
        );
    }
}
