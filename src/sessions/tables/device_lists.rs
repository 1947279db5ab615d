//! Where sites show on which devices a person is signed in.

/// The address of a site's list of devices, where it is known. `site` is a registrable domain.
///
/// ```
/// use latchkey::sessions::device_list;
/// assert_eq!(device_list("github.com"), Some("https://github.com/settings/sessions"));
/// assert_eq!(device_list("fern.example"), None);
/// ```
#[must_use]
pub fn device_list(site: &str) -> Option<&'static str> {
    super::table::look_up(include_str!("device_lists.tsv"), site)
}
