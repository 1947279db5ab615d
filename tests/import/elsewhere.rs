//! Addresses that a person has put elsewhere than where a password manager keeps codes, and several codes of one item.

use latchkey::authenticator::import::import;

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// An archive with one file in it, as the program packs it.
fn packed(name: &str, text: &str) -> Vec<u8> {
    crate::archives::stored(
        name,
        text.as_bytes(),
        crate::archives::checksum(text.as_bytes()),
    )
}

/// A case, what the program writes, the entries, and how many are in its trash.
type Row = (&'static str, &'static str, &'static [&'static str], usize);

const ROWS: &[Row] = &[
    (
        "Bitwarden, fields, note and address of the web",
        r#"{"encrypted": false, "items": [{"type": 1, "name": "Fern", "login": {"username": "robin", "totp": "KEY"}, "notes": "call first\notpauth://totp/Moss:rue?secret=KEY\nask", "fields": [{"name": "backup", "value": "otpauth://totp/?secret=KEY&period=60", "type": 1}, {"name": "other", "value": "see otpauth://totp/Moss:field?secret=KEY", "type": 0}, {"name": "same", "value": "otpauth://totp/Moss:rue?secret=KEY", "type": 0}]}, {"type": 2, "name": "Note", "notes": "otpauth://totp/Moss:note?secret=KEY", "secureNote": {"type": 0}}, {"type": 1, "name": "Fern", "login": {"username": "robin", "uris": [{"uri": "otpauth://totp/Moss:uri?secret=KEY"}], "password": "p"}, "passwordHistory": [{"password": "otpauth://totp/Moss:old?secret=KEY"}]}, {"type": 2, "name": "Gone", "notes": "otpauth://totp/Moss:rue?secret=KEY", "deletedDate": "2026-01-01T00:00:00Z"}]}"#,
        &[
            "Fern|robin|30|call first\n\nask",
            "Fern – backup|robin|60|call first\n\nask",
            "Moss|field|30|call first\n\nask",
            "Moss|rue|30|call first\n\nask",
            "Moss|note|30|",
            "Moss|uri|30|",
        ],
        1,
    ),
    (
        "1Password",
        r#"{"accounts": [{"vaults": [{"attrs": {"name": ""}, "items": [{"state": "active", "overview": {"title": "Fern"}, "details": {"loginFields": [{"value": "robin", "name": "u", "designation": "username"}, {"value": "see otpauth://totp/Moss:login?secret=KEY", "name": "p"}], "notesPlain": "call first\notpauth://totp/Moss:rue?secret=KEY\nask", "sections": [{"title": "", "fields": [{"title": "one-time password", "id": "x", "value": {"totp": "KEY"}}, {"title": "backup", "id": "x", "value": {"totp": "otpauth://totp/?secret=KEY&period=60"}}, {"title": "note", "id": "x", "value": {"string": "otpauth://totp/Moss:string?secret=KEY"}}, {"title": "hidden", "id": "x", "value": {"concealed": "otpauth://totp/Moss:concealed?secret=KEY"}}, {"title": "same", "id": "x", "value": {"string": "otpauth://totp/Moss:rue?secret=KEY"}}]}], "passwordHistory": [{"value": "otpauth://totp/Moss:old?secret=KEY", "time": 1}]}}]}]}]}"#,
        &[
            "Fern – one-time password|robin|30|call first\n\nask",
            "Fern – backup|robin|60|call first\n\nask",
            "Moss|login|30|call first\n\nask",
            "Moss|rue|30|call first\n\nask",
            "Moss|string|30|call first\n\nask",
            "Moss|concealed|30|call first\n\nask",
        ],
        0,
    ),
    (
        "1Password, one code",
        r#"{"accounts": [{"vaults": [{"attrs": {"name": ""}, "items": [{"state": "active", "overview": {"title": "Fern"}, "details": {"loginFields": [{"value": "robin", "designation": "username"}], "sections": [{"title": "", "fields": [{"title": "one-time password", "id": "x", "value": {"totp": "KEY"}}]}]}}]}]}]}"#,
        &["Fern|robin|30|"],
        0,
    ),
    (
        "1Password, a note",
        r#"{"accounts": [{"vaults": [{"attrs": {"name": ""}, "items": [{"state": "active", "overview": {"title": "Note"}, "details": {"notesPlain": "otpauth://totp/Moss:rue?secret=KEY", "sections": []}}]}]}]}"#,
        &["Moss|rue|30|"],
        0,
    ),
    (
        "Proton Pass",
        r#"{"userId": "u", "vaults": {"v": {"name": "", "items": [{"state": 1, "data": {"metadata": {"name": "Fern", "note": "call first otpauth://totp/Moss:rue?secret=KEY"}, "content": {"itemUsername": "robin", "totpUri": "KEY", "password": "see otpauth://totp/Moss:password?secret=KEY"}, "extraFields": [{"fieldName": "backup", "type": "totp", "data": {"totpUri": "otpauth://totp/?secret=KEY&period=60"}}, {"fieldName": "other", "type": "hidden", "data": {"content": "otpauth://totp/Moss:hidden?secret=KEY"}}]}}]}}}"#,
        &[
            "Fern|robin|30|call first",
            "Fern – backup|robin|60|call first",
            "Moss|password|30|call first",
            "Moss|hidden|30|call first",
            "Moss|rue|30|call first",
        ],
        0,
    ),
    (
        "Proton Pass, a note",
        r#"{"userId": "u", "vaults": {"v": {"name": "", "items": [{"state": 1, "data": {"metadata": {"name": "Fern", "note": "otpauth://totp/Moss:rue?secret=KEY"}, "content": {}, "extraFields": []}}]}}}"#,
        &["Moss|rue|30|"],
        0,
    ),
    (
        "KeePass",
        "<KeePassFile><Root><Group><Entry><String><Key>Title</Key><Value>Fern</Value></String><String><Key>UserName</Key><Value>robin</Value></String><String><Key>otp</Key><Value>KEY</Value></String><String><Key>otp_backup</Key><Value>otpauth://totp/?secret=KEY&amp;period=60</Value></String><String><Key>Notes</Key><Value>call first otpauth://totp/Moss:rue?secret=KEY</Value></String><String><Key>Old code</Key><Value>see otpauth://totp/Moss:custom?secret=KEY</Value></String><String><Key>Password</Key><Value>otpauth://totp/Moss:password?secret=KEY</Value></String></Entry></Group></Root></KeePassFile>",
        &[
            "Fern|robin|30|call first",
            "Fern – otp_backup|robin|60|call first",
            "Moss|rue|30|call first",
            "Moss|custom|30|call first",
            "Moss|password|30|call first",
        ],
        0,
    ),
    (
        "KeePass, a seed",
        "<KeePassFile><Root><Group><Entry><String><Key>Title</Key><Value>Fern</Value></String><String><Key>UserName</Key><Value>robin</Value></String><String><Key>TOTP Seed</Key><Value>KEY</Value></String><String><Key>TOTP Settings</Key><Value>30;6</Value></String><String><Key>Notes</Key><Value>otpauth://totp/Moss:rue?secret=KEY</Value></String></Entry></Group></Root></KeePassFile>",
        &["Fern|robin|30|", "Moss|rue|30|"],
        0,
    ),
];

#[test]
fn no_address_of_an_item_is_left_behind() {
    for (case, text, wanted, trashed) in ROWS {
        let text = text.replace("KEY", KEY);
        let file = if case.starts_with("1Password") {
            packed("export.data", &text)
        } else {
            text.into_bytes()
        };
        let imported = import(&file, None).expect(case);
        let entries: Vec<String> = imported
            .entries
            .iter()
            .map(|entry| {
                let parsed = entry.as_ref().expect(case);
                let credential = &parsed.credential;
                format!(
                    "{}|{}|{}|{}",
                    credential.issuer,
                    credential.name,
                    credential.kind.period().unwrap_or_default(),
                    parsed.annotations.note
                )
            })
            .collect();
        assert_eq!(entries, *wanted, "{case}");
        assert_eq!(imported.trashed, *trashed, "{case}");
    }
}
