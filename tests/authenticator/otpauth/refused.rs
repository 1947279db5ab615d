//! Addresses that are refused, and what could be taken for something else.

use latchkey::authenticator::{
    AccountError, Repair,
    otpauth::{LONGEST_ADDRESS, parse},
};

use super::KEY;

#[test]
fn what_is_refused() {
    use AccountError as E;
    let long = format!("otpauth://totp/x?secret={}", "A".repeat(LONGEST_ADDRESS));
    let crowded = format!(
        "otpauth://totp/x?secret={KEY}{}&digits=8",
        "&a=1".repeat(64)
    );
    let big = format!("otpauth://totp/x?secret={}", "A".repeat(2000));
    let rows = [
        ("", E::NotRecognised),
        ("https://fern.example/", E::NotRecognised),
        ("otpauth:totp/x?secret=KEY", E::NotRecognised),
        ("otpauth://sotp/x?secret=KEY", E::UnknownKind),
        ("otpauth://totp/x", E::SecretEmpty),
        ("otpauth://totp/x?secret=", E::SecretEmpty),
        ("otpauth://totp/x?secret=%20-%20", E::SecretEmpty),
        ("otpauth://totp/x?secret=A", E::SecretEmpty),
        ("otpauth://totp/x?secret=0189", E::SecretNotBase32),
        ("otpauth://totp/x?secret=K%C3%89Y", E::SecretNotBase32),
        (&big, E::SecretTooLong),
        (&long, E::TooLong),
        (
            "otpauth://totp/x?secret=KEY&algorithm=MD5",
            E::UnknownAlgorithm,
        ),
        ("otpauth://totp/x?secret=KEY&digits=4", E::DigitsOutOfBounds),
        (
            "otpauth://totp/x?secret=KEY&digits=99",
            E::DigitsOutOfBounds,
        ),
        (
            "otpauth://totp/x?secret=KEY&digits=six",
            E::DigitsOutOfBounds,
        ),
        (
            "otpauth://totp/x?secret=KEY&digits=-6",
            E::DigitsOutOfBounds,
        ),
        ("otpauth://totp/x?secret=KEY&period=0", E::PeriodOutOfBounds),
        (
            "otpauth://totp/x?secret=KEY&period=3601",
            E::PeriodOutOfBounds,
        ),
        (
            "otpauth://totp/x?secret=KEY&period=99999999999999999999",
            E::PeriodOutOfBounds,
        ),
        (
            "otpauth://hotp/x?secret=KEY&counter=18446744073709551616",
            E::CounterOutOfBounds,
        ),
        (
            "otpauth://hotp/x?secret=KEY&counter=-1",
            E::CounterOutOfBounds,
        ),
        ("otpauth://totp/%FF%FE?secret=KEY", E::BadEncoding),
        (&crowded, E::TooLong),
        (
            "otpauth://yaotp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY",
            E::PinNeeded,
        ),
        ("otpauth://yaotp/x?secret=MFRGG&pin=12345", E::SecretLength),
        (
            "otpauth://yaotp/x?secret=7SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&pin=5239",
            E::SecretDamaged,
        ),
        ("steam://", E::SecretEmpty),
        (
            "otpauth://yaotp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=12a4",
            E::PinOutOfBounds,
        ),
        ("motp://x?secret=xyz&pin=1234", E::SecretNotBase32),
        ("motp://x?secret=e3152afee62599c8", E::PinNeeded),
    ];
    for (text, wanted) in rows {
        let parsed = parse(&text.replace("KEY", KEY));
        assert_eq!(
            parsed.err(),
            Some(wanted),
            "{}",
            text.chars().take(80).collect::<String>()
        );
    }
}

#[test]
fn what_could_be_taken_for_something_else_is_told() {
    use Repair::{SecretEnd, UnknownParameter};
    let rows: [(&str, &str, &str, &[Repair]); 7] = [
        (
            "otpauth://totp/ACME%3AEU:robin?secret=KEY&issuer=ACME%3AEU",
            "ACME:EU",
            "robin",
            &[],
        ),
        ("otpauth://totp/:a%3Ab?secret=KEY", "", "a:b", &[]),
        ("otpauth://totp/a%3Ab?secret=KEY", "a", "b", &[]),
        (
            "otpauth://totp/x?secret=KEY&encoder=nonsense",
            "",
            "x",
            &[UnknownParameter],
        ),
        ("otpauth://totp/x?secret=KEYA", "", "x", &[SecretEnd]),
        (
            "otpauth://totp/%2F%2F0:x?secret=KEY&issuer=%2F%2F0",
            "//0",
            "x",
            &[],
        ),
        (
            "otpauth://totp/%2F%2Ffern.example:x?secret=KEY&issuer=fern.example",
            "fern.example",
            "x",
            &[],
        ),
    ];
    for (text, issuer, name, repairs) in rows {
        let parsed = parse(&text.replace("KEY", KEY)).expect("it can be read");
        assert_eq!(parsed.credential.issuer, issuer, "{text}");
        assert_eq!(parsed.credential.name, name, "{text}");
        assert_eq!(parsed.repairs, repairs, "{text}");
    }
    // A parameter that would change the codes is never past what is read.
    let crowded = format!(
        "otpauth://totp/x?secret={KEY}{}&digits=8",
        "&a=1".repeat(64)
    );
    assert_eq!(parse(&crowded).err(), Some(AccountError::TooLong));
    let short = parse("otpauth://yaotp/x?secret=MFRGG&pin=12345");
    assert_eq!(short.err(), Some(AccountError::SecretLength));
}
