//! The code of an `otpauth` address at a time, as a line of JSON: `totp -- URI UNIX_TIME`.

use std::{
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use latchkey::authenticator::{Algorithm, code_at, code_of_step, otpauth};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    match answer(&arguments) {
        Ok(line) if writeln!(io::stdout(), "{line}").is_ok() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(reason) => {
            // Nobody is left to hear it if this fails too.
            let _ = writeln!(io::stderr(), "totp: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn answer(arguments: &[OsString]) -> Result<serde_json::Value, String> {
    let [address, time] = arguments else {
        return Err("usage: totp -- URI UNIX_TIME".into());
    };
    let address = address.to_str().ok_or("the address is not UTF-8")?;
    let time: u64 = time
        .to_str()
        .filter(|time| time.bytes().all(|digit| digit.is_ascii_digit()))
        .and_then(|time| time.parse().ok())
        .ok_or("the time is no number of seconds since 1970")?;
    let parsed = otpauth::parse(address).map_err(|error| error.to_string())?;
    let (credential, kind) = (&parsed.credential, &parsed.credential.kind);
    let at = code_at(credential, time);
    let code = match (&at, kind.counter()) {
        (Some(code), _) => code.now.clone(),
        (None, counter) => code_of_step(credential, counter.unwrap_or_default()),
    };
    Ok(serde_json::json!({
        "code": code,
        "kind": kind.name(),
        "issuer": credential.issuer,
        "name": credential.name,
        "algorithm": kind.algorithm().map(Algorithm::name),
        "digits": kind.digits(),
        "period": kind.period(),
        "counter": kind.counter(),
        "validFrom": at.as_ref().map(|code| code.valid_from),
        "validUntil": at.as_ref().map(|code| code.valid_until),
        "repairs": parsed.repairs,
    }))
}
