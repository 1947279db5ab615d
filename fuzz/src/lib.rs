//! Everything that reads what others wrote, each reader as a function of bytes. `fuzz_targets/reader.rs` gives one to libFuzzer;
//! `tests/readers/` runs them all for a while with the mutations of its own.
//!
//! A reader may refuse whatever it likes. What it accepts has to hold what its function asserts.

use std::str;

use latchkey::{
    authenticator::{Accounts, adding::Handover, code_at, import::google, import::import, otpauth},
    clearing::{
        ClearingPlan, Journal, Progress, SiteLook, StepResult,
        due::{DueList, TabsLook},
        undo::SealedUndo,
    },
    cookies::{self, Behaviour, Cookie, Evidence, ObservationLog},
    doctor::{self, DoorFacts},
    generator::{self, Wish},
    now,
    page::{self, FrameFacts, SessionSigns},
    qr::{self, Picture},
    random::{NoRandomness, Randomness},
    rules::{FieldRules, PasswordRules, pattern},
    site,
    strength::{self, Question},
    vault::{Envelope, RecoveryCode, SlotKey, backup, stored},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// A reader: its name, which is that of its corpus too, and what reads, and says whether it understood.
pub type Reader = (&'static str, fn(&[u8]) -> bool);

/// All readers.
pub const READERS: [Reader; 11] = [
    ("addresses", addresses),
    ("migrations", migrations),
    ("imports", imports),
    ("backups", backups),
    ("envelopes", envelopes),
    ("contents", contents),
    ("cookies", cookie_rows),
    ("facts", facts),
    ("rules", password_rules),
    ("messages", messages),
    ("pictures", pictures),
];

/// The time that codes are made for.
const NOW: u64 = 1_790_000_000;

/// Bytes as random as tests need (splitmix64).
struct Seeded(u64);

impl Randomness for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in bytes {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            *byte = (mixed ^ (mixed >> 27)).to_le_bytes()[3];
        }
        Ok(())
    }
}

/// An address is printed so that it reads as the same account.
fn addresses(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else {
        return false;
    };
    let _ = text.parse::<site::Origin>();
    let _ = site::typed_address(text);
    let Ok(parsed) = otpauth::parse(text) else {
        return false;
    };
    let _ = code_at(&parsed.credential, NOW);
    let address = parsed.credential.to_address();
    match otpauth::parse(&address) {
        Ok(again) => assert!(
            *again.credential.to_address() == *address,
            "an account is not what its own address says"
        ),
        Err(error) => panic!("its own address is refused: {error}"),
    }
    true
}

/// What Google Authenticator exports. Bytes that are no address are taken for the message in it.
fn migrations(bytes: &[u8]) -> bool {
    let read = |text: &str| {
        let Ok(batch) = google::parse(text) else {
            return false;
        };
        assert!(batch.entries.len() <= google::MOST_ENTRIES);
        google::Exports::default().note(&batch);
        for parsed in batch.entries.iter().flatten() {
            let _ = code_at(&parsed.credential, NOW);
        }
        true
    };
    let message = data_encoding::BASE64URL_NOPAD.encode(bytes);
    str::from_utf8(bytes).is_ok_and(read)
        | read(&format!("otpauth-migration://offline?data={message}"))
}

/// A file of another program is read by the one bundle and understood by the other. Without a password: what is encrypted is
/// refused by its mark or not opened, or each try would cost the work of a key.
fn imports(bytes: &[u8]) -> bool {
    let Ok(imported) = import(bytes, None) else {
        return false;
    };
    let count = imported.entries.len();
    assert!(count <= latchkey::authenticator::import::MOST_ENTRIES);
    let handed = Handover::from(imported).to_bytes();
    let handed = handed.unwrap_or_else(|error| panic!("what was read is not handed over: {error}"));
    assert!(Handover::from_bytes(&handed).is_ok());
    true
}

/// With the checksum that belongs to them: nobody who changes a file forgets it.
fn summed(bytes: &[u8]) -> Vec<u8> {
    [bytes, Sha256::digest(bytes).as_slice()].concat()
}

/// Whether a key that is none opens it.
fn opened_by_none(envelope: &Envelope) -> bool {
    let key = SlotKey::from_bytes([7; 32]);
    let slots = envelope.header().slots().iter();
    let _ = stored::password_slots(envelope.header().slots());
    slots
        .map(|slot| envelope.unlock(slot.id(), &key))
        .any(|tried| tried.is_ok())
}

/// A backup opens with its key alone.
fn backups(bytes: &[u8]) -> bool {
    let read = |file: &[u8]| {
        backup::parse(file).is_ok_and(|envelope| {
            assert!(!opened_by_none(&envelope), "a key that is none opens it");
            true
        })
    };
    read(bytes) | read(&summed(bytes))
}

/// So does a generation of the vault. A recovery code reads as it is printed.
fn envelopes(bytes: &[u8]) -> bool {
    let read = |file: &[u8]| {
        Envelope::parse(file).is_ok_and(|envelope| {
            assert!(!opened_by_none(&envelope), "a key that is none opens it");
            true
        })
    };
    let code = str::from_utf8(bytes).is_ok_and(|text| text.parse::<RecoveryCode>().is_ok());
    read(bytes) | read(&summed(bytes)) | code
}

/// What a vault holds, and what was kept of a site that was cleared.
fn contents(bytes: &[u8]) -> bool {
    let _ = Handover::from_bytes(bytes);
    let _ = serde_json::from_slice::<SealedUndo>(bytes);
    let Ok(mut accounts) = Accounts::from_bytes(bytes) else {
        return false;
    };
    let _ = (
        accounts.rows(NOW, Some("fern.example"), "fern", usize::MAX),
        accounts.trash(NOW * 1_000),
    );
    let _ = (accounts.to_list(), accounts.to_aegis());
    accounts.forget_old(NOW * 1_000);
    let written = accounts.to_bytes();
    let written = written.unwrap_or_else(|error| panic!("it cannot be written: {error}"));
    let again = Accounts::from_bytes(&written).map(|again| again.all().len());
    assert!(
        again == Ok(accounts.all().len()),
        "what was written is not read again"
    );
    true
}

#[derive(Deserialize)]
struct Jar {
    cookies: Vec<Cookie>,
    #[serde(default)]
    witness: Option<ObservationLog>,
    #[serde(default)]
    evidence: Evidence,
}

/// The cookies of a browser, and what was seen of them.
fn cookie_rows(bytes: &[u8]) -> bool {
    let Ok(Jar {
        cookies,
        witness,
        evidence,
    }) = serde_json::from_slice(bytes)
    else {
        return false;
    };
    let log = witness.unwrap_or_default();
    let seen: Vec<Behaviour> = cookies
        .iter()
        .map(|cookie| log.behaviour(&cookie.name, &cookie.domain, &cookie.store_id))
        .collect();
    let assessed = cookies::assess(&cookies, &seen, 1.79e9);
    assert_eq!(assessed.len(), cookies.len());
    let told = cookies::tell(&cookies, assessed, &seen, &evidence);
    let _ = cookies::inspect(&cookies, &told, "fern.example", 1.79e9);
    let _ = cookies::export::to_json(&cookies);
    let _ = cookies::export::to_netscape(&cookies, 1.79e9);
    for cookie in &cookies {
        let _ = cookies::set_call(cookie);
        let _ = cookies::jwt::open(&cookie.value);
    }
    true
}

/// What a content script has collected of a page.
fn facts(bytes: &[u8]) -> bool {
    let Ok(frames) = serde_json::from_slice::<Vec<FrameFacts>>(bytes) else {
        return false;
    };
    let summary = page::summarize(&frames);
    assert_eq!(summary.frames.len(), frames.len());
    for frame in &frames {
        let recognition = page::recognize(&frame.facts);
        let _ = SessionSigns::of(&frame.facts, &recognition).signed_in();
        let _ = page::code_fields(&frame.facts, &recognition, frame.focused, 6);
        let _ = page::set_up(&frame.set_up, true);
    }
    true
}

/// What a field says that it accepts, and a password after it.
fn password_rules(bytes: &[u8]) -> bool {
    if let Ok(wish) = serde_json::from_slice::<Wish>(bytes) {
        let _ = generator::generate(&wish, &mut Seeded(1));
        return true;
    }
    let Ok(text) = str::from_utf8(bytes) else {
        return false;
    };
    let _ = pattern::understood(text);
    if text.parse::<PasswordRules>().is_err() {
        return false;
    }
    let wish = Wish {
        rules: FieldRules {
            password_rules: Some(text.to_owned()),
            ..FieldRules::default()
        },
        ..Wish::default()
    };
    let _ = generator::generate(&wish, &mut Seeded(1));
    true
}

/// What content scripts, pages of the extension and the storage hand to the core as JSON. The first byte says which.
fn messages(bytes: &[u8]) -> bool {
    let Some((which, json)) = bytes.split_first() else {
        return false;
    };
    match which % 6 {
        0 => read(json, |question: Question| {
            let _ = strength::assess(&question);
        }),
        1 => read(json, |look: TabsLook| {
            let looked = DueList::default().look(&look, |_| true);
            let _ = serde_json::to_string(&looked);
        }),
        2 => read(json, |look: SiteLook| {
            let facts = look.facts();
            let _ = (facts.any_signs_in(), look.undo_contents());
            let _ = look.can_be_put_back(1);
        }),
        3 => read(json, |facts: DoorFacts| {
            let _ = doctor::examine(&facts);
        }),
        4 => read(json, |facts: now::Facts| {
            let _ = now::card(&facts);
        }),
        _ => read(json, |(plan, progress): (ClearingPlan, Progress)| {
            let mut journal = Journal { plan, progress };
            journal.record(&[StepResult::NotMade]);
            let _ = journal.next(NOW * 1_000);
        }),
    }
}

/// Uses what is of the shape.
fn read<T: for<'a> Deserialize<'a>>(json: &[u8], use_it: impl FnOnce(T)) -> bool {
    serde_json::from_slice(json).map(use_it).is_ok()
}

/// A picture: a byte for its width, then a byte for each pixel; and the head of a file.
fn pictures(bytes: &[u8]) -> bool {
    let _ = qr::check_header(bytes);
    let Some((&width, pixels)) = bytes.split_first() else {
        return false;
    };
    let width = usize::from(width).max(1);
    let height = pixels.len() / width;
    let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    let rgba: Vec<u8> = pixels[..width * height]
        .iter()
        .flat_map(|&grey| [grey, grey, grey, 255])
        .collect();
    let picture = Picture::from_rgba(side(width), side(height), &rgba);
    let picture = picture.unwrap_or_else(|error| panic!("it is whole: {error}"));
    !qr::read(&picture).is_empty()
}
