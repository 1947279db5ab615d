//! Nothing is lost silently: what stands beside an address, a second address, what was corrected of a key.

use latchkey::authenticator::{
    Repair,
    import::{Imported, import},
};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn read(text: &str) -> Imported {
    let text = text.replace("KEY", KEY);
    import(text.as_bytes(), None).expect("it is read")
}

/// Names and note of each entry, or what is wrong with it.
fn entries(imported: &Imported) -> Vec<String> {
    let entry = |entry: &Result<_, _>| match entry {
        Ok(latchkey::authenticator::otpauth::Parsed {
            credential,
            annotations,
            ..
        }) => format!(
            "{}|{}|{}",
            credential.issuer, credential.name, annotations.note
        ),
        Err(latchkey::authenticator::import::Refused { title, error, .. }) => {
            format!("{title}: {error}")
        }
    };
    imported.entries.iter().map(entry).collect()
}

#[test]
fn what_else_stands_in_a_row_stays() {
    let rows: &[(&str, &str, &[&str])] = &[
        (
            "a note around the address",
            "\"call first\notpauth://totp/Fern:robin?secret=KEY\nask for Rue\"",
            &["Fern|robin|call first\n\nask for Rue"],
        ),
        (
            "in the middle of a line",
            "backup code 1234 otpauth://totp/Fern:robin?secret=KEY and a PIN",
            &["Fern|robin|backup code 1234  and a PIN"],
        ),
        (
            "nothing else",
            "otpauth://totp/Fern:robin?secret=KEY",
            &["Fern|robin|"],
        ),
        (
            "two addresses",
            "\"otpauth://totp/Fern:robin?secret=KEY\notpauth://totp/Moss:rue?secret=KEY\"",
            &["Fern|robin|", "Moss|rue|"],
        ),
        (
            "in capitals",
            "OTPAUTH://totp/Fern:robin?secret=KEY",
            &["Fern|robin|"],
        ),
        (
            "an address of the web beside it",
            "https://fern.example/help otpauth://totp/Fern:robin?secret=KEY",
            &["Fern|robin|https://fern.example/help"],
        ),
        (
            "an address that starts a game",
            "steam://run/440 otpauth://totp/Fern:robin?secret=KEY",
            &["Fern|robin|steam://run/440"],
        ),
        ("a key of Steam", "steam://KEY", &["Shop|me|"]),
        (
            "one that is no account is told",
            "otpauth://totp/Fern:robin?secret=1",
            &["Shop: me: the key has characters that no key has"],
        ),
    ];
    for (case, note, wanted) in rows {
        let table =
            format!("name,url,username,password,note\nShop,https://shop.example,me,p,{note}\n");
        assert_eq!(entries(&read(&table)), *wanted, "{case}");
    }
    // The column with the key counts, and what the note has more.
    let both =
        "title,username,totp,notes\nShop,me,KEY,first otpauth://totp/Fern:robin?secret=KEY\n";
    assert_eq!(entries(&read(both)), ["Shop|me|first", "Fern|robin|first"]);
    let same = "title,username,totp,notes\nShop,me,otpauth://totp/Fern:robin?secret=KEY,otpauth://totp/Fern:robin?secret=KEY\n";
    assert_eq!(entries(&read(same)), ["Fern|robin|"]);
}

#[test]
fn what_was_corrected_of_a_key_is_told_by_every_program() {
    let short = "gezd gnbv";
    let rows = [
        (
            "KeePass, seed",
            format!(
                "<KeePassFile><Root><Group><Entry><String><Key>TOTP Seed</Key><Value>{short}</Value></String></Entry></Group></Root></KeePassFile>"
            ),
        ),
        (
            "KeePass",
            format!(
                "<KeePassFile><Root><Group><Entry><String><Key>TimeOtp-Secret-Base32</Key><Value>{short}</Value></String></Entry></Group></Root></KeePassFile>"
            ),
        ),
        (
            "KeeOtp",
            format!(
                "<KeePassFile><Root><Group><Entry><String><Key>otp</Key><Value>key={short}&amp;size=6</Value></String></Entry></Group></Root></KeePassFile>"
            ),
        ),
        (
            "Authenticator extension",
            format!(
                r#"{{"a1":{{"account":"robin","issuer":"Fern","secret":"{short}","type":"totp","hash":"a1","index":0,"encrypted":false}}}}"#
            ),
        ),
        (
            "TOTP Authenticator",
            format!(
                r#"<map><string name="STATIC_TOTP_CODES_LIST">[{{"issuer":"Fern","name":"robin","key":"{short}","base":32,"digits":6,"period":30}}]</string></map>"#
            ),
        ),
    ];
    for (program, file) in rows {
        let imported = import(file.as_bytes(), None).expect(program);
        let [Ok(parsed)] = imported.entries.as_slice() else {
            panic!("{program}: it is one account");
        };
        assert_eq!(
            parsed.repairs,
            [
                Repair::SecretSeparators,
                Repair::SecretCase,
                Repair::ShortSecret
            ],
            "{program}"
        );
    }
}
