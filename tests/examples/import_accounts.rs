//! The native command that reads exports of other programs.

use std::process::Output;

use serde_json::Value;

use crate::command;

fn run(arguments: &[&str]) -> Output {
    command::run("import-accounts", arguments)
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("it is text");
    let parse = |line| serde_json::from_str(line).expect("it is JSON");
    text.lines().map(parse).collect()
}

#[test]
fn each_entry_is_a_line_also_one_that_is_no_account() {
    let list = std::env::temp_dir().join(format!("latchkey-import-{}.txt", std::process::id()));
    let addresses = [
        "otpauth://totp/Fern:robin?secret=GEZDGNBVGY3TQOJQ&digits=8&period=60&algorithm=SHA256",
        "otpauth://hotp/Oak?secret=GEZDGNBVGY3TQOJQ&counter=18446744073709551616",
        "otpauth://hotp/Elm?secret=GEZDGNBVGY3TQOJQ&counter=7",
    ];
    std::fs::write(&list, addresses.join("\n")).expect("there is room");
    let output = run(&[list.to_str().expect("it is text")]);
    std::fs::remove_file(&list).expect("it was just written");

    let [fern, oak, elm] = lines(&output).try_into().expect("three lines");
    assert_eq!(
        (&fern["issuer"], &fern["digits"]),
        (&"Fern".into(), &8.into())
    );
    assert_eq!(
        (&fern["period"], &fern["algorithm"]),
        (&60.into(), &"SHA256".into())
    );
    assert_eq!(
        (&oak["title"], oak["error"].is_string()),
        (&"Oak".into(), true)
    );
    assert_eq!((&elm["kind"], &elm["counter"]), (&"hotp".into(), &7.into()));
}

#[test]
fn an_encrypted_file_needs_its_password() {
    let file = "tests/vectors/import/aegis_encrypted.json";
    let output = run(&[file, "fern frond"]);
    assert!(output.status.success() && !lines(&output).is_empty());
    for arguments in [
        &[file][..],
        &[file, "moss frond"],
        &["Cargo.toml"],
        &["nowhere"],
        &[],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        let said = String::from_utf8(output.stderr).expect("it is text");
        assert!(said.starts_with("import-accounts: "), "{said}");
    }
}
