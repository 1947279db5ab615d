//! What programs write otherwise now and then: other versions of theirs, and what they leave out.

use latchkey::{
    Coded,
    authenticator::{
        Repair,
        import::{ImportError, Imported, import},
    },
};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn read(case: &str, text: &str) -> Imported {
    import(text.replace("KEY", KEY).as_bytes(), None).expect(case)
}

/// Names, kind, algorithm, digits, period or counter, and tags of each entry, or what is wrong with it.
fn entries(imported: &Imported) -> Vec<String> {
    let entry = |entry: &Result<_, _>| match entry {
        Ok(latchkey::authenticator::otpauth::Parsed {
            credential,
            annotations,
            ..
        }) => {
            let kind = &credential.kind;
            let moving = kind.counter().or(kind.period().map(u64::from));
            [
                credential.issuer.clone(),
                credential.name.clone(),
                kind.name().to_owned(),
                kind.algorithm()
                    .map_or(String::new(), |name| name.to_string()),
                kind.digits().to_string(),
                moving.map_or(String::new(), |moving| moving.to_string()),
                annotations.tags.join(","),
            ]
            .join("|")
        }
        Err(latchkey::authenticator::import::Refused { title, error, .. }) => {
            format!("{title}: {}", error.code())
        }
    };
    imported.entries.iter().map(entry).collect()
}

const FERN: &str = "Fern|robin|totp|SHA1|6|30|";
const TAGGED: &str = "Fern|robin|totp|SHA1|6|30|Work,Bank";

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn other_versions_of_a_format_are_read_too() {
    let token = r#"{"algo":"SHA1","counter":0,"digits":6,"label":"robin","period":30,"secret":[49,50,51,52,53,54,55,56,57,48],"type":"TOTP"}"#;
    let preferences = format!(
        "<map><string name=\"robin\">{}</string></map>",
        token.replace('"', "&quot;")
    );
    let rows: &[(&str, &str, &str, &[&str])] = &[
        (
            "FreeOTP without any issuer",
            &preferences,
            "FreeOTP",
            &["|robin|totp|SHA1|6|30|"],
        ),
        (
            "FreeOTP+ without an order",
            &format!(r#"{{"tokens":[{token}]}}"#),
            "FreeOTP+",
            &["|robin|totp|SHA1|6|30|"],
        ),
        (
            "FreeOTP+ whose order is nothing",
            &format!(r#"{{"tokenOrder":null,"tokens":[{token}]}}"#),
            "FreeOTP+",
            &["|robin|totp|SHA1|6|30|"],
        ),
        (
            "Bitwarden, of an organisation",
            "collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n\"Work,Bank\",login,Fern,,,0,,robin,p,KEY\n",
            "Bitwarden",
            &[TAGGED],
        ),
        (
            "what others write for Bitwarden",
            r#"{"items":[{"type":2,"name":"Note"},{"type":1,"name":"Fern","login":{"username":"robin","totp":"KEY"}}]}"#,
            "Bitwarden",
            &[FERN],
        ),
        (
            "1Password, columns with longer names",
            "Title,Website,Username,Password,One-time password,Favorite status,Archived status,Tags,Notes\nFern,,robin,p,otpauth://totp/Fern:robin?secret=KEY,true,false,Work;Bank,\n",
            "1Password",
            &[TAGGED],
        ),
        (
            "2FAS, which names the account in its address only",
            r#"{"schemaVersion":4,"services":[{"name":"Fern","secret":"KEY","otp":{"account":"","label":"","link":"otpauth://totp/Fern:robin?secret=KEY&issuer=Fern"}},{"name":"Moss","secret":"KEY","otp":{"link":"otpauth://totp/?secret=KEY"}}]}"#,
            "2FAS",
            &[FERN, "Moss||totp|SHA1|6|30|"],
        ),
        (
            "KeePass, an address that is not encoded",
            "<KeePassFile><Root><Group><Entry><String><Key>otp</Key><Value>otpauth://totp/My Fern:robin hood?secret=KEY</Value></String></Entry></Group></Root></KeePassFile>",
            "KeePass",
            &["My Fern|robin hood|totp|SHA1|6|30|"],
        ),
        (
            "a table with an address that is not encoded",
            "title,username,otpauth\nFern,robin,otpauth://totp/My Fern:robin hood?secret=KEY\n",
            "Apple Passwords",
            &["My Fern|robin hood|totp|SHA1|6|30|"],
        ),
        (
            "a table whose first columns say nothing",
            "username,username2,email,title,name,password,note,url,otpSecret,otp\n,robin,,,Fern,p,,https://fern.example,KEY,\n,rue,,,,p,,https://user@moss.example:8443/login?a=b,,KEY\n",
            "passwords",
            &[FERN, "moss.example:8443|rue|totp|SHA1|6|30|"],
        ),
        (
            "LastPass, a folder that is called as a trash is",
            "url,username,password,totp,extra,name,grouping,fav\n,robin,p,KEY,,Fern,Recycle Bin,0\n",
            "LastPass",
            &["Fern|robin|totp|SHA1|6|30|Recycle Bin"],
        ),
        (
            "LastPass Authenticator, folders by text, one account in none",
            r#"{"deviceName":"Phone","version":3,"accounts":[{"issuerName":"Fern","userName":"robin","secret":"KEY","timeStep":30,"digits":6,"algorithm":"SHA1","folderData":{"folderId":"2","position":0}},
                {"issuerName":"","userName":"rue","secret":"KEY","timeStep":60,"digits":6,"algorithm":"SHA1","folderData":null}],"folders":[{"id":2,"name":"Work"}]}"#,
            "LastPass Authenticator",
            &["Fern|robin|totp|SHA1|6|30|Work", "|rue|totp|SHA1|6|60|"],
        ),
        (
            "2FAS, version 1, without most of it",
            r#"{"schemaVersion":1,"services":[{"name":"Fern","secret":"KEY","otp":{"account":"robin"}}]}"#,
            "2FAS",
            &[FERN],
        ),
        (
            "Authenticator extension, kinds and algorithms by number",
            r#"{"a":{"account":"rowan","hash":"a","index":0,"issuer":"Fern","secret":"KEY","type":2,"counter":5,"algorithm":2},
                "b":{"account":"r","hash":"b","index":1,"issuer":"Gost","secret":"KEY","type":1,"algorithm":4},
                "c":{"account":"r","hash":"c","index":2,"issuer":"Odd","secret":"KEY","type":9}}"#,
            "Authenticator extension",
            &[
                "Fern|rowan|hotp|SHA256|6|5|",
                "Gost: r: unknownAlgorithm",
                "Odd: r: unknownKind",
            ],
        ),
        (
            "Authenticator extension, what it takes for nothing",
            r#"{"a":{"account":"robin","issuer":"Fern","secret":"KEY","type":"totp","digits":0,"period":0,"algorithm":"","counter":0}}"#,
            "Authenticator extension",
            &[FERN],
        ),
        (
            "Apple, whose titles repeat the name",
            "Title,URL,Username,Password,Notes,OTPAuth\nfern.example (robin),https://fern.example/,robin,p,,otpauth://totp/?secret=KEY\n",
            "Apple Passwords",
            &["fern.example|robin|totp|SHA1|6|30|"],
        ),
        (
            "Authenticator extension, nothing but the account",
            r#"{"a":{"account":"robin","issuer":"Fern","secret":"KEY","type":"totp"}}"#,
            "Authenticator extension",
            &[FERN],
        ),
        (
            "KeePass, a second code in a field of its own",
            "<KeePassFile><Root><Group><Entry><String><Key>Title</Key><Value>Fern</Value></String><String><Key>otp</Key><Value>otpauth://totp/Fern:robin?secret=KEY</Value></String><String><Key>otp_1</Key><Value>otpauth://totp/Fern:robin?secret=KEY&amp;period=60</Value></String></Entry></Group></Root></KeePassFile>",
            "KeePass",
            &[FERN, "Fern|robin|totp|SHA1|6|60|"],
        ),
        (
            "KeePass, a bare key",
            "<KeePassFile><Root><Group><Entry><String><Key>Title</Key><Value>Fern</Value></String><String><Key>UserName</Key><Value>robin</Value></String><String><Key>otp</Key><Value>GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOI=</Value></String></Entry></Group></Root></KeePassFile>",
            "KeePass",
            &[FERN],
        ),
    ];
    for (case, text, program, wanted) in rows {
        let imported = read(case, text);
        assert_eq!(entries(&imported), *wanted, "{case}");
        assert_eq!(imported.format, *program, "{case}");
    }
}

#[test]
fn what_a_page_leaves_open_is_told() {
    for (name, wanted) in [
        ("aegis.html", vec![Repair::Unspecified]),
        (
            "ente.html",
            vec![Repair::AlgorithmSpelling, Repair::Unspecified],
        ),
    ] {
        let path = format!("{}/tests/vectors/import/{name}", env!("CARGO_MANIFEST_DIR"));
        let imported = import(&std::fs::read(path).expect(name), None).expect(name);
        let Some(Ok(first)) = imported.entries.first() else {
            panic!("{name} begins with an account");
        };
        let mut repairs = first.repairs.clone();
        repairs.sort_unstable();
        let mut wanted = wanted;
        wanted.sort_unstable();
        assert_eq!(repairs, wanted, "{name}");
    }
}

#[test]
fn a_row_of_a_page_that_is_damaged_is_told_of() {
    let path = format!(
        "{}/tests/vectors/import/aegis.html",
        env!("CARGO_MANIFEST_DIR")
    );
    let page = std::fs::read_to_string(path).expect("the page");
    let whole = import(page.as_bytes(), None).expect("it is read").entries;
    let damaged = page.replacen("<td>call first</td>", "", 1);
    let entries = import(damaged.as_bytes(), None)
        .expect("it is read")
        .entries;
    assert_eq!(entries.len(), whole.len());
    let refused = entries.iter().filter(|entry| entry.is_err()).count();
    assert_eq!(refused, 1);
}

#[test]
fn what_programs_keep_for_themselves_is_told() {
    let packet = |begin: &[u8]| [begin, &[0x9d; 600]].concat();
    let rows: &[(&str, Vec<u8>, ImportError)] = &[
        (
            "WinAuth's own file",
            b"<?xml version=\"1.0\"?><WinAuth version=\"3.6.1\"></WinAuth>".to_vec(),
            ImportError::AppDatabase,
        ),
        (
            "OpenPGP, for a public key",
            packet(&[0x85, 1, 12, 3, 1, 2, 3, 4, 5, 6, 7, 8, 1]),
            ImportError::OpenPgp,
        ),
        (
            "OpenPGP, the newer kind",
            packet(&[0xc1, 0xc0, 76, 3, 1, 2, 3, 4, 5, 6, 7, 8, 18]),
            ImportError::OpenPgp,
        ),
        (
            "OpenPGP, under a password",
            packet(&[0x8c, 13, 4, 9, 3, 8]),
            ImportError::OpenPgp,
        ),
    ];
    for (case, file, refusal) in rows {
        assert_eq!(import(file, None).err(), Some(*refusal), "{case}");
    }
}

/// Tables of programs that no row of the documentation names, with or without names of columns.
#[test]
fn any_table_with_addresses_is_read() {
    let address = "otpauth://totp/Fern:robin?secret=KEY&issuer=Fern";
    let rows = [
        (
            "Keeper",
            "\"Folder\",\"Title\",\"Login\",\"Password\",\"Website Address\",\"TFC:Keeper\"\n\"Work\",\"Fern\",\"robin\",\"p\",\"https://fern.example\",\"ADDRESS\"\n".to_owned(),
            "Fern|robin|totp|SHA1|6|30|Work",
        ),
        (
            "RoboForm",
            "Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2\nFern,https://fern.example,,robin,p,,/Work,\"TOTP KEY$,,,ADDRESS\"\n".to_owned(),
            "Fern|robin|totp|SHA1|6|30|/Work",
        ),
        (
            "no names",
            "Work,Fern,robin,p,ADDRESS\n".to_owned(),
            FERN,
        ),
        (
            "names in another language",
            "Titel;Benutzer;Kennwort;Einmalcode\nFern;robin;p;ADDRESS\n".to_owned(),
            FERN,
        ),
    ];
    for (case, table, expected) in rows {
        let imported = read(case, &table.replace("ADDRESS", address));
        assert_eq!(entries(&imported), [expected], "{case}");
    }
}

/// What is cut off is told where the format can tell: a row without its last cells, an archive without its directory, a page without its
/// end, preferences without theirs.
#[test]
fn what_is_cut_off_is_told() {
    let table = "name,username,totp,note\nFern,robin,KEY,\nMoss,rowan,KEY";
    let zip = b"PK\x03\x04\x14\0\0\0\0\0".to_vec();
    let page =
        "<!doctype html><html><body><code>otpauth://totp/a?secret=KEY</code><code>otpauth://to";
    let rows = [
        ("a table", table.as_bytes().to_vec()),
        ("an archive", zip),
        ("a page", page.replace("KEY", KEY).into_bytes()),
        ("preferences", b"<map><string name=\"a\">b</str".to_vec()),
    ];
    for (case, file) in rows {
        assert_eq!(
            import(&file, None).err(),
            Some(ImportError::FileDamaged),
            "{case}"
        );
    }
    // Some leave out empty cells, or the end of the last line.
    for whole in [
        "name,username,totp,note\nFern,robin,KEY",
        "name,username,totp,note\nFern,robin,KEY\nMoss,rowan,KEY\n",
        "name,username,totp,note\nFern,robin,KEY,\nMoss,rowan,KEY,",
    ] {
        let imported = read("whole", whole);
        assert!(imported.entries.iter().all(Result::is_ok), "{whole}");
    }
}

/// `KeePassXC` names its trash in the language that it is used in, and puts it right below the outermost group.
#[test]
fn the_trash_of_keepassxc_stays_there_in_every_language() {
    for (group, trashed) in [
        ("Root/Recycle Bin", 1),
        ("Root/Papierkorb/Alt", 1),
        ("Racine/Corbeille", 1),
        ("Root/Papelera", 1),
        ("Wurzel/Корзина", 1),
        ("Root/回收站/a", 1),
        ("Root/ゴミ箱", 1),
        ("Root/Work/Corbeille", 0),
        ("Corbeille/Work", 0),
        ("Root/Trash", 0),
        ("Root", 0),
    ] {
        let table = format!(
            "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\"\n\"{group}\",\"Fern\",\"robin\",\"p\",\"\",\"\",\"KEY\"\n"
        );
        let imported = read(group, &table);
        assert_eq!(imported.trashed, trashed, "{group}");
        assert_eq!(imported.entries.len(), 1 - trashed, "{group}");
    }
}
