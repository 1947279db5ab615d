//! The limits that JavaScript looks at before it reads or asks for what the core would refuse.

use std::fmt::{self, Write};

use latchkey::{
    authenticator::{clock_drift, import},
    qr, settings, vault,
};

/// Name, value, and what is limited.
type Limit = (&'static str, u64, &'static str);

const LIMITS: [Limit; 5] = [
    (
        "MOST_PIXELS",
        qr::MOST_PIXELS,
        "Pixels of a picture in which QR codes are looked for.",
    ),
    (
        "LARGEST_IMPORT",
        import::LARGEST_FILE as u64,
        "Bytes of a file out of which accounts are taken over.",
    ),
    (
        "LARGEST_BACKUP",
        vault::LARGEST as u64,
        "Bytes of a backup.",
    ),
    (
        "LARGEST_SETTINGS",
        settings::LARGEST as u64,
        "Bytes of a file with settings.",
    ),
    (
        "SLOWEST_ANSWER_MS",
        clock_drift::SLOWEST_ANSWER_MS.unsigned_abs(),
        "Milliseconds that a site that is asked for the time may take.",
    ),
];

/// The text of `limits.js`.
pub(crate) fn module() -> Result<String, fmt::Error> {
    let mut text = String::from("// Generated from the Rust sources by tools/bind.\n");
    for (name, value, about) in LIMITS {
        write!(text, "\n/** {about} */\nexport const {name} = {value};\n")?;
    }
    Ok(text)
}

/// The text of `limits.d.ts`.
pub(crate) fn declarations() -> Result<String, fmt::Error> {
    let mut text = String::from("// Generated from the Rust sources by tools/bind.\n");
    for (name, _, about) in LIMITS {
        write!(text, "\n/** {about} */\nexport const {name}: number;\n")?;
    }
    Ok(text)
}
