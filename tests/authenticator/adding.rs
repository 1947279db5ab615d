//! What is scanned, pasted, typed or imported: added, or told why not.

use latchkey::{
    authenticator::{
        AccountError, AccountForm, Accounts, Repair,
        adding::{
            AddingError, Handover, Sight, add_form, add_read, add_texts,
            scanned::{OtherText, recognise},
        },
        import::import,
    },
    random::{NoRandomness, Randomness},
    site::Origin,
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
        &format!("otpauth://totp/Elm:ROBIN?secret={KEY}&digits=8"),
        "phonefactor://activate_account?code=1",
        "otpauth://totp/Elm:robin?secret=1",
        "hello",
    ]
    .map(str::to_owned);
    let report = add_texts(
        &mut accounts,
        &texts,
        &sight("https://elm.example", &[]),
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
    assert_eq!(report.merged[0].title, "Elm (ROBIN)");
    let refused: Vec<_> = report
        .refused
        .iter()
        .map(|refused| refused.code.as_str())
        .collect();
    assert_eq!(refused, ["microsoftPush", "secretNotBase32", "other"]);
    assert_eq!(report.missing, 1);
    assert_eq!(accounts.all().len(), 4);
    // Several accounts may be of any site.
    assert!(
        accounts
            .all()
            .iter()
            .all(|account| account.sites.is_empty())
    );
    assert_eq!(report.asks, None);
    assert_eq!(accounts.changed(), Some(5));
}

fn origin(text: &str) -> Origin {
    text.parse().expect("it is an origin")
}

/// A page that stayed where it was, with these frames.
fn sight(page: &str, frames: &[&str]) -> Sight {
    let frames: Vec<_> = frames.iter().map(|frame| frame.parse().ok()).collect();
    Sight::of_page(Some(&origin(page)), Some(&origin(page)), &frames)
}

/// A case: what was seen, the text, what it is bound to and what is asked.
type Row<'a> = (&'a str, Sight, &'a str, &'a [&'a str], Option<&'a str>);

#[test]
fn one_new_account_is_bound_to_the_page_it_was_found_on_and_all_else_is_asked() {
    let address = format!("otpauth://totp/Elm:robin?secret={KEY}");
    let moved = Sight::of_page(
        Some(&origin("https://elm.example")),
        Some(&origin("https://oak.example")),
        &[],
    );
    let closed = Sight::of_page(Some(&origin("https://elm.example")), None, &[]);
    let elm = "https://www.elm.example";
    let rows: [Row; 9] = [
        (
            "one look",
            sight(elm, &[]),
            &address,
            &["elm.example"],
            None,
        ),
        (
            "a frame of the same site",
            sight(elm, &["https://elm.example", "https://id.elm.example:8443"]),
            &address,
            &["elm.example"],
            None,
        ),
        (
            "a frame of another site",
            sight(elm, &["https://www.elm.example", "https://ads.example"]),
            &address,
            &[],
            Some("elm.example"),
        ),
        (
            "a frame of nobody",
            sight(elm, &["null"]),
            &address,
            &[],
            Some("elm.example"),
        ),
        ("the tab went on", moved, &address, &[], None),
        ("the tab is gone", closed, &address, &[], None),
        ("no page", Sight::default(), &address, &[], None),
        (
            "an export",
            sight("https://mail.example", &[]),
            MIGRATION,
            &[],
            None,
        ),
        ("a bare key", sight(elm, &[]), KEY, &["elm.example"], None),
    ];
    for (case, sight, text, sites, asked) in rows {
        let mut accounts = Accounts::default();
        let texts = [text.to_owned()];
        let report = add_texts(&mut accounts, &texts, &sight, 1, &mut Counting(0));
        let asks = report.expect("there is room").asks;
        assert!(
            accounts.all().iter().all(|account| account.sites == sites),
            "{case}"
        );
        assert_eq!(
            asks.map(|question| question.site).as_deref(),
            asked,
            "{case}"
        );
    }
}

#[test]
fn a_known_account_asks_before_it_is_used_for_another_site() {
    let mut accounts = Accounts::default();
    let texts = [format!("otpauth://totp/Elm:robin?secret={KEY}")];
    for (page, bound, asked) in [
        ("https://elm.example", vec!["elm.example"], None),
        ("https://login.elm.example", vec!["elm.example"], None),
        (
            "https://oak.example",
            vec!["elm.example"],
            Some("oak.example"),
        ),
    ] {
        let report = add_texts(
            &mut accounts,
            &texts,
            &sight(page, &[]),
            1,
            &mut Counting(0),
        );
        let asks = report.expect("there is room").asks;
        assert_eq!(accounts.all()[0].sites, bound, "{page}");
        assert_eq!(
            asks.as_ref().map(|asks| asks.site.as_str()),
            asked,
            "{page}"
        );
        if let Some(question) = asks {
            accounts
                .bind(&question.id, &question.site, 2)
                .expect("it is there");
        }
    }
    assert_eq!(accounts.all()[0].sites, ["elm.example", "oak.example"]);
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
        let report = add_form(&mut accounts, &form(json), 1, &mut Counting(0));
        let digits = report.map(|_| accounts.all()[0].credential.kind.digits());
        assert_eq!(digits, wanted.map_err(AddingError::Account), "{json}");
    }
}

#[test]
fn a_file_of_many() {
    let mut accounts = Accounts::default();
    let list = format!(
        "# mine\notpauth://totp/A:x?secret={KEY}\n\nnot an address\notpauth://hotp/B:x?secret={KEY}&counter=7\n"
    );
    let mut add = |list: &str, first: u8| {
        let read = Handover::from(import(list.as_bytes(), None).expect("it is a list"));
        // It goes from one bundle to another.
        let bytes = read.to_bytes().expect("it can be written");
        let read = Handover::from_bytes(&bytes).expect("it can be read");
        add_read(&mut accounts, read, 1, &mut Counting(first)).expect("there is room")
    };
    let report = add(&list, 0);
    assert_eq!(report.format.as_deref(), Some("list"));
    assert_eq!((report.added.len(), report.merged.len()), (2, 0));
    assert_eq!(report.refused[0].title, "2.");
    assert_eq!(report.refused[0].code, "notRecognised");
    let again = add(&list.replace("counter=7", "counter=9"), 9);
    assert_eq!(again.added.len(), 0);
    let went_on: Vec<_> = again.merged.iter().map(|merged| merged.went_on).collect();
    assert_eq!(went_on, [false, true]);
    assert_eq!(accounts.all().len(), 2);
    assert_eq!(
        Handover::from_bytes(b"{}").err(),
        Some(AccountError::Unreadable)
    );
}

#[test]
fn a_note_that_is_cut_is_told() {
    for (length, repairs) in [(4_000, &[][..]), (4_001, &[Repair::NoteCut])] {
        let mut accounts = Accounts::default();
        let note = "n".repeat(length);
        let texts = [format!("otpauth://totp/Elm:robin?secret={KEY}&note={note}")];
        let report = add_texts(
            &mut accounts,
            &texts,
            &Sight::default(),
            1,
            &mut Counting(0),
        );
        let report = report.expect("there is room");
        assert_eq!(report.added[0].repairs, repairs, "{length}");
        assert_eq!(accounts.all()[0].note.len(), 4_000);
    }
}

#[test]
fn two_notes_that_are_too_long_together_are_told() {
    for (length, cut) in [(1_999, false), (2_000, true)] {
        let mut accounts = Accounts::default();
        for (letter, at) in [("m", 0), ("n", 1)] {
            let note = letter.repeat(length);
            let texts = [format!("otpauth://totp/Elm:robin?secret={KEY}&note={note}")];
            let sight = Sight::default();
            let report = add_texts(&mut accounts, &texts, &sight, 1, &mut Counting(at));
            let merged = report.expect("there is room").merged;
            assert!(merged.iter().all(|one| one.note_cut == cut), "{length}");
        }
        assert_eq!(accounts.all().len(), 1);
    }
}

#[test]
fn without_randomness_nothing_is_added() {
    let mut accounts = Accounts::default();
    let texts = [format!("otpauth://totp/x?secret={KEY}")];
    let refused = add_texts(&mut accounts, &texts, &Sight::default(), 1, &mut Nothing).err();
    assert_eq!(refused, Some(AddingError::NoRandomness(NoRandomness)));
    assert!(accounts.all().is_empty());
}
