//! The native command that makes codes.

use std::process::Output;

use crate::command;

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn run(arguments: &[&str]) -> Output {
    command::run("totp", arguments)
}

#[test]
fn a_code_with_all_that_it_was_made_of() {
    let address = format!("otpauth://totp/Fern:robin?secret={KEY}&digits=8");
    let output = run(&[&address, "59"]);
    assert!(output.status.success());
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(
        line,
        serde_json::json!({
            "code": "94287082", "kind": "totp", "issuer": "Fern", "name": "robin", "algorithm": "SHA1", "digits": 8,
            "period": 30, "counter": null, "validFrom": 30, "validUntil": 60, "repairs": [],
        })
    );
    let output = run(&[
        &format!("otpauth://hotp/x?secret={}", KEY.to_lowercase()),
        "0",
    ]);
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(line["code"], "755224");
    assert_eq!(
        line["repairs"],
        serde_json::json!(["secretCase", "counterMissing"])
    );
}

#[test]
fn what_is_wrong_is_said_without_the_key() {
    let wrong = format!("otpauth://totp/x?secret={KEY}&digits=99");
    for arguments in [
        &[][..],
        &[wrong.as_str(), "59"],
        &["otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", "-1"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let said = String::from_utf8(output.stderr).expect("it is text");
        assert!(said.starts_with("totp: ") && !said.contains(KEY), "{said}");
    }
}
