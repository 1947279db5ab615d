/**
 * A net below "Fix this site": the page is looked at again, and where it says that the person is no longer signed in, what was
 * taken is brought back. The core says when that is.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { inMemory } from '../../shared/storage.js';
import { shownIn } from './shown.js';
import { rescue } from './undo.js';

/** @typedef {import('../../shared/clearing/status.js').Job} Job */

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
        const shown = await shownIn(held.tabId, held.site);
        const { step, net } = await withClearing((core) => core.netSaw(held.net, shown, Date.now()));
        // In the meantime, the person may have undone it, or cleared another site.
        if ((await inMemory.get('clearingNet'))?.tabId !== held.tabId) return;
        if (step.kind === 'lookAgain') {
            await inMemory.set({ clearingNet: { ...held, net } });
            await new Promise((done) => setTimeout(done, step.after));
            continue;
        }
        if (step.kind === 'bringBack') await rescue(held);
        await takeNetAway();
        return;
    }
}
