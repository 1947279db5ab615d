//! Runs a native command to its end.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

/// Gives it arguments.
pub(crate) fn run(example: &str, arguments: &[&str]) -> Output {
    command(example)
        .args(arguments)
        .output()
        .expect("cargo runs")
}

/// Gives it what it reads.
pub(crate) fn fed(example: &str, input: &[u8]) -> Output {
    let mut child = command(example)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("cargo runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(input).expect("it listens");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// It tells nothing but which line is wrong, and nothing of what is in it.
pub(crate) fn assert_refuses(output: Output, line: &str, secret: &str) {
    assert_eq!(output.status.code(), Some(1), "{line}");
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).expect("it is text");
    assert!(said.contains(line) && !said.contains(secret), "{said}");
}

fn command(example: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "-q", "--example", example, "--"]);
    command
}
