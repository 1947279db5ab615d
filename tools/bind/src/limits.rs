//! The limits that JavaScript looks at before it reads or asks for what the core would refuse.

use std::fmt::{self, Write};

use latchkey::{
    authenticator::{self, clock_drift, import},
    bounds::Bounds,
    clearing::undo,
    generator, qr,
    sessions::reminders,
    settings,
    vault::{self, lock},
};

/// Name, value, and what is limited.
type Limit = (&'static str, u64, &'static str);
/// Name, bounds, and what a person can choose within them.
type Choice = (&'static str, Bounds, &'static str);

const LIMITS: [Limit; 6] = [
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
    (
        "UNDO_MS",
        undo::UNDO_TIME,
        "Milliseconds for which a clearing can be undone, and is told of.",
    ),
];

const CHOICES: [Choice; 8] = [
    (
        "CODE_DIGITS",
        authenticator::DIGITS,
        "Digits of a one-time code.",
    ),
    (
        "CODE_SECONDS",
        authenticator::PERIODS,
        "Seconds that a one-time code lasts.",
    ),
    (
        "PASSWORD_CHARACTERS",
        generator::CHARACTERS,
        "Characters of a password that is made.",
    ),
    (
        "PASSPHRASE_WORDS",
        generator::WORDS,
        "Words of a passphrase that is made.",
    ),
    (
        "PIN_DIGITS",
        generator::DIGITS,
        "Digits of a PIN that is made.",
    ),
    (
        "LEFT_MINUTES",
        reminders::IDLE_MINUTES,
        "Minutes after which a shared computer counts as left.",
    ),
    (
        "LOCK_IDLE_MINUTES",
        lock::IDLE_MINUTES,
        "Minutes after which a vault that nobody uses locks.",
    ),
    (
        "LOCK_OPEN_MINUTES",
        lock::OPEN_MINUTES,
        "Minutes after which a vault locks whatever happens.",
    ),
];

/// The text of `limits.js`.
pub(crate) fn module() -> Result<String, fmt::Error> {
    let mut text = String::from("// Generated from the Rust sources by tools/bind.\n");
    for (name, value, about) in LIMITS {
        write!(text, "\n/** {about} */\nexport const {name} = {value};\n")?;
    }
    for (name, bounds, about) in CHOICES {
        let Bounds { least, usual, most } = bounds;
        write!(
            text,
            "\n/** {about} */\nexport const {name} = {{ least: {least}, usual: {usual}, most: {most} }};\n"
        )?;
    }
    Ok(text)
}

/// The text of `limits.d.ts`.
pub(crate) fn declarations() -> Result<String, fmt::Error> {
    let mut text = String::from("// Generated from the Rust sources by tools/bind.\n");
    for (name, _, about) in LIMITS {
        write!(text, "\n/** {about} */\nexport const {name}: number;\n")?;
    }
    text.push_str(
        "\n/** The least and the most that can be chosen, and what holds where nobody chose. */\n",
    );
    text.push_str(
        "export interface Bounds {\n    least: number;\n    usual: number;\n    most: number;\n}\n",
    );
    for (name, _, about) in CHOICES {
        write!(text, "\n/** {about} */\nexport const {name}: Bounds;\n")?;
    }
    Ok(text)
}
