//! The exports of each program, plain and encrypted. Those that are encrypted or packed were made by
//! `tests/vectors/import/make.py`, with other implementations of the cryptography; the plain ones after the programs' own sources.

mod damaged;

use latchkey::{
    Coded,
    authenticator::import::{Imported, import},
};

const PASSWORD: &str = "fern frond";

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

const FERN: &str = "Fern|robin|totp|SHA1|6|30";

const SLOW: &str = "Slow|thyme|totp|SHA512|7|60";

const HOTP: &str = "網站|rowan|hotp|SHA256|8|41";

const STEAM: &str = "Steam|rue|steam||5|30";

const MY_STEAM: &str = "My Steam|rue|steam||5|30";

const BARE: &str = "Bare|sorrel|totp|SHA1|6|30";

/// A file, the program that it is of, whether it needs the password, what it holds, and how many of it are in the trash.
type Row = (
    &'static str,
    &'static str,
    bool,
    &'static [&'static str],
    usize,
);

const BITWARDEN: &[&str] = &[
    "Fern|robin|totp|SHA1|6|30 #Work * line 1/line 2",
    BARE,
    MY_STEAM,
    "4 Bad: digitsOutOfBounds",
];

const EXTENSION: &[&str] = &[
    "Fern|robin|totp|SHA1|6|30 *",
    HOTP,
    STEAM,
    "Battle|sorrel|totp|SHA1|8|30",
    "Hex|tansy|totp|SHA1|6|30",
];

const ENTE: &[&str] = &[
    "Fern|robin|totp|SHA1|6|30 #Work #Bank + more * call first",
    HOTP,
    STEAM,
];

const ENTE_PAGE: &[&str] = &[
    "Fern & Moss|robin|totp|SHA1|6|30 call first",
    "網站|rowan|hotp|SHA256|8|0",
    STEAM,
];

const STRATUM: &[&str] = &[
    FERN,
    HOTP,
    SLOW,
    STEAM,
    "Moss|sorrel|motp||6|1234 #Work",
    "6 Bad: wrong: unknownAlgorithm",
];

const AND_OTP: &[&str] = &[
    "Fern|robin|totp|SHA1|6|30 #Work #Bank",
    HOTP,
    STEAM,
    "Early|thyme|totp|SHA1|6|30",
];

const KEEPASS: &[&str] = &[
    "Fern|robin|totp|SHA1|6|30 #Bank #Money call first",
    "Two|thyme|totp|SHA512|7|60",
    "Three|rowan|hotp|SHA1|6|41",
    "Old|rue|steam||5|30",
    "KeeOtp|tansy|totp|SHA1|8|60",
    "Plain|moss|totp|SHA1|6|30 #Work",
];

const LIST: &[&str] = &[FERN, HOTP, STEAM, "Steam||steam||5|30"];

const TOTP_AUTHENTICATOR: &[&str] = &["Fern|robin|totp|SHA1|6|30 *", "Slow|thyme|totp|SHA1|7|60"];

const RAIVO: &[&str] = &["Fern|robin|totp|SHA1|6|30 *", HOTP, SLOW];

const PROTON: &[&str] = &[
    "Fern|robin|totp|SHA1|6|30 call first",
    SLOW,
    STEAM,
    "|NoIssuer|totp|SHA1|6|30",
];

const PROTON_PASS: &[&str] = &[
    "Fern|robin|totp|SHA1|6|30 #Personal * call first",
    "Bare|sorrel|totp|SHA1|6|30 #Personal",
    "Slow|thyme|totp|SHA512|7|60 #Personal",
];

const FILES: &[Row] = &[
    ("bitwarden.json", "Bitwarden", false, BITWARDEN, 1),
    ("bitwarden_pbkdf2.json", "Bitwarden", true, BITWARDEN, 1),
    ("bitwarden_argon2.json", "Bitwarden", true, BITWARDEN, 1),
    ("bitwarden.zip", "Bitwarden", false, BITWARDEN, 1),
    (
        "bitwarden.csv",
        "Bitwarden",
        false,
        &[
            "Fern|robin|totp|SHA1|6|30 #Work * line 1/line \"2\"",
            BARE,
            MY_STEAM,
        ],
        0,
    ),
    (
        "bitwarden_authenticator.csv",
        "Bitwarden Authenticator",
        false,
        &[FERN, SLOW],
        0,
    ),
    (
        "aegis.html",
        "Aegis",
        false,
        &[
            "Fern & Moss|robin|totp|SHA1|6|30 * call first",
            HOTP,
            STEAM,
            "Moss|sorrel|motp||6|1234",
        ],
        0,
    ),
    ("raivo.json", "Raivo OTP", false, RAIVO, 0),
    ("raivo.zip", "Raivo OTP", true, RAIVO, 0),
    ("ente.txt", "list", false, ENTE, 1),
    ("ente.html", "Ente Auth", false, ENTE_PAGE, 0),
    ("ente_2026.html", "Ente Auth", false, ENTE_PAGE, 0),
    ("ente_encrypted.txt", "Ente Auth", true, ENTE, 1),
    (
        "proton_authenticator.json",
        "Proton Authenticator",
        false,
        PROTON,
        0,
    ),
    (
        "proton_authenticator_encrypted.json",
        "Proton Authenticator",
        true,
        PROTON,
        0,
    ),
    ("proton_pass.json", "Proton Pass", false, PROTON_PASS, 1),
    ("proton_pass.zip", "Proton Pass", false, PROTON_PASS, 1),
    (
        "proton_pass.csv",
        "Proton Pass",
        false,
        &[
            "Fern|robin|totp|SHA1|6|30 #Personal call first",
            "Bare|sorrel|totp|SHA1|6|30 #Personal",
        ],
        0,
    ),
    ("stratum.json", "Stratum", false, STRATUM, 0),
    ("stratum.authpro", "Stratum", true, STRATUM, 0),
    ("stratum_legacy.authpro", "Stratum", true, STRATUM, 0),
    ("stratum.html", "list", false, &[FERN, HOTP], 0),
    ("andotp.json", "andOTP", false, AND_OTP, 0),
    ("andotp.json.aes", "andOTP", true, AND_OTP, 0),
    ("andotp_old.json.aes", "andOTP", true, AND_OTP, 0),
    ("freeotp.xml", "FreeOTP", false, &[FERN, HOTP, STEAM], 0),
    (
        "freeotp_2.xml",
        "FreeOTP",
        true,
        &[FERN, "網站|rowan 🌿|hotp|SHA256|8|41", STEAM],
        0,
    ),
    (
        "freeotp_plus.json",
        "FreeOTP+",
        false,
        &[FERN, HOTP, STEAM],
        0,
    ),
    (
        "lastpass.json",
        "LastPass Authenticator",
        false,
        &["Fern|robin|totp|SHA1|6|30 #Work *", SLOW],
        0,
    ),
    (
        "lastpass.csv",
        "LastPass",
        false,
        &["Fern|robin|totp|SHA1|6|30 #Work * call first"],
        0,
    ),
    ("keepass.xml", "KeePass", false, KEEPASS, 1),
    ("keepass_argon2.kdbx", "KeePass", true, KEEPASS, 1),
    ("keepass_aes.kdbx", "KeePass", true, KEEPASS, 1),
    ("keepass_twofish.kdbx", "KeePass", true, KEEPASS, 1),
    ("keepass_3.kdbx", "KeePass", true, KEEPASS, 1),
    (
        "keepassxc.csv",
        "KeePassXC",
        false,
        &["Fern|robin|totp|SHA1|6|30 #Work call first"],
        1,
    ),
    (
        "1password.1pux",
        "1Password",
        false,
        &[
            "Fern|robin|totp|SHA1|6|30 #Personal #Work * call first",
            "Bare|sorrel|totp|SHA1|6|30 #Personal",
        ],
        0,
    ),
    (
        "1password.csv",
        "1Password",
        false,
        &["Fern|robin|totp|SHA1|6|30 #Work #Bank * call first", BARE],
        0,
    ),
    ("apple.csv", "Apple Passwords", false, &[FERN], 0),
    (
        "chrome.csv",
        "passwords",
        false,
        &["Fern|robin|totp|SHA1|6|30 codes:"],
        0,
    ),
    (
        "authenticator_extension.json",
        "Authenticator extension",
        false,
        EXTENSION,
        0,
    ),
    (
        "authenticator_extension_old.json",
        "Authenticator extension",
        true,
        EXTENSION,
        0,
    ),
    (
        "authenticator_extension_key.json",
        "Authenticator extension",
        true,
        EXTENSION,
        0,
    ),
    (
        "authenticator_extension_argon2.json",
        "Authenticator extension",
        true,
        EXTENSION,
        0,
    ),
    (
        "authenticator_plus.zip",
        "Authenticator Plus",
        true,
        LIST,
        0,
    ),
    ("winauth.zip", "WinAuth", true, LIST, 0),
    ("winauth_stored.zip", "WinAuth", true, LIST, 0),
    ("list.txt", "list", false, LIST, 0),
    (
        "totp_authenticator.xml",
        "TOTP Authenticator",
        false,
        TOTP_AUTHENTICATOR,
        0,
    ),
    (
        "totp_authenticator.encrypt",
        "TOTP Authenticator",
        false,
        TOTP_AUTHENTICATOR,
        0,
    ),
    (
        "totp_authenticator_password.encrypt",
        "TOTP Authenticator",
        true,
        TOTP_AUTHENTICATOR,
        0,
    ),
    (
        "battle_net.xml",
        "Battle.net",
        false,
        &["Battle.net|EU-1234-5678-9012|totp|SHA1|8|30"],
        0,
    ),
    (
        "battle_net_authenticator.xml",
        "Battle.net",
        false,
        &["Battle.net|EU-1234-5678-9012|totp|SHA1|8|30"],
        0,
    ),
    (
        "duo.json",
        "Duo",
        false,
        &[
            "|robin|totp|SHA1|6|30",
            "|rowan|hotp|SHA1|6|3",
            "3 Push: unknownKind",
        ],
        0,
    ),
    ("steam.maFile", "Steam", false, &[STEAM], 0),
    ("steam_app.json", "Steam", false, &[STEAM], 0),
];

fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/vectors/import/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect(name)
}

/// Entries in short, with tags, the sign of favourites and the note behind them.
fn summary(imported: &Imported) -> Vec<String> {
    let entries = imported.entries.iter().map(|entry| match entry {
        Ok(parsed) => {
            let (credential, kind) = (&parsed.credential, &parsed.credential.kind);
            assert_eq!(*credential.secret.to_base32(), KEY);
            let count = kind.counter().map(|counter| counter.to_string());
            let last = count.or(kind.pin().map(ToOwned::to_owned));
            let annotations = &parsed.annotations;
            let mut line = format!(
                "{}|{}|{}|{}|{}|{}",
                credential.issuer,
                credential.name,
                kind.name(),
                kind.algorithm().map_or("", |algorithm| algorithm.name()),
                kind.digits(),
                last.unwrap_or_else(|| kind.period().unwrap_or_default().to_string()),
            );
            for tag in &annotations.tags {
                line = line + " #" + tag;
            }
            if annotations.pinned {
                line.push_str(" *");
            }
            if !annotations.note.is_empty() {
                line = line + " " + &annotations.note.replace('\n', "/");
            }
            line
        }
        Err(refused) => format!(
            "{} {}: {}",
            refused.position,
            refused.title,
            refused.error.code()
        ),
    });
    entries.collect()
}

#[test]
fn every_file_of_every_program_is_read_exactly() {
    for (name, program, sealed, entries, trashed) in FILES {
        let password = sealed.then_some(PASSWORD);
        let imported = import(&file(name), password).expect(name);
        assert_eq!(summary(&imported), *entries, "{name}");
        assert_eq!(
            (imported.format, imported.trashed),
            (*program, *trashed),
            "{name}"
        );
    }
}
