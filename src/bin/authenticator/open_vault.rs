//! The open vault, for one call.

use latchkey::{
    authenticator::{AccountChanges, AccountForm, AccountList, Accounts, Seeker, adding, release},
    site::site_of,
    vault::{
        generations::Retention,
        opening::Newest,
        security_keys::{add_security_key, remove_security_key},
        stored,
    },
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    System, boundary,
    keys::{key_bytes, seconds, slot_key, storage},
    place::place,
    told,
};

/// The site of the page at `address`; nothing where the page is none of the web.
fn site(address: Option<&str>) -> Option<String> {
    let place = address.and_then(place)?;
    Some(site_of(place.host()))
}

/// The newest generation, decrypted.
#[wasm_bindgen]
pub struct OpenVault {
    pub(crate) newest: Newest,
    pub(crate) book: Accounts,
    retention: Retention,
}

#[wasm_bindgen]
impl OpenVault {
    /// Opens the newest generation that the key opens.
    pub fn open(
        #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
        data_key: &str,
    ) -> Result<OpenVault, JsValue> {
        let newest = storage(records)?.open(data_key).map_err(told)?;
        let book = Accounts::from_bytes(&newest.opened.contents).map_err(told)?;
        Ok(Self {
            newest,
            book,
            retention: Retention::Usual,
        })
    }

    /// The vault as it is now, as the next generation.
    #[wasm_bindgen(unchecked_return_type = "Sealed")]
    pub fn seal(&self, now: f64) -> Result<JsValue, JsValue> {
        let contents = self.book.to_bytes().map_err(told)?;
        let sealed = self
            .newest
            .seal(&contents, self.retention, seconds(now), &mut System);
        boundary::write(&sealed.map_err(told)?)
    }

    /// The accounts that a search finds, with their codes; those of the page at `address` first. An `AccountList` as JSON:
    /// hundreds of accounts cross the boundary slowly field by field.
    pub fn list(&self, now: f64, address: Option<String>, query: &str) -> Result<String, JsValue> {
        let site = site(address.as_deref());
        let list = AccountList {
            rows: self.book.rows(seconds(now), site.as_deref(), query),
            total: self.book.all().len(),
        };
        serde_json::to_string(&list).map_err(|_| boundary::bad_result())
    }

    /// The code of an account.
    pub fn code(&self, id: &str, now: f64) -> Result<String, JsValue> {
        self.book.code(id, seconds(now)).map_err(told)
    }

    /// Notes that a code was used, and gives it: one that counts goes on to the next.
    #[wasm_bindgen(js_name = takeCode)]
    pub fn take_code(&mut self, id: &str, now_ms: f64) -> Result<String, JsValue> {
        let code = self.book.code(id, seconds(now_ms / 1000.0)).map_err(told)?;
        self.book.used(id, seconds(now_ms)).map_err(told)?;
        Ok(code)
    }

    /// Releases a code for the frame at `frame` in the page at `top`: of an account, or of the only one of the site.
    #[wasm_bindgen(unchecked_return_type = "Released")]
    pub fn release(
        &self,
        id: Option<String>,
        frame: &str,
        top: &str,
        now: f64,
    ) -> Result<JsValue, JsValue> {
        let (frame, top) = (place(frame), place(top));
        let seeker = Seeker {
            frame: frame.as_ref(),
            top: top.as_ref(),
        };
        let released = release(&self.book, id.as_deref(), seeker, seconds(now)).map_err(told)?;
        boundary::write(&released)
    }

    /// Adds what was scanned, pasted or typed, bound to the site of the page at `address`.
    #[wasm_bindgen(js_name = addTexts, unchecked_return_type = "AddedReport")]
    pub fn add_texts(
        &mut self,
        texts: Vec<String>,
        address: Option<String>,
        now_ms: f64,
    ) -> Result<JsValue, JsValue> {
        let site = site(address.as_deref());
        let book = &mut self.book;
        let report = adding::add_texts(book, &texts, site.as_deref(), seconds(now_ms), &mut System);
        boundary::write(&report.map_err(told)?)
    }

    /// Adds what was typed into the form.
    #[wasm_bindgen(js_name = addByHand, unchecked_return_type = "AddedReport")]
    pub fn add_by_hand(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "AccountForm")] form: JsValue,
        address: Option<String>,
        now_ms: f64,
    ) -> Result<JsValue, JsValue> {
        let form: AccountForm = boundary::read(form)?;
        let site = site(address.as_deref());
        let book = &mut self.book;
        let report = adding::add_form(book, &form, site.as_deref(), seconds(now_ms), &mut System);
        boundary::write(&report.map_err(told)?)
    }

    /// Adds the accounts of another program's file.
    #[wasm_bindgen(js_name = importFile, unchecked_return_type = "AddedReport")]
    pub fn import_file(
        &mut self,
        file: &[u8],
        password: Option<String>,
        now_ms: f64,
    ) -> Result<JsValue, JsValue> {
        let password = password.as_deref();
        let book = &mut self.book;
        let report = adding::add_file(book, file, password, seconds(now_ms), &mut System);
        boundary::write(&report.map_err(told)?)
    }

    /// Changes an account.
    pub fn edit(
        &mut self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "AccountChanges")] changes: JsValue,
        now_ms: f64,
    ) -> Result<(), JsValue> {
        let changes: AccountChanges = boundary::read(changes)?;
        self.book.edit(id, changes, seconds(now_ms)).map_err(told)
    }

    /// Removes an account.
    pub fn remove(&mut self, id: &str, now_ms: f64) -> Result<(), JsValue> {
        self.book.remove(id, seconds(now_ms)).map_err(told)
    }

    /// Puts an account at a place in the list.
    #[wasm_bindgen(js_name = moveTo)]
    pub fn move_to(&mut self, id: &str, position: usize, now_ms: f64) -> Result<(), JsValue> {
        self.book
            .move_to(id, position, seconds(now_ms))
            .map_err(told)
    }

    /// The address of an account, secret and all.
    #[wasm_bindgen(js_name = addressOf)]
    pub fn address_of(&self, id: &str) -> Result<String, JsValue> {
        let account = self.book.account(id).map_err(told)?;
        Ok(account.credential.to_address().to_string())
    }

    /// The addresses of all accounts, one a line, secrets and all.
    #[wasm_bindgen(js_name = exportList)]
    pub fn export_list(&self) -> String {
        let accounts = self.book.all().iter();
        let lines: Vec<_> = accounts
            .map(|account| account.credential.to_address())
            .collect();
        lines.iter().fold(String::new(), |mut list, line| {
            list.push_str(line);
            list.push('\n');
            list
        })
    }

    /// Puts another password in place of the present one.
    #[wasm_bindgen(js_name = changePassword)]
    pub fn change_password(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Argon2Parameters")] parameters: JsValue,
        key: &[u8],
    ) -> Result<(), JsValue> {
        let vault = &mut self.newest.opened.vault;
        let parameters = boundary::read(parameters)?;
        stored::change_password(vault, parameters, &slot_key(key)?, &mut System).map_err(told)
    }

    /// Puts a new recovery code in place of the present one, and gives it.
    #[wasm_bindgen(js_name = changeRecoveryCode)]
    pub fn change_recovery_code(&mut self) -> Result<String, JsValue> {
        let vault = &mut self.newest.opened.vault;
        stored::change_recovery_code(vault, &mut System).map_err(told)
    }

    /// Adds a security key that answered `output` under these parameters.
    #[wasm_bindgen(js_name = addSecurityKey)]
    pub fn add_security_key(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "PrfParameters")] parameters: JsValue,
        output: &[u8],
    ) -> Result<u8, JsValue> {
        let vault = &mut self.newest.opened.vault;
        let parameters = boundary::read(parameters)?;
        add_security_key(vault, parameters, &key_bytes(output)?, &mut System).map_err(told)
    }

    /// Removes a security key, by the number of its slot.
    #[wasm_bindgen(js_name = removeSecurityKey)]
    pub fn remove_security_key(&mut self, slot: u8) -> Result<(), JsValue> {
        remove_security_key(&mut self.newest.opened.vault, slot).map_err(told)
    }

    /// Has the next generation leave as few older ones as is safe.
    #[wasm_bindgen(js_name = keepFewest)]
    pub fn keep_fewest(&mut self) {
        self.retention = Retention::Fewest;
    }
}
