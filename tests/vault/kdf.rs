//! From a password to its key.

use latchkey::vault::{
    VaultError,
    kdf::{Argon2Parameters, LONGEST_PASSWORD, derive},
};

use crate::build::{Failing, Seeded, cheap, failure};

fn key(password: &str) -> [u8; 32] {
    *derive(password, &cheap(1))
        .expect("the password is neither empty nor too long")
        .as_bytes()
}

#[test]
fn new_passwords_get_the_parameters_that_rfc_9106_recommends() {
    let parameters = Argon2Parameters::random(&mut Seeded(1)).expect("there is randomness");
    let Argon2Parameters {
        memory_kib,
        passes,
        lanes,
        salt,
    } = parameters;
    assert_eq!((memory_kib, passes, lanes), (64 * 1024, 3, 4));
    let other = Argon2Parameters::random(&mut Seeded(2)).expect("there is randomness");
    assert_ne!(salt, other.salt);
    assert!(Argon2Parameters::random(&mut Failing(0)).is_err());
}

/// Unicode Standard Annex 15, and what keyboards make of the same letters.
#[test]
fn a_password_is_the_same_on_every_keyboard() {
    let same = [
        ("composed and decomposed", "caf\u{e9}", "cafe\u{301}"),
        ("full width", "\u{ff50}\u{ff41}\u{ff53}\u{ff53}", "pass"),
        ("ligature", "\u{fb01}sh", "fish"),
        ("Hangul", "\u{ac00}", "\u{1100}\u{1161}"),
        ("no-break space", "a\u{a0}b", "a b"),
    ];
    for (name, one, other) in same {
        assert_eq!(key(one), key(other), "{name}");
    }
    let different = [
        ("case", "Pass", "pass"),
        ("spaces", "pass", "pass "),
        ("accents", "caf\u{e9}", "cafe"),
        ("zero byte", "pass\0", "pass"),
    ];
    for (name, one, other) in different {
        assert_ne!(key(one), key(other), "{name}");
    }
}

#[test]
fn every_parameter_counts() {
    let others = [cheap(2), with_memory(7172), with_passes(2), with_lanes(2)];
    for other in others {
        let derived = derive("pass", &other).expect("the parameters are in bounds");
        assert_ne!(derived.as_bytes(), &key("pass"), "{other:?}");
    }
}

#[test]
fn passwords_without_end_or_beginning_are_refused() {
    let longest = "p".repeat(LONGEST_PASSWORD);
    key(&longest);
    let rows = [
        (String::new(), VaultError::PasswordEmpty),
        (format!("{longest}p"), VaultError::PasswordTooLong),
        ("p".repeat(10 << 20), VaultError::PasswordTooLong),
    ];
    for (password, expected) in rows {
        assert_eq!(failure(derive(&password, &cheap(1))), expected);
    }
    // The character that grows most when it is normalised, as often as it can be typed.
    key(&"\u{fdfa}".repeat(LONGEST_PASSWORD / 3));
}

fn with_memory(memory_kib: u32) -> Argon2Parameters {
    Argon2Parameters {
        memory_kib,
        ..cheap(1)
    }
}

fn with_passes(passes: u32) -> Argon2Parameters {
    Argon2Parameters { passes, ..cheap(1) }
}

fn with_lanes(lanes: u32) -> Argon2Parameters {
    Argon2Parameters { lanes, ..cheap(1) }
}

#[test]
fn parameters_out_of_bounds_are_refused_before_any_work() {
    let rows = [
        (with_memory(0), false),
        (with_memory(7167), false),
        (with_memory(7168), true),
        (with_memory(262_144), true),
        (with_memory(262_145), false),
        (with_memory(u32::MAX), false),
        (with_passes(0), false),
        (with_passes(10), true),
        (with_passes(11), false),
        (with_passes(u32::MAX), false),
        (with_lanes(0), false),
        (with_lanes(4), true),
        (with_lanes(5), false),
        (with_lanes(u32::MAX), false),
    ];
    for (parameters, accepted) in rows {
        assert_eq!(parameters.check().is_ok(), accepted, "{parameters:?}");
        if !accepted {
            assert_eq!(
                failure(derive("p", &parameters)),
                VaultError::KdfOutOfBounds
            );
        }
    }
}

#[test]
fn parameters_cross_the_boundary_whole() {
    let text = serde_json::to_string(&cheap(7)).expect("numbers are written");
    assert!(text.starts_with(r#"{"memoryKib":7168,"passes":1,"lanes":1,"salt":[7,7,"#));
    assert_eq!(
        serde_json::from_str::<Argon2Parameters>(&text).ok(),
        Some(cheap(7))
    );
    for wrong in [
        r#"{"memoryKib":7168,"passes":1,"lanes":1,"salt":[7]}"#,
        r#"{"memoryKib":-1,"passes":1,"lanes":1,"salt":[]}"#,
        r#"{"memoryKib":7168,"passes":1,"lanes":1}"#,
    ] {
        assert!(serde_json::from_str::<Argon2Parameters>(wrong).is_err());
    }
}
