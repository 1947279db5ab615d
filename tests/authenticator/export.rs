//! What is exported is read by others as it was.

use latchkey::authenticator::{Accounts, Annotations, import::import};

use crate::build::credential;

const ALL: [&str; 5] = [
    "otpauth://totp/Fern:a?secret=KEY&digits=8&period=45&algorithm=SHA512",
    "otpauth://hotp/Moss:b?secret=KEY&counter=41",
    "otpauth://steam/Steam:c?secret=KEY",
    "otpauth://yaotp/Y:d?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=12345",
    "motp://M:e?secret=e3152afee62599c8&pin=1234",
];

#[test]
fn a_list_and_aegis_bring_all_back() {
    let mut accounts = Accounts::default();
    for (number, text) in (1..).zip(ALL) {
        let annotations = Annotations {
            note: format!("note {number}"),
            tags: vec!["Work".to_owned(), format!("tag {number}")],
            pinned: number == 2,
        };
        accounts
            .add(
                credential(text),
                annotations,
                Some("fern.example"),
                [number; 16],
                1,
            )
            .expect("there is room");
    }
    let (list, aegis) = (accounts.to_list(), accounts.to_aegis());
    for (format, file) in [("list", list.as_bytes()), ("Aegis", aegis.as_bytes())] {
        let imported = import(file, None).expect(format);
        assert_eq!(imported.format, format);
        assert_eq!(imported.entries.len(), ALL.len());
        for (entry, account) in imported.entries.iter().zip(accounts.all()) {
            let parsed = entry.as_ref().expect(format);
            assert!(
                parsed.credential == account.credential,
                "{format}: {}",
                account.credential.name
            );
            if format == "Aegis" {
                let kept = (&account.note, &account.tags, account.pinned);
                let Annotations { note, tags, pinned } = &parsed.annotations;
                assert_eq!((note, tags, *pinned), kept);
            }
        }
    }
}
