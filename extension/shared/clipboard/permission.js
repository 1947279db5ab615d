/**
 * Whether the clipboard may be emptied by the background too, when the window that has filled it is closed: browsers ask for that apart.
 */
import { isFirefox } from '../browser.js';

/** Chromium has no clipboard in its background, but in a document that nobody sees. @typedef {'clipboardRead' | 'clipboardWrite' | 'offscreen'} Permission */

/** @returns {{ permissions: Permission[] }} */
function needed() {
    return { permissions: ['clipboardRead', 'clipboardWrite', ...(isFirefox() ? [] : [OFFSCREEN])] };
}

/** @type {Permission} */
const OFFSCREEN = 'offscreen';

/** @returns {Promise<boolean>} */
export function emptyingAllowed() {
    return chrome.permissions.contains(needed());
}

/** Straight from the click, before anything is awaited: browsers ask only then. @param {boolean} allow */
export function allowEmptying(allow) {
    return allow ? chrome.permissions.request(needed()) : chrome.permissions.remove(needed());
}
