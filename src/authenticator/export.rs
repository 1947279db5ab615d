//! Accounts as other programs take them, so that nobody is locked in: unencrypted.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    accounts::{Account, Accounts},
    credential::{Algorithm, Kind, USUAL_PERIOD},
};

/// The version of Aegis' file, and of what is in it (<https://github.com/beemdevelopment/Aegis/blob/master/docs/vault.md>).
const AEGIS_VERSION: u32 = 1;
const AEGIS_CONTENTS: u32 = 3;

impl Accounts {
    /// The addresses of all accounts, one a line, secrets and all.
    #[must_use]
    pub fn to_list(&self) -> Zeroizing<String> {
        let mut list = Zeroizing::new(String::new());
        for account in self.all() {
            list.push_str(&account.credential.to_address());
            list.push('\n');
        }
        list
    }

    /// All accounts as Aegis exports them, secrets and all. Sites are not of that format.
    #[must_use]
    pub fn to_aegis(&self) -> Zeroizing<String> {
        let mut tags: Vec<&String> = self
            .all()
            .iter()
            .flat_map(|account| &account.tags)
            .collect();
        tags.sort_unstable();
        tags.dedup();
        let groups: Vec<_> = tags
            .into_iter()
            .map(|tag| json!({ "uuid": group_id(tag), "name": tag }))
            .collect();
        let entries: Vec<_> = self.all().iter().map(aegis_entry).collect();
        let file = json!({
            "version": AEGIS_VERSION,
            "header": { "slots": null, "params": null },
            "db": { "version": AEGIS_CONTENTS, "entries": entries, "groups": groups },
        });
        Zeroizing::new(format!("{file:#}\n"))
    }
}

fn aegis_entry(account: &Account) -> Value {
    let credential = &account.credential;
    let kind = &credential.kind;
    let mut info = json!({
        "secret": *credential.secret.to_base32(),
        "algo": kind.algorithm().map_or("SHA1", Algorithm::name),
        "digits": kind.digits(),
    });
    match kind {
        Kind::Hotp { counter, .. } => info["counter"] = json!(counter),
        Kind::Totp { .. } | Kind::Steam => {
            info["period"] = json!(kind.period().unwrap_or(USUAL_PERIOD));
        }
        Kind::Motp { pin } => {
            info["algo"] = json!("MD5");
            info["period"] = json!(kind.period());
            info["pin"] = json!(pin);
        }
        Kind::Yandex { pin } => {
            info["algo"] = json!("SHA256");
            info["period"] = json!(kind.period());
            info["pin"] = json!(pin);
        }
    }
    let groups: Vec<_> = account.tags.iter().map(|tag| group_id(tag)).collect();
    json!({
        "type": kind.name(),
        "uuid": uuid(account.id.as_bytes()),
        "name": credential.name,
        "issuer": credential.issuer,
        "note": account.note,
        "favorite": account.pinned,
        "icon": null,
        "info": info,
        "groups": groups,
    })
}

/// Names a group: the same for the same name.
fn group_id(name: &str) -> String {
    uuid(
        data_encoding::HEXLOWER
            .encode(&Sha256::digest(name))
            .as_bytes(),
    )
}

/// 32 hexadecimal digits as a UUID (RFC 9562) of random bits.
fn uuid(digits: &[u8]) -> String {
    let mut uuid = String::new();
    for (place, digit) in digits.iter().take(32).enumerate() {
        if [8, 12, 16, 20].contains(&place) {
            uuid.push('-');
        }
        uuid.push(match place {
            12 => '4',
            16 => '8',
            _ => char::from(*digit),
        });
    }
    uuid
}
