/**
 * A net below "Fix this site": the page is looked at again, and where it says that the person is no longer signed in, what was
 * taken is brought back. The core says when that is.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { inMemory } from '../../shared/storage.js';
import { takeNetAway } from './held-net.js';
import { shownIn } from './shown.js';
import { rescue } from './undo.js';

/** Looks until it is clear; also after the worker was killed over it. */
export async function lookAfterClearing() {
    for (;;) {
        const held = await inMemory.get('clearingNet');
        if (!held) return;
        const { shown } = await shownIn(held.tabId, held.site);
        const { step, net } = await withClearing((core) => core.netSaw(held.net, shown, Date.now()));
        // In the meantime, the person may have undone it, or cleared another site.
        if ((await inMemory.get('clearingNet'))?.tabId !== held.tabId) return;
        if (step.kind === 'lookAgain') {
            await inMemory.set({ clearingNet: { ...held, net } });
            await new Promise((done) => setTimeout(done, step.after));
            continue;
        }
        if (step.kind === 'bringBack') await rescue(held);
        await takeNetAway(held.site);
        return;
    }
}
