//! Archives whose bytes were changed: each file in them has its checksum.

use latchkey::authenticator::import::{ImportError, import};

const PASSWORD: &str = "fern frond";
const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn vector(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/vectors/import/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect(name)
}

/// CRC-32, bit by bit, after PKWARE's APPNOTE, 4.4.7.
pub(crate) fn checksum(data: &[u8]) -> u32 {
    let bits = data.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    });
    !bits
}

/// An archive with one file in it, as it is.
pub(crate) fn stored(name: &str, data: &[u8], checksum: u32) -> Vec<u8> {
    let size = u32::try_from(data.len())
        .expect("it is small")
        .to_le_bytes();
    let length = u16::try_from(name.len())
        .expect("it is short")
        .to_le_bytes();
    let head = [
        b"\x14\0\0\0\0\0\0\0\0\0".as_slice(),
        &checksum.to_le_bytes(),
        &size,
        &size,
        &length,
        &[0, 0],
    ]
    .concat();
    let mut zip = [b"PK\x03\x04".as_slice(), &head, name.as_bytes(), data].concat();
    let at = u32::try_from(zip.len()).expect("it is small").to_le_bytes();
    zip.extend(
        [
            b"PK\x01\x02\x14\0".as_slice(),
            &head,
            &[0; 14],
            name.as_bytes(),
        ]
        .concat(),
    );
    let end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0\0\0\0\0";
    zip.extend([end.as_slice(), &at, &[0, 0]].concat());
    zip
}

#[test]
fn a_byte_that_was_changed_in_an_archive_is_told() {
    for (program, name, vector_name) in [
        ("1Password", "export.data", "1password.json"),
        ("Proton Pass", "Proton Pass/data.json", "proton_pass.json"),
        ("Bitwarden", "data.json", "bitwarden.json"),
        ("Raivo OTP", "raivo-otp-export.json", "raivo.json"),
        ("WinAuth", "winauth.txt", "list.txt"),
    ] {
        let data = vector(vector_name);
        let right = checksum(&data);
        let whole = import(&stored(name, &data, right), None).expect(program);
        assert_eq!(whole.format, program);
        let at = data
            .windows(KEY.len())
            .position(|window| window == KEY.as_bytes())
            .expect("it has a key");
        let mut changed = data.clone();
        changed[at] = b'H';
        assert_eq!(
            import(&stored(name, &changed, right), None).err(),
            Some(ImportError::FileDamaged),
            "{program}"
        );
    }
}

/// PKWARE's cipher tells a wrong password by one byte: of these, some eight pass it.
#[test]
fn no_wrong_password_of_an_archive_is_told_as_damage() {
    for name in ["winauth.zip", "winauth_stored.zip"] {
        let file = vector(name);
        assert!(import(&file, Some(PASSWORD)).is_ok(), "{name}");
        for number in 0..2_000 {
            let password = format!("moss {number}");
            assert_eq!(
                import(&file, Some(&password)).err(),
                Some(ImportError::WrongPassword),
                "{name}: {password}"
            );
        }
    }
}
