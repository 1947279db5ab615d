//! What a person has chosen: as a file that can be taken to another browser, and site by site.

mod error;
mod file;
mod sites;

pub use error::SettingsError;
pub use file::{LARGEST, MOST_SITES, Settings, Stored, TextSize, Theme, read, write};
pub use sites::{SiteList, SiteRow, site_list};
