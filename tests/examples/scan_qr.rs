//! The native command that reads QR codes in pictures.

use std::{fs, path::PathBuf, process::Output};

use image::{GrayImage, Luma};
use latchkey::qr;

use crate::command;

const SCALE: u32 = 4;
const QUIET: u32 = 4;

fn run(arguments: &[&str]) -> Output {
    command::run("scan-qr", arguments)
}

/// A picture of its own for each test.
fn picture(name: &str, image: &GrayImage) -> PathBuf {
    let path = std::env::temp_dir().join(format!("latchkey-{name}-{}.png", std::process::id()));
    image.save(&path).expect("there is room");
    path
}

#[test]
fn the_text_of_a_code_is_printed_with_its_place() {
    const TEXT: &str = "otpauth://totp/Fern:robin?secret=GEZDGNBVGY3TQOJQ";
    let modules = qr::draw(TEXT).expect("it is short");
    let side = modules.size;
    let image = GrayImage::from_fn(
        (side + 2 * QUIET) * SCALE,
        (side + 2 * QUIET) * SCALE,
        |x, y| {
            let place = |at: u32| (at / SCALE).checked_sub(QUIET).filter(|&at| at < side);
            let dark = match (place(x), place(y)) {
                (Some(x), Some(y)) => modules.modules[(y * side + x) as usize] == 1,
                _ => false,
            };
            Luma([if dark { 0 } else { 255 }])
        },
    );
    let path = picture("code", &image);
    let output = run(&[path.to_str().expect("it is text")]);
    fs::remove_file(path).expect("it was just written");
    assert!(output.status.success());
    let line: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("it is one line of JSON");
    assert_eq!(line["text"], TEXT);
    let corner = line["corners"][0]["x"].as_f64().expect("it is a number");
    assert!((corner - f64::from(QUIET * SCALE)).abs() < 2.0, "{corner}");
}

#[test]
fn a_picture_without_a_code_is_an_error() {
    let blank = picture("blank", &GrayImage::from_pixel(64, 64, Luma([255])));
    let blank_path = blank.to_str().expect("it is text");
    for arguments in [&[blank_path][..], &["Cargo.toml"], &["nowhere.png"], &[]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let said = String::from_utf8(output.stderr).expect("it is text");
        assert!(said.starts_with("scan-qr: "), "{said}");
    }
    fs::remove_file(blank).expect("it was just written");
}
