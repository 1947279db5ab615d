/**
 * A net below "Fix this site": the page is looked at again, and where it says that the person is no longer signed in, what was
 * taken is brought back. The core says when that is.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { siteOf } from '../../shared/clearing/look.js';
import { inTime } from '../../shared/clearing/time-limit.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { witnessed } from '../../shared/cookies/witness.js';
import { lookAtTab } from '../../shared/look-at-tab.js';
import { inMemory } from '../../shared/storage.js';
import { rescue } from './undo.js';

/** @typedef {import('../../wasm/types.js').Shown} Shown */
/** @typedef {import('../../shared/clearing/status.js').Job} Job */

/** A page that hangs shows nothing. */
const LOOK_LIMIT_MS = 3000;

/**
 * Whether the page in a tab, of this site, is one for somebody who is signed in, before anything is cleared.
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
 * What the page in a tab shows, if it is of this site and there.
 * @param {number} tabId
 * @param {string} site
 */
async function lookIn(tabId, site) {
    try {
        const { status, url } = await chrome.tabs.get(tabId);
        // On its way it can show either, and another site says nothing of this one.
        if (status === 'loading' || (await siteOf(url)) !== site) return undefined;
        return await inTime(lookAtTab(tabId, 0), LOOK_LIMIT_MS);
    } catch {
        return undefined;
    }
}

/**
 * Holds it below a clearing that is done, before the page is loaded again. In a call of the core.
 * @param {Pick<typeof import('../../wasm/clearing.js'), 'netBelow'>} core
 * @param {Job} job
 */
export async function holdNet({ netBelow }, { tabId, site, address, shown }) {
    const net = netBelow(shown, Date.now());
    if (net && tabId !== undefined) await inMemory.set({ clearingNet: { net, tabId, site, address } });
}

export async function takeNetAway() {
    await inMemory.remove('clearingNet');
}

/** Looks until it is clear; also after the worker was killed over it. */
export async function lookAfterClearing() {
    for (;;) {
        const held = await inMemory.get('clearingNet');
        if (!held) return;
        const shown = (await lookIn(held.tabId, held.site))?.signedIn ?? 'unknown';
        const { step, net } = await withClearing((core) => core.netSaw(held.net, shown, Date.now()));
        // In the meantime, the person may have undone it, or cleared another site.
        if ((await inMemory.get('clearingNet'))?.tabId !== held.tabId) return;
        if (step.kind === 'lookAgain') {
            await inMemory.set({ clearingNet: { ...held, net } });
            await new Promise((done) => setTimeout(done, step.after));
            continue;
        }
        if (step.kind === 'bringBack') await rescue(held.tabId, held.address);
        await takeNetAway();
        return;
    }
}
