//! Codes, held against the tables of their standards and of other programs' tests.

use latchkey::authenticator::{
    Algorithm, Credential, Kind, Secret, code_at, code_of_step, otpauth,
};
use proptest::prelude::*;

fn credential(secret: &[u8], kind: Kind) -> Credential {
    Credential {
        issuer: String::new(),
        name: String::new(),
        secret: Secret::from_bytes(secret.to_vec()).expect("the secret is neither empty nor long"),
        kind,
    }
}

fn address(text: &str) -> Credential {
    otpauth::parse(text)
        .expect("the address is right")
        .credential
}

/// RFC 4226, appendix D.
#[test]
fn counters() {
    let codes = [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
    ];
    for (counter, code) in (0..).zip(codes) {
        let kind = Kind::Hotp {
            algorithm: Algorithm::Sha1,
            digits: 6,
            counter,
        };
        let account = credential(b"12345678901234567890", kind);
        assert_eq!(code_of_step(&account, counter), code);
        assert_eq!(code_at(&account, 59), None);
    }
}

/// RFC 6238, appendix B. Its secrets are as long as the hash, as erratum 2866 says.
#[test]
fn times() {
    let digits = b"1234567890".repeat(7);
    let rows = [
        (59, "94287082", "46119246", "90693936"),
        (1_111_111_109, "07081804", "68084774", "25091201"),
        (1_111_111_111, "14050471", "67062674", "99943326"),
        (1_234_567_890, "89005924", "91819424", "93441116"),
        (2_000_000_000, "69279037", "90698825", "38618901"),
        (20_000_000_000, "65353130", "77737706", "47863826"),
    ];
    for (time, sha1, sha256, sha512) in rows {
        for (algorithm, length, code) in [
            (Algorithm::Sha1, 20, sha1),
            (Algorithm::Sha256, 32, sha256),
            (Algorithm::Sha512, 64, sha512),
        ] {
            let kind = Kind::Totp {
                algorithm,
                digits: 8,
                period: 30,
            };
            let code_then = code_at(&credential(&digits[..length], kind), time).expect("by time");
            assert_eq!(code_then.now, code, "{algorithm} at {time}");
            assert_eq!(code_then.valid_from, time / 30 * 30);
            assert_eq!(code_then.valid_until, time / 30 * 30 + 30);
        }
    }
}

/// The same values of appendix B, cut to fewer digits and, at 31 bits, to all ten.
#[test]
fn any_number_of_digits() {
    for (digits, code) in [
        (5, "87082"),
        (6, "287082"),
        (7, "4287082"),
        (8, "94287082"),
        (9, "094287082"),
        (10, "1094287082"),
    ] {
        let kind = Kind::Totp {
            algorithm: Algorithm::Sha1,
            digits,
            period: 30,
        };
        let account = credential(b"12345678901234567890", kind);
        assert_eq!(code_at(&account, 59).expect("by time").now, code);
    }
}

/// The tests of Aegis 3.4 (`YAOTPTest`, `MOTPTest`, <https://github.com/beemdevelopment/Aegis>).
#[test]
fn other_kinds() {
    let long = "JBGSAU4G7IEZG6OY4UAXX62JU4AAAAAAHTSG4HXU3M&pin=5210481216086702";
    let short = "LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZPI&pin=7586";
    let rows = [
        (
            "otpauth://yaotp/?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&pin=5239",
            1_641_559_648,
            "umozdicq",
        ),
        (
            &format!("otpauth://yaotp/?secret={short}"),
            1_581_064_020,
            "oactmacq",
        ),
        (
            &format!("otpauth://yaotp/?secret={short}"),
            1_581_090_810,
            "wemdwrix",
        ),
        (
            &format!("otpauth://yaotp/?secret={long}"),
            1_581_091_469,
            "dfrpywob",
        ),
        (
            &format!("otpauth://yaotp/?secret={long}"),
            1_581_093_059,
            "vunyprpd",
        ),
        (
            "motp://?secret=e3152afee62599c8&pin=1234",
            165_892_298,
            "e7d8b6",
        ),
        (
            "motp://?secret=e3152afee62599c8&pin=1234",
            123_456_789,
            "4ebfb2",
        ),
    ];
    for (text, time, code) in rows {
        assert_eq!(
            code_at(&address(text), time).expect("by time").now,
            code,
            "{text} at {time}"
        );
    }
}

/// Steam's alphabet in place of digits over the value of RFC 4226 for the same counter, 1,094,287,082.
#[test]
fn steam() {
    const ALPHABET: &[u8; 26] = b"23456789BCDFGHJKMNPQRTVWXY";
    let mut value = 1_094_287_082_usize;
    let mut wanted = String::new();
    for _ in 0..5 {
        wanted.push(char::from(ALPHABET[value % 26]));
        value /= 26;
    }
    let account = credential(b"12345678901234567890", Kind::Steam);
    assert_eq!(code_at(&account, 59).expect("by time").now, wanted);
}

proptest! {
    #[test]
    fn no_time_and_no_secret_is_too_much(time in any::<u64>(), secret in prop::collection::vec(any::<u8>(), 1..1024), digits in 5_u8..=10, period in 1_u16..=3600) {
        for algorithm in [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512] {
            let kind = Kind::Totp { algorithm, digits, period };
            let code = code_at(&credential(&secret, kind), time).expect("by time");
            prop_assert_eq!(code.now.len(), usize::from(digits));
            prop_assert!(code.now.bytes().all(|digit| digit.is_ascii_digit()));
            prop_assert!(code.valid_from <= time);
        }
        for kind in [Kind::Steam, Kind::Motp { pin: "1234".into() }, Kind::Yandex { pin: "12345".into() }] {
            let account = credential(&secret, kind);
            prop_assert_eq!(code_at(&account, time).expect("by time").now.len(), usize::from(account.kind.digits()));
        }
    }

    #[test]
    fn the_next_code_is_the_one_after(time in 0..u64::MAX / 2, period in 1_u16..=3600) {
        let kind = Kind::Totp { algorithm: Algorithm::Sha1, digits: 6, period };
        let account = credential(b"12345678901234567890", kind);
        let code = code_at(&account, time).expect("by time");
        prop_assert_eq!(&code.next, &code_at(&account, code.valid_until).expect("by time").now);
        prop_assert_eq!(&code.now, &code_at(&account, code.valid_until - 1).expect("by time").now);
    }
}
