//! `scan-qr IMAGE` prints one JSON object a line for each QR code in a PNG, JPEG, WebP, GIF or BMP picture:
//! `{"text": …, "corners": [{"x": …, "y": …}, …]}`.
//!
//! Without any, or if the picture cannot be read, it says so and exits with status 1.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use image::ImageReader;
use latchkey::qr::{self, MOST_PIXELS, Picture, QrError};

fn main() -> ExitCode {
    match scan(std::env::args_os().skip(1).collect::<Vec<_>>().as_slice()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // Nobody is left to hear it if this fails too.
            let _ = writeln!(io::stderr(), "scan-qr: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn scan(arguments: &[std::ffi::OsString]) -> Result<(), String> {
    let [path] = arguments else {
        return Err("usage: scan-qr IMAGE".into());
    };
    let path = Path::new(path);
    let unreadable = |problem: &dyn std::fmt::Display| format!("{}: {problem}", path.display());
    let open = || {
        ImageReader::open(path)
            .and_then(ImageReader::with_guessed_format)
            .map_err(|error| unreadable(&error))
    };
    let (width, height) = open()?
        .into_dimensions()
        .map_err(|error| unreadable(&error))?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(unreadable(&QrError::PictureTooLarge));
    }
    let rgba = open()?
        .decode()
        .map_err(|error| unreadable(&error))?
        .into_rgba8();
    let picture = Picture::from_rgba(width, height, &rgba).map_err(|error| unreadable(&error))?;
    let found = qr::read(&picture);
    if found.is_empty() {
        return Err(unreadable(&"no QR code found"));
    }
    for code in found {
        let line = serde_json::to_string(&code).map_err(|error| unreadable(&error))?;
        writeln!(io::stdout(), "{line}").map_err(|error| unreadable(&error))?;
    }
    Ok(())
}
