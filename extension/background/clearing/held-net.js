/**
 * The net below "Fix this site" (`net.js`), from one look to the next.
 */
import { inMemory } from '../../shared/storage.js';

/** @typedef {import('../../shared/clearing/status.js').Job} Job */

/**
 * Holds it below a clearing that is done, before the page is loaded again. In a call of the core.
 * @param {Pick<typeof import('../../wasm/clearing.js'), 'netBelow'>} core
 * @param {Job} job
 */
export async function holdNet({ netBelow }, { tabId, site, storeId, address, shown }) {
    const net = netBelow(shown, Date.now());
    if (net && tabId !== undefined)
        await inMemory.set({ clearingNet: { net, tabId, site, storeId, address } });
}

/** Another site leaves it where it is. @param {string} site */
export async function takeNetAway(site) {
    if ((await inMemory.get('clearingNet'))?.site === site) await inMemory.remove('clearingNet');
}
