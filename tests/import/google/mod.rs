//! Exports of Google Authenticator. The fields are those of
//! <https://github.com/beemdevelopment/Aegis/blob/master/app/src/main/proto/google_auth.proto>, the wire format that of
//! <https://protobuf.dev/programming-guides/encoding/>.

mod batches;

use data_encoding::BASE64;
use latchkey::authenticator::{
    AccountError, Algorithm, Kind, Repair,
    import::google::{Batch, parse},
};

const KEY: &[u8] = b"12345678901234567890";

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = value.to_le_bytes()[0] & 0x7f;
        value >>= 7;
        bytes.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return bytes;
        }
    }
}

fn number(field: u64, value: u64) -> Vec<u8> {
    [varint(field << 3), varint(value)].concat()
}

fn bytes(field: u64, value: &[u8]) -> Vec<u8> {
    let length = u64::try_from(value.len()).expect("it fits");
    [varint(field << 3 | 2), varint(length), value.to_vec()].concat()
}

fn entry(parts: &[Vec<u8>]) -> Vec<u8> {
    bytes(1, &parts.concat())
}

/// Key, name and issuer, then algorithm, digits and type.
fn account(name: &str, issuer: &str, numbers: [u64; 3]) -> Vec<Vec<u8>> {
    vec![
        bytes(1, KEY),
        bytes(2, name.as_bytes()),
        bytes(3, issuer.as_bytes()),
        number(4, numbers[0]),
        number(5, numbers[1]),
        number(6, numbers[2]),
    ]
}

fn address(message: &[u8]) -> String {
    let data = BASE64.encode(message).replace('+', "%2B");
    let data = data.replace('/', "%2F").replace('=', "%3D");
    format!("otpauth-migration://offline?data={data}")
}

fn read(message: &[u8]) -> Result<Batch, AccountError> {
    parse(&address(message))
}

fn totp(algorithm: Algorithm, digits: u8) -> Kind {
    Kind::Totp {
        algorithm,
        digits,
        period: 30,
    }
}

fn hotp(counter: u64) -> Kind {
    Kind::Hotp {
        algorithm: Algorithm::Sha1,
        digits: 6,
        counter,
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn accounts_are_read() {
    use Algorithm::{Sha1, Sha256, Sha512};
    use Repair::{ShortSecret, Unspecified};
    type Row<'row> = (
        &'row str,
        Vec<Vec<u8>>,
        &'row str,
        &'row str,
        Kind,
        &'row [Repair],
    );
    let usual = || totp(Sha1, 6);
    let with = |more: Vec<Vec<u8>>| [account("robin", "Fern", [1, 1, 2]), more].concat();
    let long = "é".repeat(300);
    let mut reversed = with(vec![]);
    reversed.reverse();
    let rows: Vec<Row> = vec![
        ("plain", with(vec![]), "Fern", "robin", usual(), &[]),
        ("another order", reversed, "Fern", "robin", usual(), &[]),
        (
            "the issuer before the name",
            account("Fern:robin", "Fern", [1, 1, 2]),
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        (
            "and a space",
            account("Fern: robin", "Fern", [1, 1, 2]),
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        (
            "only before the name",
            account("Fern:robin", "", [1, 1, 2]),
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        (
            "a name with a colon",
            account("a:b", "Fern", [1, 1, 2]),
            "Fern",
            "a:b",
            usual(),
            &[],
        ),
        (
            "a colon after the issuer",
            account("Fern:a:b", "Fern", [1, 1, 2]),
            "Fern",
            "a:b",
            usual(),
            &[],
        ),
        (
            "other writings",
            account("ключ@例え", "網站 🔑", [1, 1, 2]),
            "網站 🔑",
            "ключ@例え",
            usual(),
            &[],
        ),
        (
            "the host of a site, with what stands before it",
            account("//fern.example:robin", "", [1, 1, 2]),
            "fern.example",
            "robin",
            usual(),
            &[],
        ),
        (
            "its address",
            account("https://fern.example:robin", "fern.example", [1, 1, 2]),
            "fern.example",
            "robin",
            usual(),
            &[],
        ),
        (
            "a host with its port",
            account("git.fern.example:3000: robin", "", [1, 1, 2]),
            "git.fern.example:3000",
            "robin",
            usual(),
            &[],
        ),
        (
            "the issuer twice, and in small letters",
            account("fern:Fern:robin", "Fern", [1, 1, 2]),
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        (
            "a length of two bytes",
            account(&long, "Fern", [1, 1, 2]),
            "Fern",
            &long,
            usual(),
            &[],
        ),
        (
            "SHA-256, eight digits",
            account("a", "b", [2, 2, 2]),
            "b",
            "a",
            totp(Sha256, 8),
            &[],
        ),
        (
            "SHA-512",
            account("a", "b", [3, 1, 2]),
            "b",
            "a",
            totp(Sha512, 6),
            &[],
        ),
        (
            "algorithm left open",
            account("a", "b", [0, 1, 2]),
            "b",
            "a",
            usual(),
            &[Unspecified],
        ),
        (
            "digits left open",
            account("a", "b", [1, 0, 2]),
            "b",
            "a",
            usual(),
            &[Unspecified],
        ),
        (
            "type left open",
            account("a", "b", [1, 1, 0]),
            "b",
            "a",
            usual(),
            &[Unspecified],
        ),
        (
            "all left out",
            vec![bytes(1, KEY)],
            "",
            "",
            usual(),
            &[Unspecified],
        ),
        (
            "a short key",
            vec![
                bytes(1, b"1234567890"),
                number(4, 1),
                number(5, 1),
                number(6, 2),
            ],
            "",
            "",
            usual(),
            &[ShortSecret],
        ),
        (
            "counting",
            account("a", "b", [1, 1, 1]),
            "b",
            "a",
            hotp(0),
            &[],
        ),
        (
            "a high counter",
            [account("a", "b", [1, 1, 1]), vec![number(7, u64::MAX >> 1)]].concat(),
            "b",
            "a",
            hotp(u64::MAX >> 1),
            &[],
        ),
        (
            "a counter of one by time",
            with(vec![number(7, 9)]),
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        (
            "unknown fields",
            with(vec![
                bytes(8, b"id"),
                number(99, 1),
                vec![13 << 3 | 1, 0, 0, 0, 0, 0, 0, 0, 0],
                vec![14 << 3 | 5, 0, 0, 0, 0],
            ]),
            "Fern",
            "robin",
            usual(),
            &[],
        ),
        (
            "a field twice: the last counts",
            with(vec![bytes(2, b"rowan")]),
            "Fern",
            "rowan",
            usual(),
            &[],
        ),
        (
            "a field of another type",
            with(vec![number(2, 7)]),
            "Fern",
            "robin",
            usual(),
            &[],
        ),
    ];
    for (case, parts, issuer, name, kind, repairs) in rows {
        let batch = read(&entry(&parts)).expect(case);
        let [Ok(parsed)] = batch.entries.as_slice() else {
            panic!("{case}");
        };
        let credential = &parsed.credential;
        assert_eq!(
            (&*credential.issuer, &*credential.name),
            (issuer, name),
            "{case}"
        );
        assert!(credential.kind == kind, "{case}");
        assert_eq!(parsed.repairs, repairs, "{case}");
        assert!(KEY.starts_with(credential.secret.as_bytes()), "{case}");
    }
}

#[test]
fn one_wrong_entry_leaves_the_others() {
    let rows: Vec<(&str, Vec<Vec<u8>>, &str, AccountError)> = vec![
        (
            "MD5",
            account("robin", "Fern", [4, 1, 2]),
            "Fern: robin",
            AccountError::UnknownAlgorithm,
        ),
        (
            "unknown algorithm",
            account("robin", "", [5, 1, 2]),
            "robin",
            AccountError::UnknownAlgorithm,
        ),
        (
            "unknown digits",
            account("", "Fern", [1, 9, 2]),
            "Fern",
            AccountError::DigitsOutOfBounds,
        ),
        (
            "unknown type",
            account("", "", [1, 1, 3]),
            "",
            AccountError::UnknownKind,
        ),
        (
            "no key",
            vec![bytes(2, b"robin")],
            "robin",
            AccountError::SecretEmpty,
        ),
        (
            "a long key",
            vec![bytes(1, &[1; 1025])],
            "",
            AccountError::SecretTooLong,
        ),
        (
            "negative counter",
            [account("a", "b", [1, 1, 1]), vec![number(7, u64::MAX)]].concat(),
            "b: a",
            AccountError::CounterOutOfBounds,
        ),
        (
            "Latin-1",
            vec![bytes(1, KEY), bytes(2, b"caf\xe9")],
            "caf\u{fffd}",
            AccountError::BadEncoding,
        ),
        (
            "cut short",
            vec![bytes(2, b"robin"), vec![1 << 3 | 2, 20, 1]],
            "robin",
            AccountError::BadEncoding,
        ),
        ("field 0", vec![vec![0, 0]], "", AccountError::BadEncoding),
        (
            "a group",
            vec![vec![1 << 3 | 3, 1 << 3 | 4]],
            "",
            AccountError::BadEncoding,
        ),
        (
            "an endless varint",
            vec![vec![4 << 3], vec![0xff; 10], vec![1]],
            "",
            AccountError::BadEncoding,
        ),
        (
            "a huge length",
            vec![vec![2 << 3 | 2], varint(u64::MAX)],
            "",
            AccountError::BadEncoding,
        ),
    ];
    for (case, parts, title, error) in rows {
        let good = entry(&account("x", "y", [1, 1, 2]));
        let batch = read(&[good.clone(), entry(&parts), good].concat()).expect(case);
        let [Ok(_), Err(refused), Ok(_)] = batch.entries.as_slice() else {
            panic!("{case}");
        };
        assert_eq!((&*refused.title, refused.error), (title, error), "{case}");
    }
}
