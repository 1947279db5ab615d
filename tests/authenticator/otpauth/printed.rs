//! Addresses that are printed are read again as the same account.

use latchkey::authenticator::{Algorithm, Credential, Kind, Repair, Secret, otpauth::parse};
use proptest::prelude::*;

use super::{KEY, totp};

/// The address of an account is read as the same account, and needs no repair.
fn same_again(credential: &Credential) {
    let parsed = parse(&credential.to_address()).expect("it was just printed");
    assert!(parsed.credential == *credential, "{}", credential.issuer);
    let told: Vec<_> = parsed
        .repairs
        .into_iter()
        .filter(|repair| *repair != Repair::ShortSecret)
        .collect();
    assert_eq!(told, []);
}

proptest! {
    #[test]
    fn printed_and_read_again(issuer in "[^\\p{C}]{0,20}", name in "[^\\p{C}]{1,20}", secret in prop::collection::vec(any::<u8>(), 1..80), digits in 5_u8..=10, period in 1_u16..=3600, counter in any::<u64>()) {
        let algorithm = Algorithm::Sha256;
        let kinds = [totp(algorithm, digits, period), Kind::Hotp { algorithm, digits, counter }, Kind::Steam, Kind::Motp { pin: "1234".into() }, Kind::Yandex { pin: "123456".into() }];
        for kind in kinds {
            let (issuer, name) = (issuer.trim().to_owned(), name.trim_matches(|letter: char| letter == '/' || letter.is_whitespace()).to_owned());
            let bytes = match kind {
                Kind::Yandex { .. } => vec![secret[0]; 16],
                _ => secret.clone(),
            };
            let secret = Secret::from_bytes(bytes).expect("it is neither empty nor long");
            same_again(&Credential { issuer, name, secret, kind });
        }
    }

    #[test]
    fn nothing_makes_it_panic(text in "\\PC{0,200}", tail in prop::collection::vec(any::<char>(), 0..60)) {
        let tail: String = tail.into_iter().collect();
        for address in [text.clone(), format!("otpauth://{text}"), format!("otpauth://totp/{text}?secret={KEY}&{tail}"), format!("motp://{tail}")] {
            let _ = parse(&address).map(|parsed| parsed.credential.to_address().len());
        }
    }
}

#[test]
fn what_stands_beside_the_codes_comes_along() {
    let address = format!(
        "otpauth://totp/Fern:robin?secret={KEY}&codeDisplay=%7B%22pinned%22%3Atrue%2C%22tags%22%3A%5B%22a+b%22%2C%22a%2Bb%22%2C%22c%20d%22%5D%2C%22note%22%3A%22call+first%22%7D"
    );
    // Ente writes it as forms are written.
    let parsed = parse(&address).expect("it is right");
    let annotations = parsed.annotations;
    assert_eq!(annotations.tags, ["a b", "a+b", "c d"]);
    assert_eq!(
        (annotations.pinned, annotations.note.as_str()),
        (true, "call first")
    );
    assert_eq!(parsed.repairs, []);
}

#[test]
fn what_is_cut_behind_a_space_is_the_same_account_in_its_own_address() {
    let name = format!("{} and more", "n".repeat(499));
    let parsed = parse(&format!(
        "otpauth://totp/Fern:{name}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    ));
    let address = parsed.expect("it is right").credential.to_address();
    let again = parse(&address).expect("it is its own address");
    assert_eq!(again.credential.name, "n".repeat(499));
    assert_eq!(*again.credential.to_address(), *address);
}
