//! The accounts of an export, a line of JSON each: `import-accounts -- FILE [PASSWORD [KEYFILE]]`. The lines hold the secrets.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use latchkey::{
    Coded,
    authenticator::{
        Algorithm,
        import::{Imported, Refused, import_with_key_file},
        otpauth::Parsed,
    },
};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let (path, password, key_path) = match arguments.as_slice() {
        [path] => (path, None, None),
        [path, password] => (path, password.to_str(), None),
        [path, password, key_path] => (path, password.to_str(), Some(key_path)),
        _ => return fail("usage: import-accounts -- FILE [PASSWORD [KEYFILE]]"),
    };
    let key_file = key_path.map(std::fs::read).transpose();
    let (file, key_file) = match (std::fs::read(path), key_file) {
        (Ok(file), Ok(key_file)) => (file, key_file),
        (Err(error), _) | (_, Err(error)) => return fail(&error.to_string()),
    };
    match import_with_key_file(&file, password, key_file.as_deref()) {
        Ok(imported) => match print(&imported) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error.to_string()),
        },
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(reason: &str) -> ExitCode {
    // Nobody is left to hear it if this fails too.
    let _ = writeln!(io::stderr(), "import-accounts: {reason}");
    ExitCode::FAILURE
}

fn print(imported: &Imported) -> io::Result<()> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    for entry in &imported.entries {
        writeln!(output, "{}", entry.as_ref().map_or_else(failure, account))?;
    }
    output.flush()?;
    for (count, what) in [
        (imported.trashed, "in the trash, and left there"),
        (
            usize::try_from(imported.missing).unwrap_or(usize::MAX),
            "parts of the same export missing",
        ),
    ] {
        if count > 0 {
            writeln!(io::stderr(), "import-accounts: {count} {what}")?;
        }
    }
    Ok(())
}

fn account(parsed: &Parsed) -> Value {
    let (credential, kind) = (&parsed.credential, &parsed.credential.kind);
    json!({
        "issuer": credential.issuer,
        "name": credential.name,
        "kind": kind.name(),
        "secret": *credential.secret.to_base32(),
        "algorithm": kind.algorithm().map(Algorithm::name),
        "digits": kind.digits(),
        "period": kind.period(),
        "counter": kind.counter(),
        "pin": kind.pin(),
        "note": parsed.annotations.note,
        "tags": parsed.annotations.tags,
        "pinned": parsed.annotations.pinned,
        "repairs": parsed.repairs,
    })
}

fn failure(refused: &Refused) -> Value {
    json!({
        "error": refused.error.code(),
        "message": refused.error.to_string(),
        "title": refused.title,
    })
}
