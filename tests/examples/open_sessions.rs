//! The native command that lists open sessions.

use std::process::Output;

use serde_json::Value;

use crate::command::{assert_refuses, fed};

fn run(input: &[u8]) -> Output {
    fed("open-sessions", input)
}

#[test]
fn a_jar_in_and_a_line_a_site_out() {
    let input = r#"{"name":"sessionid","domain":"www.fern.example","secure":true,"http_only":true,"session":true,"value":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"}
{"visited":"www.fern.example"}

{"name":"remember_token","domain":".oak.example","secure":true,"http_only":true,"session":false,"expiry_unix":1370000000,"value_masked":"b7c1e0a94d5f2836a1b0c9d8e7f60514233241ae"}
{"name":"lang","domain":"oak.example","session":false,"expiry_unix":1371000000,"value":"en"}
{"name":"_ga","domain":".quiet.example","session":false,"lifetime_s":63072000,"value_masked":"GA1.1.9253984985.3376006609"}
{"visited":"oak.example"}
{}
{"name":null,"value":null,"value_masked":null,"lifetime_s":null}
"#;
    let output = run(input.as_bytes());
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("it is text");
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(
        lines,
        [
            serde_json::json!({"site": "oak.example", "cookies": ["remember_token"], "until": 1_370_000_000.0}),
        ]
    );
}

#[test]
fn nothing_in_is_nothing_out() {
    for nothing in [&b""[..], b"{\"visited\":\"fern.example\"}\n"] {
        let output = run(nothing);
        assert!(output.status.success() && output.stdout.is_empty());
    }
}

#[test]
fn bad_input_is_told_by_its_line() {
    for (input, line) in [
        (&b"{}\n{\"value_len\": \"hunter2\"}\n"[..], "line 2"),
        (b"{\"visited\": 7}\n", "line 1"),
        (b"[1]\n", "line 1"),
        (b"{}\n\n{\"name\":\n", "line 3"),
        (b"{\"value\":\"\xff\"}\n", "line 1"),
    ] {
        assert_refuses(run(input), line, "hunter2");
    }
}
