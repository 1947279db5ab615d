//! Addresses: what is read, what is told, what is refused. Rows are after what sites and programs write, as collected in
//! the issues of Aegis, Authenticator, 2FAS and of the suite <https://shkspr.mobi/blog/2022/05/why-is-there-no-formal-specification-for-otpauth-urls/>.

use latchkey::authenticator::{
    AccountError, Algorithm, Credential, Kind, Repair, Secret, USUAL_DIGITS, USUAL_PERIOD,
    otpauth::{LONGEST_ADDRESS, parse},
};
use proptest::prelude::*;

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn totp(algorithm: Algorithm, digits: u8, period: u16) -> Kind {
    Kind::Totp {
        algorithm,
        digits,
        period,
    }
}

fn hotp(counter: u64) -> Kind {
    Kind::Hotp {
        algorithm: Algorithm::Sha1,
        digits: USUAL_DIGITS,
        counter,
    }
}

fn usual() -> Kind {
    totp(Algorithm::Sha1, USUAL_DIGITS, USUAL_PERIOD)
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn what_is_read() {
    use Repair::{
        AddressForm, AlgorithmSpelling, CounterMissing, DuplicateParameter, EmptyParameter,
        IssuerMismatch, ParameterIgnored, PlusForSpace, SecretCase, SecretSeparators, ShortSecret,
        StrayPercent, UnknownParameter,
    };
    // Address with KEY for the key, issuer, name, kind, repairs.
    type Row = (
        &'static str,
        &'static str,
        &'static str,
        Kind,
        &'static [Repair],
    );
    let rows: Vec<Row> = vec![
        (
            "otpauth://totp/Fern:robin?secret=KEY&issuer=Fern",
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        ("otpauth://totp/robin?secret=KEY", "", "robin", usual(), &[]),
        // Signs of addresses in names of sites.
        (
            "otpauth://totp/Team #1:robin?secret=KEY&digits=8",
            "Team #1",
            "robin",
            totp(Algorithm::Sha1, 8, 30),
            &[],
        ),
        (
            "otpauth://totp/C:robin?issuer=C#&secret=KEY&period=60",
            "C#",
            "robin",
            totp(Algorithm::Sha1, 6, 60),
            &[IssuerMismatch],
        ),
        (
            "otpauth://totp/Fern:robin?secret=KEY&digits=8#top",
            "Fern",
            "robin",
            totp(Algorithm::Sha1, 8, 30),
            &[AddressForm],
        ),
        (
            "otpauth://totp/Who?:robin?secret=KEY&digits=8",
            "Who?",
            "robin",
            totp(Algorithm::Sha1, 8, 30),
            &[],
        ),
        (
            "otpauth://totp/A&B:robin?secret=KEY&issuer=A&B&digits=8",
            "A&B",
            "robin",
            totp(Algorithm::Sha1, 8, 30),
            &[],
        ),
        (
            "otpauth://totp/Fern:robin?secret=KEY&amp;issuer=Fern&amp;digits=8",
            "Fern",
            "robin",
            totp(Algorithm::Sha1, 8, 30),
            &[],
        ),
        // Labels as sites make them of their own addresses.
        (
            "otpauth://totp/%2F%2Ffern.example:robin?secret=KEY",
            "fern.example",
            "robin",
            usual(),
            &[],
        ),
        (
            "otpauth://totp///fern.example:robin?secret=KEY",
            "fern.example",
            "robin",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/https%3A%2F%2Ffern.example%3Arobin?secret=KEY",
            "fern.example",
            "robin",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/git.fern.example:3000:%20robin?secret=KEY",
            "git.fern.example:3000",
            "robin",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/git.fern.example:3000:robin?secret=KEY&issuer=git.fern.example:3000",
            "git.fern.example:3000",
            "robin",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/Fern:Fern:robin?secret=KEY&issuer=Fern",
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        // Steam in all its spellings.
        (
            "otpauth://totp/Steam:robin?secret=KEY&issuer=Steam",
            "Steam",
            "robin",
            Kind::Steam,
            &[],
        ),
        (
            "otpauth://totp/Steam:robin?secret=KEY&issuer=Steam&digits=6&period=30",
            "Steam",
            "robin",
            Kind::Steam,
            &[ParameterIgnored],
        ),
        (
            "otpauth://totp/Valve:robin?secret=KEY&steam",
            "Valve",
            "robin",
            Kind::Steam,
            &[],
        ),
        ("steam://KEY", "Steam", "", Kind::Steam, &[]),
        // In Base64, as a maFile has it.
        (
            "otpauth://totp/Steam:robin?secret=MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=&issuer=Steam",
            "Steam",
            "robin",
            Kind::Steam,
            &[],
        ),
        (
            "steam://MTIzNDU2Nzg5MDEyMzQ1Njc4OTA%3D",
            "Steam",
            "",
            Kind::Steam,
            &[],
        ),
        // Base32 in both cases, as long as Base64 could be.
        (
            "otpauth://steam/Steam:robin?secret=gezdGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            "Steam",
            "robin",
            Kind::Steam,
            &[SecretCase],
        ),
        // No code of Steam has eight digits.
        (
            "otpauth://totp/Steam:robin?secret=KEY&issuer=Steam&digits=8",
            "Steam",
            "robin",
            totp(Algorithm::Sha1, 8, 30),
            &[],
        ),
        ("otpauth://totp/?secret=KEY", "", "", usual(), &[]),
        ("otpauth://totp?secret=KEY", "", "", usual(), &[]),
        (
            "otpauth://totp/Fern%3Arobin%40fern.example?secret=KEY",
            "Fern",
            "robin@fern.example",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/Fern:%20robin?secret=KEY",
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/Fern:a:b:c?secret=KEY",
            "Fern",
            "a:b:c",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/%E7%B6%B2%E7%AB%99:%C3%A9?secret=KEY",
            "網站",
            "é",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/x?secret=KEY&issuer=Fern%20%26%20Frond",
            "Fern & Frond",
            "x",
            usual(),
            &[],
        ),
        (
            "otpauth://totp/x?secret=KEY&issuer=Fern+Frond",
            "Fern Frond",
            "x",
            usual(),
            &[PlusForSpace],
        ),
        (
            "otpauth://totp/Old:x?secret=KEY&issuer=New",
            "New",
            "x",
            usual(),
            &[IssuerMismatch],
        ),
        (
            "otpauth://totp/100%?secret=KEY",
            "",
            "100%",
            usual(),
            &[StrayPercent],
        ),
        (
            "otpauth://totp/x?secret=KEY&digits=8&period=60&algorithm=SHA256",
            "",
            "x",
            totp(Algorithm::Sha256, 8, 60),
            &[],
        ),
        (
            "otpauth://totp/x?secret=KEY&algorithm=HmacSHA512",
            "",
            "x",
            totp(Algorithm::Sha512, 6, 30),
            &[AlgorithmSpelling],
        ),
        (
            "otpauth://totp/x?secret=KEY&algorithm=sha-1",
            "",
            "x",
            usual(),
            &[AlgorithmSpelling],
        ),
        (
            "otpauth://totp/x?secret=KEY&digits=5&period=1",
            "",
            "x",
            totp(Algorithm::Sha1, 5, 1),
            &[],
        ),
        (
            "otpauth://totp/x?secret=KEY&digits=10&period=3600",
            "",
            "x",
            totp(Algorithm::Sha1, 10, 3600),
            &[],
        ),
        (
            "otpauth://totp/x?secret=KEY&period=45",
            "",
            "x",
            totp(Algorithm::Sha1, 6, 45),
            &[],
        ),
        (
            "otpauth://totp/x?secret=KEY&digits=&period=",
            "",
            "x",
            usual(),
            &[EmptyParameter],
        ),
        (
            "otpauth://totp/x?secret=KEY&digits=6&digits=8",
            "",
            "x",
            usual(),
            &[DuplicateParameter],
        ),
        (
            "otpauth://totp/x?secret=KEY&flavour=lemon",
            "",
            "x",
            usual(),
            &[UnknownParameter],
        ),
        (
            "otpauth://totp/x?secret=KEY&image=https%3A%2F%2Ffern.example%2Fi.png",
            "",
            "x",
            usual(),
            &[],
        ),
        (
            "OTPAUTH://TOTP/x?secret=KEY",
            "",
            "x",
            usual(),
            &[AddressForm],
        ),
        (
            " <otpauth://totp/x?SECRET=KEY>\n",
            "",
            "x",
            usual(),
            &[AddressForm],
        ),
        (
            "otpauth://hotp/x?secret=KEY&counter=7",
            "",
            "x",
            hotp(7),
            &[],
        ),
        (
            "otpauth://hotp/x?secret=KEY&counter=18446744073709551615",
            "",
            "x",
            hotp(u64::MAX),
            &[],
        ),
        (
            "otpauth://hotp/x?secret=KEY",
            "",
            "x",
            hotp(0),
            &[CounterMissing],
        ),
        (
            "otpauth://steam/Steam:x?secret=KEY",
            "Steam",
            "x",
            Kind::Steam,
            &[],
        ),
        (
            "otpauth://totp/Steam:x?secret=KEY&encoder=steam&digits=5",
            "Steam",
            "x",
            Kind::Steam,
            &[],
        ),
        (
            "otpauth://steam/x?secret=KEY&digits=6",
            "",
            "x",
            Kind::Steam,
            &[ParameterIgnored],
        ),
        (
            "otpauth://yaotp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=12345",
            "",
            "x",
            Kind::Yandex {
                pin: "12345".into(),
            },
            &[],
        ),
        // Aegis writes the PIN in Base32.
        (
            "otpauth://yaotp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=GUZDGNBV",
            "",
            "x",
            Kind::Yandex {
                pin: "52345".into(),
            },
            &[],
        ),
        (
            "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP",
            "",
            "x",
            usual(),
            &[ShortSecret],
        ),
        (
            "otpauth://totp/x?secret=gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
            "",
            "x",
            usual(),
            &[SecretSeparators, SecretCase],
        ),
        (
            "otpauth://totp/x?secret=GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
            "",
            "x",
            usual(),
            &[SecretSeparators],
        ),
        (
            "otpauth://totp/x?secret=GEZD+GNBV%20GY3T+QOJQGEZDGNBVGY3TQOJQ",
            "",
            "x",
            usual(),
            &[SecretSeparators],
        ),
        (
            "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOI%3D",
            "",
            "x",
            usual(),
            &[],
        ),
        (
            "motp://Fern:x?secret=e3152afee62599c8&pin=1234",
            "Fern",
            "x",
            Kind::Motp { pin: "1234".into() },
            &[],
        ),
    ];
    for (text, issuer, name, kind, repairs) in rows {
        let parsed = parse(&text.replace("KEY", KEY));
        let parsed = parsed.unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(parsed.credential.issuer, issuer, "{text}");
        assert_eq!(parsed.credential.name, name, "{text}");
        assert!(parsed.credential.kind == kind, "{text}");
        assert_eq!(parsed.repairs, repairs, "{text}");
    }
}

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
