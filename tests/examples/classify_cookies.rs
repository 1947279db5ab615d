//! The native command that classifies cookies.

use std::process::Output;

use serde_json::Value;

use crate::command::{assert_refuses, fed};

fn run(input: &[u8]) -> Output {
    fed("classify-cookies", input)
}

#[test]
fn rows_in_and_answers_out_in_the_same_order() {
    let input = r#"{"id":"c1","name":"_ga","domain":".fern.example","site":"fern","path":"/","secure":false,"http_only":false,"host_only":false,"same_site":"lax","session":false,"lifetime_s":63072000,"value_len":27,"value_entropy":3.1,"value_masked":"GA1.1.9253984985.3376006609"}

{"id":7,"name":"connect.sid","domain":"fern.example","site":"fern","path":"/","secure":true,"http_only":true,"session":true,"expiry_unix":1370000000,"value_len":64,"value_entropy":5.1,"value_masked":"q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6mq8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m"}
{}
{"id":null,"name":null,"site":null,"lifetime_s":null,"value_masked":null}
"#;
    let output = run(input.as_bytes());
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("it is text");
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 4);
    let ids: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
    assert_eq!(
        ids,
        [
            &serde_json::json!("c1"),
            &serde_json::json!(7),
            &Value::Null,
            &Value::Null
        ]
    );
    assert_eq!(
        (&lines[0]["kind"], &lines[0]["signsIn"]),
        (&"analytics".into(), &false.into())
    );
    assert_eq!(
        (&lines[1]["kind"], &lines[1]["signsIn"]),
        (&"signsIn".into(), &true.into())
    );
    assert!(
        lines[1]["probability"]
            .as_f64()
            .is_some_and(|number| number > 0.2)
    );
    assert!(
        lines[1]["reasons"]
            .as_array()
            .is_some_and(|reasons| !reasons.is_empty())
    );
}

#[test]
fn nothing_in_is_nothing_out() {
    let output = run(b"");
    assert!(output.status.success() && output.stdout.is_empty());
}

#[test]
fn bad_input_is_told_by_its_line() {
    for (input, line) in [
        (&b"{}\n{\"value_len\": \"hunter2\"}\n"[..], "line 2"),
        (b"[1]\n", "line 1"),
        (b"{}\n\n{\"name\":\n", "line 3"),
        (b"{\"name\":\"\xff\"}\n", "line 1"),
        (b"{\"value_len\":-1}\n", "line 1"),
    ] {
        assert_refuses(run(input), line, "hunter2");
    }
}
