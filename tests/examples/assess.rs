//! The native command for those who want the core without a browser.

use std::process::Output;

use crate::command::fed;

fn run(input: &[u8]) -> Output {
    fed("assess", input)
}

#[test]
fn questions_are_answered_in_order() {
    let output = run(
        b"{\"password\": \"password\", \"inputs\": []}\n\n{\"password\": \"zq8-Thorn-vexing-1182-Lamp\"}\r\n{\"password\": \"\"}",
    );
    assert!(output.status.success());
    let scores: Vec<u64> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| {
            let answer: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(
                answer["guessesLog10"].is_f64()
                    && answer["crackTimes"]["online"]["seconds"].is_f64()
            );
            answer["score"].as_u64().unwrap()
        })
        .collect();
    assert_eq!(scores, [0, 4, 0]);
    assert!(run(b"").status.success());
}

#[test]
fn a_line_that_is_no_question_is_named_and_not_repeated() {
    let rows: [&[u8]; 7] = [
        b"hunter2",
        b"{\"password\": \"hunter2\"",
        b"{\"password\": 7, \"inputs\": [\"hunter2\"]}",
        b"{\"inputs\": [\"hunter2\"]}",
        b"{\"password\": \"hunter2\", \"unknown\": \"hunter2\"}",
        b"{\"password\": \"hunter2\xff\"}",
        b"\"hunter2\"",
    ];
    for row in rows {
        let input = [b"{\"password\": \"a\"}\n", row].concat();
        let output = run(&input);
        let problem = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{problem}");
        assert!(
            problem.contains("line 2") && !problem.contains("hunter2"),
            "{problem}"
        );
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
    }
}

/// Each process has hash maps in an order of its own.
#[test]
fn every_process_gives_the_same_answers() {
    let letters = |mut n: u64| {
        let mut word = String::new();
        while n > 0 {
            word.extend(char::from_digit(10 + u32::try_from(n % 26).unwrap(), 36));
            n /= 26;
        }
        word
    };
    let questions: Vec<String> = (1..=2_000_u64)
        .map(|n| {
            let random = letters(n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            match n % 4 {
                0 => format!(r#"{{"password": "{:x}Rose.{n}ab{n}1!"}}"#, n * 7919),
                _ => format!(r#"{{"password": "{random}"}}"#),
            }
        })
        .collect();
    let questions = questions.join("\n");
    let answers = [(); 5].map(|()| run(questions.as_bytes()).stdout);
    assert_eq!(answers[0].split(|byte| *byte == b'\n').count(), 2_001);
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}
