//! What stands inside encrypted exports, changed: the readers behind the encryption never see a byte that their password has not
//! opened, so that changes of the files as a whole do not reach them.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    aegis, bitwarden, container::Json, draft::Groups, error::ImportError, importer::Found, keepass,
    list, proton_authenticator, stratum, totp_authenticator, two_fas,
};

type Reader = fn(&[u8]) -> Result<Found, ImportError>;

fn text(bytes: &[u8]) -> Result<&str, ImportError> {
    std::str::from_utf8(bytes).map_err(|_| ImportError::FileDamaged)
}

fn read_services(bytes: &[u8]) -> Result<Found, ImportError> {
    let services = serde_json::from_slice(bytes).map_err(|_| ImportError::FileDamaged)?;
    two_fas::services(services, &Groups::of(&Value::Null, "id", "name"))
}

/// The reader of what a program has encrypted, something that it reads, and how many entries that has.
fn readers() -> Vec<(&'static str, Vec<u8>, usize, Reader)> {
    macro_rules! vector {
        ($name:literal) => {
            include_bytes!(concat!("../../../tests/vectors/import/", $name)).to_vec()
        };
    }
    let part = |file: Vec<u8>, name: &str| {
        let whole: Value = serde_json::from_slice(&file).expect("it is JSON");
        serde_json::to_vec(&whole[name]).expect("it can be written")
    };
    // The inner header: the stream that protects texts once more, its key, and the end.
    let database = [
        b"\x01\x04\0\0\0\x03\0\0\0\x02\x04\0\0\0abcd\0\0\0\0\0".to_vec(),
        vector!("keepass.xml"),
    ]
    .concat();
    let token = json!({"issuer": "Fern", "name": "robin", "key": "GEZDGNBVGY3TQOJQ", "base": 32, "digits": 6, "period": 30});
    let tokens = json!([token.to_string()]).to_string();
    let totp = json!({ tokens: 1 }).to_string().into_bytes();
    vec![
        (
            "Aegis",
            part(vector!("aegis_plain.json"), "db"),
            7,
            |bytes| aegis::content(text(bytes)?),
        ),
        (
            "2FAS",
            part(vector!("2fas_plain.json"), "services"),
            5,
            read_services,
        ),
        ("Bitwarden", vector!("bitwarden.json"), 4, |bytes| {
            bitwarden::items(&Json::of(text(bytes)?))
        }),
        ("Ente", vector!("ente.txt"), 3, |bytes| {
            list::read(text(bytes)?)
        }),
        (
            "Proton Authenticator",
            vector!("proton_authenticator.json"),
            4,
            |bytes| proton_authenticator::entries(&Json::of(text(bytes)?)),
        ),
        ("Stratum", vector!("stratum.json"), 6, |bytes| {
            stratum::authenticators(&Json::of(text(bytes)?))
        }),
        (
            "TOTP Authenticator",
            totp,
            1,
            totp_authenticator::read_opened,
        ),
        ("KeePass", database, 6, keepass::read_opened),
    ]
}

#[test]
fn what_is_changed_here_is_read_as_it_is() {
    for (program, opened, entries, read) in readers() {
        let found = read(&opened).map(|found| found.entries.len());
        assert_eq!(found, Ok(entries), "{program}");
    }
}

/// What stands nowhere in an export.
fn odd() -> impl Strategy<Value = Value> {
    let deep = (0..100).fold(Value::Null, |inner, _| json!([inner]));
    prop::sample::select(vec![
        Value::Null,
        json!(-1),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("otpauth://totp/?secret=&&&&issuer=&"),
        json!("\u{0}\u{202e}\u{fffd}".repeat(500)),
        json!([]),
        json!({}),
        json!([[], {}, 1, "1"]),
        deep,
    ])
}

/// Puts a value in place of the `at`-th below another.
fn replace(value: &mut Value, at: &mut usize, with: &Value) {
    if *at == 0 {
        value.clone_from(with);
    }
    *at = at.wrapping_sub(1);
    match value {
        Value::Array(list) => list.iter_mut().for_each(|inner| replace(inner, at, with)),
        Value::Object(object) => object
            .values_mut()
            .for_each(|inner| replace(inner, at, with)),
        _ => {}
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum::<usize>(),
        Value::Object(object) => object.values().map(count).sum(),
        _ => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_changed_byte_panics(at in 0..8_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..5)) {
        let (_, mut opened, _, read) = readers().swap_remove(at);
        for (place, byte, how) in changes {
            let place = place.index(opened.len());
            match how {
                0 => opened[place] = byte,
                1 => opened.insert(place, byte),
                _ => opened.truncate(place.max(1)),
            }
        }
        let _ = read(&opened);
    }

    #[test]
    fn no_odd_value_panics(at in 0..6_usize, places in prop::collection::vec(any::<prop::sample::Index>(), 1..4), with in odd()) {
        let (_, opened, _, read) = readers().swap_remove(at);
        let Ok(mut whole) = serde_json::from_slice::<Value>(&opened) else {
            return Ok(());
        };
        for place in places {
            let mut place = place.index(count(&whole));
            replace(&mut whole, &mut place, &with);
        }
        let _ = read(whole.to_string().as_bytes());
    }
}
