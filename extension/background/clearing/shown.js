/**
 * Whether the page in a tab is one for somebody who is signed in.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { siteOf } from '../../shared/clearing/look.js';
import { ANSWER_MS, inTime } from '../../shared/time-limit.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { witnessed } from '../../shared/cookies/witness.js';
import { lookAtTab } from '../../shared/look-at-tab.js';

/** @typedef {import('../../wasm/types.js').Shown} Shown */

/**
 * What the page in a tab shows before anything of its site is cleared: a sign-in that was seen counts.
 * @param {number} tabId
 * @param {string} site
 * @returns {Promise<Shown>}
 */
export async function shownBefore(tabId, site) {
    const [look, tab, witness] = await Promise.all([
        lookIn(tabId, site),
        chrome.tabs.get(tabId).catch(() => undefined),
        witnessed(),
    ]);
    if (!look || !tab) return 'unknown';
    const signInSeen = await withCookies((core) => core.signedIn(witness, site, storeIn(core, tab)));
    return signInSeen ? look.afterSignIn : look.signedIn;
}

/**
 * What it shows by itself, and when its document began, if it says so.
 * @param {number} tabId
 * @param {string} site
 * @returns {Promise<import('../../wasm/types.js').ShownPage>}
 */
export async function shownIn(tabId, site) {
    const look = await lookIn(tabId, site);
    return { shown: look?.signedIn ?? 'unknown', began: look?.frames[0]?.document ?? null };
}

/** @param {number} tabId @param {string} site */
async function lookIn(tabId, site) {
    try {
        const { status, url } = await chrome.tabs.get(tabId);
        // On its way it can show either, and another site says nothing of this one.
        if (status === 'loading' || (await siteOf(url)) !== site) return undefined;
        return await inTime(lookAtTab(tabId, 0), ANSWER_MS);
    } catch {
        return undefined;
    }
}
