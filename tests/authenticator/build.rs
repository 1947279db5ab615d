//! Accounts to test with.

use latchkey::authenticator::{Accounts, Addition, Annotations, Credential, otpauth};

pub(crate) const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

pub(crate) fn credential(text: &str) -> Credential {
    let address = text.replace("KEY", KEY);
    otpauth::parse(&address)
        .expect("the address is right")
        .credential
}

/// An account by time for each issuer and site, each with a key of its own.
pub(crate) fn accounts(wanted: &[(&str, &str)]) -> Accounts {
    let mut accounts = Accounts::default();
    for (number, (issuer, site)) in (1..).zip(wanted) {
        let key = data_encoding::BASE32_NOPAD.encode(&[number; 20]);
        let mut added = credential(&format!("otpauth://totp/x?secret={key}"));
        (*issuer).clone_into(&mut added.issuer);
        let addition = accounts.add(added, Annotations::default(), Some(site), [number; 16], 1);
        assert!(matches!(addition, Ok(Addition::Added { .. })));
    }
    accounts
}

pub(crate) fn id_of(accounts: &Accounts, issuer: &str) -> String {
    let mut accounts = accounts.all().iter();
    let found = accounts.find(|account| account.credential.issuer == issuer);
    found.expect("it was added").id.clone()
}

/// What is written beside an account.
pub(crate) fn written(note: &str, tags: &[&str], pinned: bool) -> Annotations {
    Annotations {
        note: note.to_owned(),
        tags: tags.iter().map(ToString::to_string).collect(),
        pinned,
    }
}
