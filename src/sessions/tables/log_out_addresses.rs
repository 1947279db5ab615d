//! Where sites sign people out who open an address.

/// The address that signs out of a site, or asks whether that is meant; where it is known. `site` is a registrable domain.
///
/// ```
/// use latchkey::sessions::log_out_address;
/// assert_eq!(log_out_address("github.com"), Some("https://github.com/logout"));
/// assert_eq!(log_out_address("fern.example"), None);
/// ```
#[must_use]
pub fn log_out_address(site: &str) -> Option<&'static str> {
    super::table::look_up(include_str!("log_out_addresses.tsv"), site)
}
