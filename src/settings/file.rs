//! Settings as a file. It holds no secret: no account, no key, nothing of what was seen. It says nothing of access either, which
//! only the browser gives.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::SettingsError;
use crate::{
    clearing::{ProtectedCookie, rules::SiteRule},
    sessions::reminders,
    site::{Origin, site_of_page},
    vault::lock::LockSettings,
};

/// The longest file, in bytes.
pub const LARGEST: usize = 1_000_000;
/// So many sites, and so many cookies, are the most that a file says something of.
pub const MOST_SITES: usize = 5_000;
/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;
/// The longest path or name of a cookie: browsers take no longer ones.
const LONGEST_PART: usize = 4_096;

/// What a person has chosen. What is not in it is as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Settings {
    /// How pages look; as the system has it where nothing is said.
    pub theme: Option<Theme>,
    /// How large their text is.
    pub text_size: Option<TextSize>,
    /// When the vault locks.
    pub lock: Option<Locking>,
    /// After how many minutes a shared computer counts as left.
    pub idle_minutes: Option<u32>,
    /// Whether no account is remembered with which somebody has signed in; as it was where nothing is said.
    pub sign_ins_off: Option<bool>,
    /// Whether nothing is told of what happens at doors; as it was where nothing is said.
    pub alerts_off: Option<bool>,
    /// Hosts on which Latchkey is paused.
    pub paused_hosts: Vec<String>,
    /// Sites that are protected, or cleared by themselves.
    pub rules: Vec<SiteRule>,
    /// Cookies that are never cleared.
    pub protected_cookies: Vec<ProtectedCookie>,
}

/// How pages look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black and white, with thick edges.
    Contrast,
}

/// How large the text of pages is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TextSize {
    /// A little larger.
    Large,
    /// Much larger.
    Larger,
}

/// [`LockSettings`], all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "SettingsLock"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Locking {
    /// Minutes without use.
    pub idle_minutes: u32,
    /// Whether a locked screen locks.
    pub on_screen_lock: bool,
    /// Minutes in any case.
    pub open_minutes: u32,
}

/// [`Settings`] as a disk gives them back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Stored {
    theme: Perhaps<Theme>,
    text_size: Perhaps<TextSize>,
    lock: Perhaps<Locking>,
    idle_minutes: Perhaps<u32>,
    sign_ins_off: Perhaps<bool>,
    alerts_off: Perhaps<bool>,
    paused_hosts: Vec<Perhaps<String>>,
    rules: Vec<Perhaps<SiteRule>>,
    protected_cookies: Vec<Perhaps<ProtectedCookie>>,
}

/// Something, or what it was not.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Perhaps<T> {
    Is(T),
    IsNot(IgnoredAny),
}

impl<T> Default for Perhaps<T> {
    fn default() -> Self {
        Self::IsNot(IgnoredAny)
    }
}

impl<T> Perhaps<T> {
    fn filter(self, is_sound: impl FnOnce(&T) -> bool) -> Option<T> {
        match self {
            Self::Is(value) => Some(value).filter(is_sound),
            Self::IsNot(_) => None,
        }
    }
}

impl Stored {
    /// What is sound of it.
    fn sound(self) -> Settings {
        Settings {
            theme: self.theme.filter(|_| true),
            text_size: self.text_size.filter(|_| true),
            lock: self.lock.filter(|lock| lock.is_within_bounds()),
            idle_minutes: self.idle_minutes.filter(|minutes| is_wait(*minutes)),
            sign_ins_off: self.sign_ins_off.filter(|_| true),
            alerts_off: self.alerts_off.filter(|_| true),
            paused_hosts: sound(self.paused_hosts, |host| is_host(host), Clone::clone),
            rules: sound(self.rules, is_rule, |rule| rule.site.clone()),
            protected_cookies: sound(self.protected_cookies, is_cookie, Clone::clone),
        }
    }
}

/// Those that are sound, the first of several with one key.
fn sound<T, Key: Ord>(
    items: Vec<Perhaps<T>>,
    is_sound: impl Fn(&T) -> bool,
    key: impl Fn(&T) -> Key,
) -> Vec<T> {
    let mut seen = BTreeSet::new();
    let sound = items.into_iter().filter_map(|item| item.filter(&is_sound));
    sound.filter(|item| seen.insert(key(item))).collect()
}

/// The file: a version, which tells it from others, and the settings.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    latchkey_settings: u32,
    settings: Settings,
}

/// What tells a file of settings from others, whatever else is in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Mark {
    latchkey_settings: u32,
}

/// The file. What a disk gives back may be anything: what could not be read again is left out.
///
/// # Errors
/// [`SettingsError`], if there is too much of it.
pub fn write(stored: Stored) -> Result<String, SettingsError> {
    let settings = stored.sound();
    settings.check()?;
    let file = File {
        latchkey_settings: VERSION,
        settings,
    };
    let text = serde_json::to_string(&file).map_err(|_| SettingsError::SettingsDamaged)?;
    if text.len() > LARGEST {
        return Err(SettingsError::SettingsTooLarge);
    }
    Ok(text)
}

/// The settings in a file: all of them, or none.
///
/// # Errors
/// [`SettingsError`], if it is no such file, or anything in it is not as it is written.
pub fn read(text: &str) -> Result<Settings, SettingsError> {
    if text.len() > LARGEST {
        return Err(SettingsError::SettingsTooLarge);
    }
    // Some editors put this mark in front of what they save.
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str::<Mark>(text) {
        Ok(mark) if mark.latchkey_settings > VERSION => return Err(SettingsError::SettingsTooNew),
        Err(error) if error.is_eof() && text.contains("latchkeySettings") => {
            return Err(SettingsError::SettingsDamaged);
        }
        Err(_) => return Err(SettingsError::NotSettings),
        Ok(_) => {}
    }
    let file: File = serde_json::from_str(text).map_err(|_| SettingsError::SettingsDamaged)?;
    if file.latchkey_settings != VERSION {
        return Err(SettingsError::SettingsDamaged);
    }
    file.settings.check()?;
    Ok(file.settings)
}

impl Settings {
    /// Whether everything is within its bounds.
    fn check(&self) -> Result<(), SettingsError> {
        let many = [
            self.paused_hosts.len(),
            self.rules.len(),
            self.protected_cookies.len(),
        ];
        if many.into_iter().any(|count| count > MOST_SITES) {
            return Err(SettingsError::SettingsTooLarge);
        }
        let cookies = &self.protected_cookies;
        let sound = self.lock.is_none_or(Locking::is_within_bounds)
            && self.idle_minutes.is_none_or(is_wait)
            && all_different(self.paused_hosts.iter())
            && self.paused_hosts.iter().all(|host| is_host(host))
            && all_different(self.rules.iter().map(|rule| &rule.site))
            && self.rules.iter().all(is_rule)
            && all_different(cookies.iter())
            && cookies.iter().all(is_cookie);
        if sound {
            Ok(())
        } else {
            Err(SettingsError::SettingsDamaged)
        }
    }
}

impl Locking {
    fn is_within_bounds(self) -> bool {
        let settings = LockSettings::from(self);
        settings.bounded() == settings
    }
}

impl From<Locking> for LockSettings {
    fn from(lock: Locking) -> Self {
        Self {
            idle_minutes: lock.idle_minutes,
            on_screen_lock: lock.on_screen_lock,
            open_minutes: lock.open_minutes,
        }
    }
}

/// Whether it is a number of minutes within its bounds.
fn is_wait(minutes: u32) -> bool {
    reminders::idle_minutes(Some(minutes)) == minutes
}

fn all_different<T: Ord>(items: impl Iterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    let mut items = items;
    items.all(|item| seen.insert(item))
}

/// Whether it is a host as browsers write it.
fn is_host(text: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-._:[]".contains(letter);
    text.chars().all(is_letter)
        && format!("https://{text}")
            .parse::<Origin>()
            .is_ok_and(|origin| origin.host() == text)
}

/// A rule is for a whole site: one for a host of it would never be found, or clear more than it says.
fn is_rule(rule: &SiteRule) -> bool {
    is_host(&rule.site) && site_of_page(&rule.site) == rule.site && rule.is_sound()
}

fn is_cookie(cookie: &ProtectedCookie) -> bool {
    let host = cookie.domain.strip_prefix('.').unwrap_or(&cookie.domain);
    let is_part = |text: &str| text.len() <= LONGEST_PART && !text.contains(char::is_control);
    is_host(host) && cookie.path.starts_with('/') && is_part(&cookie.path) && is_part(&cookie.name)
}
