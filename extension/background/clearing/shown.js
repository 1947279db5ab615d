/**
 * Whether the page in a tab is one for somebody who is signed in.
 */
import { siteOf } from '../../shared/clearing/look.js';
import { inTime } from '../../shared/clearing/time-limit.js';
import { lookAtTab } from '../../shared/look-at-tab.js';

/** @typedef {import('../../wasm/types.js').Shown} Shown */

/** A page that hangs shows nothing. */
const LOOK_LIMIT_MS = 3000;

/**
 * Whether the page in a tab, of this site, is one for somebody who is signed in.
 * @param {number} tabId
 * @param {string} site
 * @returns {Promise<Shown>}
 */
export async function shownIn(tabId, site) {
    try {
        const { status, url } = await chrome.tabs.get(tabId);
        // On its way it can show either, and another site says nothing of this one.
        if (status === 'loading' || (await siteOf(url)) !== site) return 'unknown';
        return (await inTime(lookAtTab(tabId, 0), LOOK_LIMIT_MS)).signedIn;
    } catch {
        return 'unknown';
    }
}
