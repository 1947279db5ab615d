//! The open vault, for one call.

use bindings::{Failure, Js, System, json, place, whole};
use latchkey::{
    authenticator::{
        AccountChanges, AccountError, AccountForm, AccountList, Accounts, AddedReport, OlderState,
        Released, Seeker, SpentCode, TrashRow, adding,
        adding::{Handover, Sight},
        percent_full, release,
    },
    site::site_of,
    vault::{
        PrfParameters,
        generations::Retention,
        kdf::Argon2Parameters,
        opening::Newest,
        security_keys::{add_security_key, remove_security_key},
        stored::{self, NewKeys, Sealed, StoredRecord},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::keys::{key_bytes, slot_key, storage};

/// The site of the page at `address`; nothing where the page is none of the web.
fn site(address: Option<&str>) -> Option<String> {
    let place = address.and_then(place)?;
    Some(site_of(place.host()))
}

/// The newest generation, decrypted.
#[wasm_bindgen]
pub struct OpenVault {
    pub(crate) newest: Newest,
    pub(crate) accounts: Accounts,
    retention: Retention,
}

#[wasm_bindgen]
impl OpenVault {
    /// Opens the newest generation that the key opens.
    pub fn open(records: Js<Vec<StoredRecord>>, data_key: &str) -> Result<OpenVault, Failure> {
        let newest = storage(records)?.open(data_key)?;
        let mut accounts = Accounts::from_bytes(&newest.opened.contents)?;
        accounts.reduce_sites(place);
        Ok(Self {
            newest,
            accounts,
            retention: Retention::Usual,
        })
    }

    /// The vault as it is now, as the next generation.
    pub fn seal(&mut self, now: f64) -> Result<Js<Sealed>, Failure> {
        self.accounts.forget_old(whole(now * 1000.0));
        let before = self.newest.opened.contents.len();
        let contents = self.accounts.fitted(before)?;
        let sealed = self
            .newest
            .seal(&contents, self.retention, whole(now), &mut System);
        Js::write(&sealed?)
    }

    /// The accounts that a search finds, with their codes, those of the page at `address` first: all, or the first `most`. An
    /// `AccountList` as JSON: hundreds of accounts cross the boundary slowly field by field.
    pub fn list(
        &self,
        now: f64,
        address: Option<String>,
        query: &str,
        most: Option<u32>,
    ) -> Result<String, Failure> {
        let site = site(address.as_deref());
        let site = site.as_deref();
        let most = most.map_or(usize::MAX, |most| most as usize);
        let (rows, found) = self.accounts.rows(whole(now), site, query, most);
        let list = AccountList {
            rows,
            found,
            total: self.accounts.all().len(),
            here: self.accounts.bound_to(site),
            older_state: self.newest.older_state().map(|saved_at| OlderState {
                saved_at,
                lost: self.newest.lost(),
            }),
            percent_full: percent_full(self.newest.opened.contents.len()),
        };
        json(&list)
    }

    /// The code of an account.
    pub fn code(&self, id: &str, now: f64) -> Result<String, Failure> {
        Ok(self.accounts.code(id, whole(now))?)
    }

    /// Notes that a code was used, and gives it: one that counts goes on to the next.
    #[wasm_bindgen(js_name = takeCode)]
    pub fn take_code(&mut self, id: &str, now_ms: f64) -> Result<String, Failure> {
        let code = self.accounts.code(id, whole(now_ms / 1000.0))?;
        self.accounts.used(id, whole(now_ms))?;
        Ok(code)
    }

    /// Releases a code for the frame at `frame` in the page at `top`, with the pages `around` it: of an account, or of the only one of
    /// the site. `spent` is the code that has ended a set-up last, if there is one.
    pub fn release(
        &self,
        id: Option<String>,
        frame: &str,
        top: &str,
        around: Vec<String>,
        spent: Js<Option<SpentCode>>,
        now: f64,
    ) -> Result<Js<Released>, Failure> {
        let (frame, top) = (place(frame), place(top));
        let around: Vec<_> = around.iter().map(|origin| place(origin)).collect();
        let seeker = Seeker {
            frame: frame.as_ref(),
            top: top.as_ref(),
            around: &around,
        };
        let released = release(&self.accounts, id.as_deref(), seeker, whole(now))?;
        Js::write(&released.after(spent.read()?.as_ref(), whole(now))?)
    }

    /// Adds what was scanned, pasted or typed. Of what was found on a page: the address of the tab before and after the look, and
    /// of which origins the frames were that the picture showed, or that it was taken from.
    #[wasm_bindgen(js_name = addTexts)]
    pub fn add_texts(
        &mut self,
        texts: Vec<String>,
        before: Option<String>,
        after: Option<String>,
        frames: Vec<String>,
        now_ms: f64,
    ) -> Result<Js<AddedReport>, Failure> {
        let page = |address: Option<String>| address.as_deref().and_then(place);
        let frames: Vec<_> = frames.iter().map(|frame| place(frame)).collect();
        let sight = Sight::of_page(page(before).as_ref(), page(after).as_ref(), &frames);
        let accounts = &mut self.accounts;
        let report = adding::add_texts(accounts, &texts, &sight, whole(now_ms), &mut System);
        Js::write(&report?)
    }

    /// Adds what was typed into the form.
    #[wasm_bindgen(js_name = addByHand)]
    pub fn add_by_hand(
        &mut self,
        form: Js<AccountForm>,
        now_ms: f64,
    ) -> Result<Js<AddedReport>, Failure> {
        let form = form.read()?;
        let accounts = &mut self.accounts;
        let report = adding::add_form(accounts, &form, whole(now_ms), &mut System);
        Js::write(&report?)
    }

    /// Uses an account for the site of the page at `address` too.
    #[wasm_bindgen(js_name = useFor)]
    pub fn use_for(&mut self, id: &str, address: &str, now_ms: f64) -> Result<(), Failure> {
        let site = site(Some(address)).ok_or(AccountError::NotASite)?;
        Ok(self.accounts.bind(id, &site, whole(now_ms))?)
    }

    /// Adds what was read of another program's file.
    #[wasm_bindgen(js_name = addRead)]
    pub fn add_read(&mut self, read: &[u8], now_ms: f64) -> Result<Js<AddedReport>, Failure> {
        let read = Handover::from_bytes(read)?;
        let report = adding::add_read(&mut self.accounts, read, whole(now_ms), &mut System);
        Js::write(&report?)
    }

    /// Changes an account.
    pub fn edit(
        &mut self,
        id: &str,
        changes: Js<AccountChanges>,
        now_ms: f64,
    ) -> Result<(), Failure> {
        let changes = changes.read()?.with_sites(place)?;
        Ok(self.accounts.edit(id, changes, whole(now_ms))?)
    }

    /// Removes an account: it can be brought back for a while.
    pub fn remove(&mut self, id: &str, now_ms: f64) -> Result<(), Failure> {
        Ok(self.accounts.remove(id, whole(now_ms))?)
    }

    /// The accounts that can be brought back.
    pub fn trash(&self, now_ms: f64) -> Result<Js<Vec<TrashRow>>, Failure> {
        Js::write(&self.accounts.trash(whole(now_ms)))
    }

    /// Brings a removed account back.
    #[wasm_bindgen(js_name = bringBack)]
    pub fn bring_back(&mut self, id: &str, now_ms: f64) -> Result<(), Failure> {
        Ok(self.accounts.bring_back(id, whole(now_ms))?)
    }

    /// Removes a removed account for good.
    pub fn destroy(&mut self, id: &str, now_ms: f64) -> Result<(), Failure> {
        Ok(self.accounts.destroy(id, whole(now_ms))?)
    }

    /// Puts an account where another one is.
    #[wasm_bindgen(js_name = moveTo)]
    pub fn move_to(&mut self, id: &str, other: &str, now_ms: f64) -> Result<(), Failure> {
        Ok(self.accounts.move_to(id, other, whole(now_ms))?)
    }

    /// The address of an account, secret and all.
    #[wasm_bindgen(js_name = addressOf)]
    pub fn address_of(&self, id: &str) -> Result<String, Failure> {
        let account = self.accounts.account(id)?;
        Ok(account.credential.to_address().to_string())
    }

    /// The addresses of all accounts, one a line, secrets and all.
    #[wasm_bindgen(js_name = exportList)]
    pub fn export_list(&self) -> String {
        self.accounts.to_list().to_string()
    }

    /// All accounts as Aegis exports them, secrets and all.
    #[wasm_bindgen(js_name = exportAegis)]
    pub fn export_aegis(&self) -> String {
        self.accounts.to_aegis().to_string()
    }

    /// Puts another password in place of the present one, under another data key: what opens the vault from then on.
    #[wasm_bindgen(js_name = changePassword)]
    pub fn change_password(
        &mut self,
        parameters: Js<Argon2Parameters>,
        key: &[u8],
    ) -> Result<Js<NewKeys>, Failure> {
        let vault = &mut self.newest.opened.vault;
        let key = slot_key(key)?;
        let keys = stored::change_password(vault, parameters.read()?, &key, &mut System);
        Js::write(&keys?)
    }

    /// Puts a new recovery code in place of the present one, and gives it.
    #[wasm_bindgen(js_name = changeRecoveryCode)]
    pub fn change_recovery_code(&mut self) -> Result<String, Failure> {
        let vault = &mut self.newest.opened.vault;
        Ok(stored::change_recovery_code(vault, &mut System)?)
    }

    /// Adds a security key that answered `output` under these parameters.
    #[wasm_bindgen(js_name = addSecurityKey)]
    pub fn add_security_key(
        &mut self,
        parameters: Js<PrfParameters>,
        output: &[u8],
    ) -> Result<u8, Failure> {
        let vault = &mut self.newest.opened.vault;
        let output = key_bytes(output)?;
        Ok(add_security_key(
            vault,
            parameters.read()?,
            &output,
            &mut System,
        )?)
    }

    /// Removes a security key, by the number of its slot.
    #[wasm_bindgen(js_name = removeSecurityKey)]
    pub fn remove_security_key(&mut self, slot: u8) -> Result<(), Failure> {
        Ok(remove_security_key(&mut self.newest.opened.vault, slot)?)
    }

    /// Has the next generation leave as few older ones as is safe.
    #[wasm_bindgen(js_name = keepFewest)]
    pub fn keep_fewest(&mut self) {
        self.retention = Retention::Fewest;
    }
}
