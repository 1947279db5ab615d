//! What is scanned, pasted, typed or imported: added, or told why not.

use latchkey::{
    Coded,
    authenticator::{
        AccountError, AccountForm, Accounts, Repair,
        adding::{
            AddingError, add_file, add_form, add_texts,
            scanned::{OtherText, recognise},
        },
    },
    random::{NoRandomness, Randomness},
};

use crate::build::KEY;

/// Counts up, so that every id is another.
struct Counting(u8);

impl Randomness for Counting {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        self.0 = self.0.wrapping_add(1);
        bytes.fill(self.0);
        Ok(())
    }
}

struct Nothing;

impl Randomness for Nothing {
    fn fill(&mut self, _: &mut [u8]) -> Result<(), NoRandomness> {
        Err(NoRandomness)
    }
}

/// Two accounts, `Fern:robin` by time and `Moss:robin` by counter 7, as the second of two pictures of export 5.
const MIGRATION: &str = "otpauth-migration://offline?data=CikKFDEyMzQ1Njc4OTAxMjM0NTY3ODkwEgVyb2JpbhoERmVybiABKAEwAgorChQxMjM0NTY3ODkwMTIzNDU2Nzg5MBIFcm9iaW4aBE1vc3MgASgBMAE4BxABGAIgASgF";

#[test]
fn of_several_texts_each_is_added_or_told() {
    let mut accounts = Accounts::default();
    let texts = [
        &format!("otpauth://totp/Elm:robin?secret={KEY}&digits=8"),
        MIGRATION,
        "JBSW Y3DP EHPK 3PXP",
        &format!("otpauth://totp/Elm:again?secret={KEY}&digits=8"),
        "phonefactor://activate_account?code=1",
        "otpauth://totp/Elm:robin?secret=1",
        "hello",
    ]
    .map(str::to_owned);
    let report = add_texts(
        &mut accounts,
        &texts,
        Some("elm.example"),
        5,
        &mut Counting(0),
    );
    let report = report.expect("there is room");
    let added: Vec<_> = report
        .added
        .iter()
        .map(|added| (added.title.as_str(), added.repairs.as_slice()))
        .collect();
    let bare: &[Repair] = &[
        Repair::SecretSeparators,
        Repair::ShortSecret,
        Repair::BareSecret,
    ];
    assert_eq!(
        added,
        [
            ("Elm (robin)", &[][..]),
            ("Fern (robin)", &[][..]),
            ("Moss (robin)", &[][..]),
            ("", bare),
        ]
    );
    assert_eq!(report.merged, ["Elm (again)"]);
    let refused: Vec<_> = report
        .refused
        .iter()
        .map(|refused| refused.code.as_str())
        .collect();
    assert_eq!(refused, ["microsoftPush", "secretNotBase32", "other"]);
    assert_eq!(report.missing, 1);
    assert_eq!(accounts.all().len(), 4);
    assert!(
        accounts
            .all()
            .iter()
            .all(|account| account.sites == ["elm.example"])
    );
    assert_eq!(accounts.changed(), Some(5));
}

#[test]
fn what_a_text_is_instead() {
    for (text, wanted) in [
        ("phonefactor://x", OtherText::MicrosoftPush),
        ("duo://abc-def", OtherText::Duo),
        (
            "https://m-1a2b3c.duosecurity.com/activate/xyz",
            OtherText::Duo,
        ),
        ("https://m-fern.example/", OtherText::WebAddress),
        ("authy://x", OtherText::Authy),
        ("https://s.team/q/1/2", OtherText::SteamSignIn),
        ("FIDO:/123", OtherText::Passkey),
        ("WIFI:S:fern;;", OtherText::WirelessNetwork),
        (" HTTP://fern.example", OtherText::WebAddress),
        ("", OtherText::Other),
        ("BEGIN:VCARD", OtherText::Other),
    ] {
        assert_eq!(recognise(text), wanted, "{text}");
    }
}

fn form(json: &str) -> AccountForm {
    serde_json::from_str(&json.replace("KEY", KEY)).expect("the form has its fields")
}

#[test]
fn the_form_by_hand() {
    let rows = [
        (
            r#"{"issuer":"Fern","name":"a","secret":"KEY","kind":"totp","algorithm":"sha256","digits":8,"period":60,"counter":null,"pin":null}"#,
            Ok(8),
        ),
        (
            r#"{"issuer":"","name":"","secret":"KEY","kind":"hotp","algorithm":null,"digits":null,"period":null,"counter":5,"pin":null}"#,
            Ok(6),
        ),
        (
            r#"{"issuer":"","name":"","secret":"KEY","kind":"steam","algorithm":null,"digits":null,"period":null,"counter":null,"pin":null}"#,
            Ok(5),
        ),
        (
            r#"{"issuer":"","name":"","secret":"E3152AFEE62599C8","kind":"motp","algorithm":null,"digits":null,"period":null,"counter":null,"pin":"1234"}"#,
            Ok(6),
        ),
        (
            r#"{"issuer":"","name":"","secret":"","kind":"totp","algorithm":null,"digits":null,"period":null,"counter":null,"pin":null}"#,
            Err(AccountError::SecretEmpty),
        ),
        (
            r#"{"issuer":"","name":"","secret":"KEY","kind":"totp","algorithm":null,"digits":99,"period":null,"counter":null,"pin":null}"#,
            Err(AccountError::DigitsOutOfBounds),
        ),
        (
            r#"{"issuer":"","name":"","secret":"KEY","kind":"totp","algorithm":null,"digits":null,"period":0,"counter":null,"pin":null}"#,
            Err(AccountError::PeriodOutOfBounds),
        ),
        (
            r#"{"issuer":"","name":"","secret":"KEY","kind":"yandex","algorithm":null,"digits":null,"period":null,"counter":null,"pin":null}"#,
            Err(AccountError::PinNeeded),
        ),
        (
            r#"{"issuer":"","name":"","secret":"KEY","kind":"sms","algorithm":null,"digits":null,"period":null,"counter":null,"pin":null}"#,
            Err(AccountError::UnknownKind),
        ),
    ];
    for (json, wanted) in rows {
        let mut accounts = Accounts::default();
        let report = add_form(&mut accounts, &form(json), None, 1, &mut Counting(0));
        let digits = report.map(|_| accounts.all()[0].credential.kind.digits());
        assert_eq!(digits, wanted.map_err(AddingError::Account), "{json}");
    }
}

#[test]
fn a_file_of_many() {
    let mut accounts = Accounts::default();
    let list = format!(
        "# mine\notpauth://totp/A:x?secret={KEY}\n\nnot an address\notpauth://totp/B:x?secret={KEY}&period=60\n"
    );
    let report =
        add_file(&mut accounts, list.as_bytes(), None, 1, &mut Counting(0)).expect("it is a list");
    assert_eq!(report.added.len(), 2);
    assert_eq!(report.refused.len(), 1);
    let again =
        add_file(&mut accounts, list.as_bytes(), None, 1, &mut Counting(9)).expect("it is a list");
    assert_eq!((again.added.len(), again.merged.len()), (0, 2));
    assert_eq!(
        add_file(&mut accounts, b"", None, 1, &mut Counting(0))
            .map_err(|error| error.code())
            .err(),
        Some("formatUnknown")
    );
    assert_eq!(accounts.all().len(), 2);
}

#[test]
fn without_randomness_nothing_is_added() {
    let mut accounts = Accounts::default();
    let texts = [format!("otpauth://totp/x?secret={KEY}")];
    let refused = add_texts(&mut accounts, &texts, None, 1, &mut Nothing).err();
    assert_eq!(refused, Some(AddingError::NoRandomness(NoRandomness)));
    assert!(accounts.all().is_empty());
}
