/**
 * Which browser this is, where they differ.
 */

export function isFirefox() {
    return 'getBrowserInfo' in chrome.runtime;
}
