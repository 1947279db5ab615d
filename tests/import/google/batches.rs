//! Exports of several addresses, and what is none.

use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL};
use latchkey::authenticator::{
    AccountError,
    import::google::{LONGEST_MIGRATION, MOST_ENTRIES, parse},
};
use proptest::prelude::*;

use super::{account, address, bytes, entry, number, read};

#[test]
fn large_exports_have_several_addresses() {
    let rows = [
        (
            "as Google writes it",
            vec![number(2, 1), number(3, 3), number(4, 2), number(5, 77)],
            (77, 2, 3),
        ),
        (
            "a negative id",
            vec![number(3, 1), number(5, u64::MAX - 4)],
            (-5, 0, 1),
        ),
        ("without", vec![], (0, 0, 1)),
    ];
    for (case, parts, expected) in rows {
        let batch =
            read(&[entry(&account("a", "b", [1, 1, 2])), parts.concat()].concat()).expect(case);
        assert_eq!((batch.id, batch.index, batch.size), expected, "{case}");
        assert_eq!(batch.entries.len(), 1, "{case}");
    }
}

#[test]
fn every_base64_that_is_seen_is_read() {
    let with_filler = |length| {
        let filler = [vec![0; length], vec![0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff, 0]].concat();
        let parts = [account("robin", "Fern", [1, 1, 2]), vec![bytes(8, &filler)]];
        entry(&parts.concat())
    };
    let has_all = |message: &Vec<u8>| {
        let text = BASE64.encode(message);
        text.contains('+') && text.contains('/') && text.ends_with('=')
    };
    let message = (0..9).map(with_filler).find(has_all).expect("one has");
    let standard = BASE64.encode(&message);
    let percent = address(&message);
    let data = |data: &str| format!("otpauth-migration://offline?data={data}");
    let rows = [
        ("percent-encoded", percent.clone()),
        (
            "small letters in percent-encoding",
            percent.replace("%2B", "%2b").replace("%3D", "%3d"),
        ),
        ("as it is", data(&standard)),
        ("without padding", data(&BASE64_NOPAD.encode(&message))),
        (
            "the alphabet of addresses",
            data(&BASE64URL.encode(&message)),
        ),
        ("spaces for plus", data(&standard.replace('+', " "))),
        ("broken over lines", data(&standard.replace('/', "/\r\n"))),
        ("quoted", format!(" \"{percent}\"\n")),
        (
            "capitals",
            percent.replacen("otpauth-migration", "OTPAUTH-Migration", 1),
        ),
        ("a slash", percent.replacen("offline?", "offline/?", 1)),
        (
            "after another parameter",
            percent.replacen("?data", "?v=1&data", 1),
        ),
    ];
    for (case, address) in rows {
        let batch = parse(&address).unwrap_or_else(|error| panic!("{case}: {error}"));
        let [Ok(parsed)] = batch.entries.as_slice() else {
            panic!("{case}");
        };
        assert_eq!(parsed.credential.name, "robin", "{case}");
    }
}

#[test]
fn what_is_no_export_is_refused() {
    let many = entry(&[]).repeat(MOST_ENTRIES + 1);
    let rows = [
        ("nothing", String::new(), AccountError::NotRecognised),
        (
            "another address",
            "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ".into(),
            AccountError::NotRecognised,
        ),
        (
            "no data",
            "otpauth-migration://offline".into(),
            AccountError::BadEncoding,
        ),
        (
            "empty data",
            "otpauth-migration://offline?data=".into(),
            AccountError::BadEncoding,
        ),
        (
            "no Base64",
            "otpauth-migration://offline?data=!!".into(),
            AccountError::BadEncoding,
        ),
        (
            "one symbol",
            "otpauth-migration://offline?data=A".into(),
            AccountError::BadEncoding,
        ),
        (
            "a negative size",
            address(&number(3, u64::MAX)),
            AccountError::BadEncoding,
        ),
        (
            "a cut entry",
            address(&[1 << 3 | 2, 9, 1]),
            AccountError::BadEncoding,
        ),
        ("too many", address(&many), AccountError::TooManyAccounts),
        (
            "too long",
            format!(
                "otpauth-migration://offline?data={}",
                "A".repeat(LONGEST_MIGRATION)
            ),
            AccountError::TooLong,
        ),
    ];
    for (case, address, error) in rows {
        assert_eq!(parse(&address).err(), Some(error), "{case}");
    }
}

proptest! {
    #[test]
    fn no_message_panics(message: Vec<u8>) {
        let _ = read(&message);
        let _ = read(&entry(&[message]));
    }

    #[test]
    fn no_data_panics(data in "\\PC*") {
        let _ = parse(&data);
        let _ = parse(&format!("otpauth-migration://offline?data={data}"));
    }

    #[test]
    fn a_cut_export_gives_no_other_accounts(end in 0_usize..2000) {
        let one = |name| entry(&account(name, "Fern", [1, 1, 2]));
        let whole = ["robin", "rowan", "rue"].map(one).concat();
        let length = end % whole.len();
        if let Ok(batch) = read(whole.get(..length).expect("it is shorter")) {
            let names = batch.entries.iter().map(|entry| entry.as_ref().expect("it is whole").credential.name.as_str());
            prop_assert!(["robin", "rowan", "rue"].iter().copied().zip(names).all(|(left, right)| left == right));
        }
    }
}
