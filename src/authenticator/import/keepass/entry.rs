//! The codes of an entry.

use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use serde_json::Value;

use crate::authenticator::{
    annotations::Annotations,
    import::{
        codes::{Code, Codes},
        draft::{Address, Draft, Key, Row, UNSAID},
        error::ImportError,
        importer::Found,
        xml::Element,
    },
};

/// The fields where an address belongs, and where notes do.
const OTP: &str = "otp";
const NOTES: &str = "Notes";
/// How KeePass names the encodings of a key, behind `TimeOtp-Secret` and `HmacOtp-Secret`.
const ENCODINGS: [&str; 4] = ["-Base32", "-Hex", "-Base64", ""];

/// Adds all codes of an entry.
pub(super) fn add(
    entry: &Element,
    in_trash: bool,
    mut annotations: Annotations,
    found: &mut Found,
) -> Result<(), ImportError> {
    let fields = Fields(entry);
    let codes = fields.codes();
    annotations.note = codes.note(fields.get(NOTES));
    for tag in entry.text_of("Tags").split([';', ',']) {
        annotations.tag(tag);
    }
    let (issuer, name) = (fields.get("Title"), fields.get("UserName"));
    for settings in Settings::all(&fields, &codes) {
        if in_trash {
            found.add(Row::Trashed)?;
            continue;
        }
        let annotations = annotations.clone();
        found.add(match &settings {
            Settings::Address(code) => Row::Address(Address {
                text: code.text,
                issuer,
                name,
                field: code.field,
                annotations,
            }),
            Settings::Fields {
                kind,
                key,
                algorithm,
                digits,
                period,
                counter,
            } => Row::Account(Draft {
                issuer,
                name,
                kind,
                key: key.clone(),
                algorithm,
                digits,
                period,
                counter,
                pin: &UNSAID,
                usual: true,
                annotations,
            }),
        })?;
    }
    Ok(())
}

/// The texts of an entry, by name.
struct Fields<'entry>(&'entry Element);

impl<'entry> Fields<'entry> {
    fn get(&self, name: &str) -> &'entry str {
        let mut strings = self.0.children.iter();
        let found = strings.find(|child| child.name == "String" && child.text_of("Key") == name);
        found.map_or("", |string| string.text_of("Value"))
    }

    /// The addresses of all fields, and the bare key in the one where an address belongs.
    fn codes(&self) -> Codes<'entry> {
        let mut codes = Codes::default();
        let otp = self.get(OTP);
        if !is_of_kee_otp(otp) {
            codes.add(otp, "");
        }
        let others = self.0.all("String");
        for string in others.filter(|string| string.text_of("Key") != OTP) {
            let name = string.text_of("Key");
            let field = if name == NOTES { "" } else { name };
            codes.add_from(string.text_of("Value"), field);
        }
        codes
    }

    /// A text as a value; one that is not there is not said.
    fn value(&self, name: &str) -> Value {
        match self.get(name) {
            "" => Value::Null,
            text => Value::from(text),
        }
    }
}

enum Settings<'entry> {
    Address(Code<'entry>),
    Fields {
        kind: &'static str,
        key: Key<'entry>,
        algorithm: Value,
        digits: Value,
        period: Value,
        counter: Value,
    },
}

impl<'entry> Settings<'entry> {
    fn all(fields: &Fields<'entry>, codes: &Codes<'entry>) -> Vec<Self> {
        let otp = fields.get(OTP);
        let mut all: Vec<_> = codes.all().map(Self::Address).collect();
        let mut has_own = !otp.is_empty();
        if is_of_kee_otp(otp) {
            all.insert(0, Self::of_kee_otp(otp));
        }
        // Entries of before KeePassXC 2.3, and of KeeTrayTOTP.
        let seed = fields.get("TOTP Seed");
        if !has_own && !seed.is_empty() {
            all.insert(0, Self::of_seed(seed, fields.get("TOTP Settings")));
            has_own = true;
        }
        for (prefix, kind) in [("TimeOtp", "totp"), ("HmacOtp", "hotp")] {
            let text = |end: &str| fields.get(&format!("{prefix}-Secret{end}"));
            let said = ENCODINGS.iter().find(|end| !text(end).is_empty());
            let Some(end) = said else { continue };
            if kind == "totp" && has_own {
                continue;
            }
            let algorithm = fields.get("TimeOtp-Algorithm");
            all.push(Self::Fields {
                kind,
                key: decode(end, text(end)),
                algorithm: match algorithm {
                    name if kind == "totp" && !name.is_empty() => Value::from(name),
                    _ => Value::Null,
                },
                digits: if kind == "totp" {
                    fields.value("TimeOtp-Length")
                } else {
                    Value::Null
                },
                period: fields.value("TimeOtp-Period"),
                counter: fields.value("HmacOtp-Counter"),
            });
        }
        all
    }

    /// The plugin `KeeOtp`: `key=KEY&step=30&size=6`, and more.
    fn of_kee_otp(query: &str) -> Self {
        let get = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let found = pairs.find(|(known, _)| known.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.replace("%3d", "=").replace("%3D", "="))
        };
        let value = |name: &str| get(name).map_or(Value::Null, Value::from);
        let key = get("key").unwrap_or_default();
        let key = match get("encoding").unwrap_or_default().to_lowercase().as_str() {
            "hex" => decode("-Hex", &key),
            "base64" => decode("-Base64", &key),
            "utf8" => decode("", &key),
            _ => decode("-Base32", &key),
        };
        let kind = get("type").unwrap_or_default().to_lowercase();
        Self::Fields {
            kind: match kind.as_str() {
                "hotp" => "hotp",
                "steam" => "steam",
                "" | "totp" => "totp",
                _ => "",
            },
            key,
            algorithm: value("otpHashMode"),
            digits: value("size"),
            period: value("step"),
            counter: value("counter"),
        }
    }

    /// `30;6`, or `30;S` for Steam.
    fn of_seed(seed: &str, settings: &str) -> Self {
        let mut parts = settings.split(';').map(str::trim);
        let value = |part: Option<&str>| {
            part.filter(|part| !part.is_empty())
                .map_or(Value::Null, Value::from)
        };
        let (period, digits) = (parts.next(), parts.next());
        let steam = digits == Some("S");
        Self::Fields {
            kind: if steam { "steam" } else { "totp" },
            key: decode("-Base32", seed),
            algorithm: Value::Null,
            digits: value(digits),
            period: value(period),
            counter: Value::Null,
        }
    }
}

/// Whether a text is what the plugin `KeeOtp` writes.
fn is_of_kee_otp(text: &str) -> bool {
    text.contains('=') && !text.contains("://") && !is_key(text)
}

/// Whether a text is a bare key, which may end in the signs that pad it.
fn is_key(text: &str) -> bool {
    !text.trim_end_matches('=').contains('=')
}

fn decode<'entry>(encoding: &str, text: &str) -> Key<'entry> {
    let bytes = match encoding {
        "-Base32" => return Key::Text(text.to_owned()),
        "-Hex" => {
            let plain: String = text.split_whitespace().collect();
            HEXLOWER_PERMISSIVE.decode(plain.as_bytes()).ok()
        }
        "-Base64" => BASE64.decode(text.as_bytes()).ok(),
        _ => Some(text.as_bytes().to_vec()),
    };
    Key::Bytes(bytes)
}
