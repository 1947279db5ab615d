//! Sites of the web on which browsers let no extension run, whatever was granted.
//!
//! Chromium keeps its own store closed (`ExtensionsClient::IsScriptableURL`); Firefox keeps the hosts of its
//! preference `extensions.webextensions.restrictedDomains` closed. Saying "impossible" for all of them in both
//! browsers costs nothing: they are where add-ons and accounts of the browser makers are managed.

const RESTRICTED_HOSTS: [&str; 14] = [
    "accounts-static.cdn.mozilla.net",
    "accounts.firefox.com",
    "addons.cdn.mozilla.net",
    "addons.mozilla.org",
    "api.accounts.firefox.com",
    "chromewebstore.google.com",
    "content.cdn.mozilla.net",
    "discovery.addons.mozilla.org",
    "install.mozilla.org",
    "oauth.accounts.firefox.com",
    "profile.accounts.firefox.com",
    "support.mozilla.org",
    "sync.services.mozilla.com",
    "microsoftedge.microsoft.com",
];

/// Whether no extension may run on `host`.
pub(super) fn is_restricted(host: &str) -> bool {
    RESTRICTED_HOSTS.contains(&host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_counts_and_not_its_neighbours() {
        assert!(is_restricted("addons.mozilla.org"));
        assert!(!is_restricted("mozilla.org"));
        assert!(!is_restricted("addons.mozilla.org.example"));
    }
}
