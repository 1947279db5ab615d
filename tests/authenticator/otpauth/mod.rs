//! Addresses: what is read, what is told, what is refused. Rows are after what sites and programs write, as collected in
//! the issues of Aegis, Authenticator, 2FAS and of the suite <https://shkspr.mobi/blog/2022/05/why-is-there-no-formal-specification-for-otpauth-urls/>.

mod printed;
mod refused;

use latchkey::authenticator::{
    Algorithm, Kind, Repair, USUAL_DIGITS, USUAL_PERIOD, otpauth::parse,
};

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
