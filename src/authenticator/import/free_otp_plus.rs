//! FreeOTP+: JSON, plain. The tokens of FreeOTP 1 are written alike.

use std::collections::BTreeMap;

use serde_json::{Value, value::RawValue};

use super::{
    container::Json,
    draft::{Draft, Key, Row, first, read_all, text},
    error::ImportError,
    importer::{File, Found, Importer},
};

pub(super) struct FreeOtpPlus;

impl Importer for FreeOtpPlus {
    fn name(&self) -> &'static str {
        "FreeOTP+"
    }

    fn recognises(&self, file: &File) -> bool {
        let tokens = || file.json.list("tokens").unwrap_or_default();
        let is_token = |token: &&RawValue| Json::of(token.get()).has(&["label", "secret", "type"]);
        file.json.has(&["tokens", "tokenOrder"]) || tokens().first().is_some_and(is_token)
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        let order = Order::of(
            file.json
                .field::<Option<_>>("tokenOrder")?
                .unwrap_or_default(),
        );
        let mut tokens: Vec<&RawValue> = file.json.list("tokens")?;
        tokens.sort_by_cached_key(|token| {
            let token: Value = serde_json::from_str(token.get()).unwrap_or_default();
            order.place(&id_of(&token))
        });
        read_all(&tokens, |token| {
            Row::Account(draft(token, bytes(&token["secret"])))
        })
    }
}

/// The order that the person gave to the tokens, by their ids.
pub(super) struct Order(BTreeMap<String, usize>);

impl Order {
    pub(super) fn of(ids: Vec<String>) -> Self {
        let mut places = BTreeMap::new();
        for (place, id) in ids.into_iter().enumerate() {
            places.entry(id).or_insert(place);
        }
        Self(places)
    }

    /// Where a token stands; those that are not in it come last.
    pub(super) fn place(&self, id: &str) -> usize {
        self.0.get(id).copied().unwrap_or(usize::MAX)
    }
}

fn id_of(token: &Value) -> String {
    let issuer = first(text(token, "issuerInt"), text(token, "issuerExt"));
    let label = text(token, "label");
    if issuer.is_empty() {
        label.to_owned()
    } else {
        format!("{issuer}:{label}")
    }
}

/// A token whose key is known.
pub(super) fn draft(token: &Value, key: Option<Vec<u8>>) -> Draft<'_> {
    let said = first(text(token, "issuerExt"), text(token, "issuerInt"));
    let issuer = first(text(token, "issuerAlt"), said);
    // FreeOTP shows Steam's codes to what is called so.
    let steams = said.eq_ignore_ascii_case("steam");
    let kind = text(token, "type");
    Draft {
        issuer,
        name: first(text(token, "labelAlt"), text(token, "label")),
        kind: if steams && kind.eq_ignore_ascii_case("totp") {
            "steam"
        } else {
            kind
        },
        key: Key::Bytes(key),
        algorithm: &token["algo"],
        digits: &token["digits"],
        period: &token["period"],
        counter: &token["counter"],
        ..Draft::default()
    }
}

/// Bytes as Java writes them: numbers from −128 to 127.
pub(super) fn bytes(value: &Value) -> Option<Vec<u8>> {
    let numbers = value.as_array()?.iter();
    let byte = |number: &Value| {
        let number = number.as_i64()?;
        let signed = i8::try_from(number).ok().map(i8::cast_unsigned);
        signed.or_else(|| u8::try_from(number).ok())
    };
    numbers.map(byte).collect()
}
