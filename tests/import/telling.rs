//! Files that nothing can be read from: what they are is told, and no file is taken for another.

use latchkey::authenticator::import::{ImportError, import};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// Bytes as even as what is encrypted.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let byte = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_be_bytes()[0]
    });
    byte.take(length).collect()
}

#[test]
fn what_steam_desktop_authenticator_keeps_is_told() {
    let sealed = data_encoding::BASE64.encode(&noise(640));
    let manifest = |encrypted| {
        format!(
            r#"{{"encrypted": {encrypted}, "first_run": false, "entries": [{{"filename": "7656.maFile"}}]}}"#
        )
    };
    for (case, file, password, refusal) in [
        (
            "the list of encrypted files",
            manifest(true),
            None,
            ImportError::SteamEncrypted,
        ),
        (
            "the list of files",
            manifest(false),
            None,
            ImportError::SteamManifest,
        ),
        (
            "an encrypted file",
            sealed.clone(),
            None,
            ImportError::PasswordNeeded,
        ),
        (
            "with a password",
            sealed,
            Some("moss"),
            ImportError::SealedText,
        ),
    ] {
        assert_eq!(
            import(file.as_bytes(), password).err(),
            Some(refusal),
            "{case}"
        );
    }
}

#[test]
fn only_what_may_be_sealed_is_asked_a_password_for() {
    let with = |begin: &[u8]| [begin, &noise(5_000)].concat();
    let mut program = noise(5_000);
    for byte in program.iter_mut().step_by(3) {
        *byte = 0;
    }
    let latin = b"Gr\xfc\xdfe aus M\xfcnchen, und sonst nichts als Text, ".repeat(9);
    for (case, file, refusal) in [
        ("PDF", with(b"%PDF-1.7\n"), ImportError::FormatUnknown),
        ("gzip", with(b"\x1f\x8b\x08\0"), ImportError::FormatUnknown),
        (
            "7-Zip",
            with(b"7z\xbc\xaf\x27\x1c"),
            ImportError::FormatUnknown,
        ),
        (
            "WebP",
            with(b"RIFF\0\0\0\0WEBP"),
            ImportError::FormatUnknown,
        ),
        ("a program", program, ImportError::FormatUnknown),
        ("zeros", vec![0xff; 500], ImportError::FormatUnknown),
        ("text in Latin-1", latin, ImportError::FormatUnknown),
        ("noise", noise(5_000), ImportError::PasswordNeeded),
        ("a little noise", noise(64), ImportError::PasswordNeeded),
    ] {
        assert_eq!(import(&file, None).err(), Some(refusal), "{case}");
    }
}

#[test]
fn an_account_called_authy_refuses_no_export() {
    let account = format!("otpauth://totp/authy:com.authy?secret={KEY}");
    let token = r#"{"algo":"SHA1","counter":0,"digits":6,"issuerExt":"authy","issuerInt":"com.authy","label":"me","period":30,"secret":[49,50],"type":"TOTP"}"#;
    let token = token.replace('"', "&quot;");
    let free_otp = format!(r#"<map><string name="authy:me">{token}</string></map>"#);
    for file in [account, free_otp] {
        let imported = import(file.as_bytes(), None).expect("it is read");
        assert_eq!(imported.entries.len(), 1);
        assert!(imported.entries[0].is_ok());
    }
    let own = r#"<map><string name="com.authy.storage.tokens.authenticator.key">[]</string></map>"#;
    assert_eq!(
        import(own.as_bytes(), None).err(),
        Some(ImportError::NoExport)
    );
}
