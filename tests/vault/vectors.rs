//! Files of format version 1, which open for ever. Text in `tests/vectors/` says what is in them.

use latchkey::vault::{
    Envelope, PrfParameters, RecoveryCode, RecoveryParameters, SlotKey, SlotParameters, Vault,
    VaultError, backup, kdf, kdf::Argon2Parameters,
};

use crate::build::{PASSWORD, SAVED_AT, Seeded, cheap, failure, open};

const VAULT: &str = include_str!("../vectors/vault_1.hex");
const BACKUP: &str = include_str!("../vectors/backup_1.hex");
const NEWER: &str = include_str!("../vectors/vault_newer.hex");
const CONTENTS: &[u8] = b"otpauth://totp/Fern:ada?secret=JBSWY3DPEHPK3PXP";
const CODE: &str = "X1DG-4E4A-PA0X-B31R-PMD6-RXP5-YPP5";
const PRF_OUTPUT: [u8; 32] = [0xa5; 32];

/// The bytes of a file of hexadecimal lines, with comments behind `#`.
pub(crate) fn bytes(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::chars)
        .map(|digit| u8::try_from(digit.to_digit(16).expect("hexadecimal")).expect("below 16"))
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn code() -> RecoveryCode {
    CODE.parse().expect("a code that was printed")
}

/// The vault of `vault_1.hex`: a password, a recovery code and a security key, saved as generation 3.
fn written_vault() -> Vec<u8> {
    let mut source = Seeded(1);
    let derive = |parameters| kdf::derive(PASSWORD, parameters).expect("in bounds");
    let parameters = Argon2Parameters::random(&mut source).expect("there is randomness");
    let mut vault =
        Vault::create(parameters, &derive(&parameters), &mut source).expect("there is randomness");
    let recovery = RecoveryParameters::random(&mut source).expect("there is randomness");
    let security_key = PrfParameters {
        credential_id: vec![0xc5; 20],
        salt: [0x5a; 32],
        rp_id: "login.example".to_owned(),
    };
    let slots = [
        (
            SlotParameters::RecoveryCode(recovery),
            code().slot_key(&recovery),
        ),
        (
            SlotParameters::SecurityKey(security_key.clone()),
            security_key.slot_key(&PRF_OUTPUT),
        ),
    ];
    for (parameters, slot_key) in &slots {
        vault
            .add_slot(parameters.clone(), slot_key, &mut source)
            .expect("there is room");
    }
    vault
        .seal(CONTENTS, 3, SAVED_AT, &mut source)
        .expect("the contents fit")
}

fn written_backup() -> Vec<u8> {
    let parameters = cheap(0x17);
    let slot_key = kdf::derive(PASSWORD, &parameters).expect("in bounds");
    let slots = [(SlotParameters::Password(parameters), &slot_key)];
    backup::seal(CONTENTS, &slots, SAVED_AT, &mut Seeded(2)).expect("the contents fit")
}

fn slot_key(parameters: &SlotParameters) -> SlotKey {
    match parameters {
        SlotParameters::Password(parameters) => {
            kdf::derive(PASSWORD, parameters).expect("in bounds")
        }
        SlotParameters::RecoveryCode(parameters) => code().slot_key(parameters),
        SlotParameters::SecurityKey(parameters) => parameters.slot_key(&PRF_OUTPUT),
        _ => panic!("a kind of slot that version 1 does not have"),
    }
}

#[test]
fn version_1_opens_for_ever() {
    let vault = bytes(VAULT);
    let envelope = Envelope::parse(&vault).expect("version 1 is read");
    assert_eq!(envelope.header().generation(), 3);
    assert_eq!(envelope.header().saved_at(), SAVED_AT);
    assert_eq!(envelope.header().slots().len(), 3);
    for slot in envelope.header().slots() {
        let opened = open(&vault, slot.id(), &slot_key(slot.parameters())).expect("its key");
        assert_eq!(*opened.contents, CONTENTS);
    }
    let backup = backup::parse(&bytes(BACKUP)).expect("version 1 is read");
    let slot = backup.header().slots()[0].clone();
    let data_key = backup
        .unlock(slot.id(), &slot_key(slot.parameters()))
        .expect("its key");
    assert_eq!(*backup.open(data_key).expect("its key").contents, CONTENTS);
}

#[test]
fn version_1_is_written_byte_for_byte_as_documented() {
    assert_eq!(hex(&written_vault()), hex(&bytes(VAULT)));
    assert_eq!(hex(&written_backup()), hex(&bytes(BACKUP)));
}

#[test]
fn a_newer_version_is_told_from_damage() {
    let newer = bytes(NEWER);
    assert_eq!(failure(Envelope::parse(&newer)), VaultError::NewerVersion);
    let mut damaged = newer;
    damaged[20] ^= 1;
    assert_eq!(failure(Envelope::parse(&damaged)), VaultError::Damaged);
}
