/**
 * A two-factor code on its way into a page: only after the person's own action in the popup, a keyboard command or the
 * context menu, and only into a frame of the site that the account is bound to, checked at that moment.
 */
import { LatchkeyError } from '../../core/error.js';
import { confirmFrame } from '../confirmed-frame.js';
import { lookAtTab } from '../look-at-tab.js';
import { inMemory } from '../storage.js';
import { release, takeCode } from '../vault/accounts.js';
import { fillCodeFields } from './code-fields.js';

/**
 * Fills the code of an account, or of the one account of the site, into the first frame that asks for one.
 * @param {number} tabId
 * @param {{ accountId?: string, frameId?: number, first?: boolean }} wish `first`: it ends the set-up of the account; many servers
 * refuse this code from then on, so that the next filling waits for the one after it, or says that it is not there yet
 */
export async function fillCode(tabId, { accountId, frameId, first = false }) {
    const { url: top } = await chrome.tabs.get(tabId);
    if (!top) throw new LatchkeyError('noAccess');
    /** @type {unknown} */
    let refusal = new LatchkeyError('noCodeField');
    const { frames } = await lookAtTab(tabId, frameId);
    for (const frame of frames) {
        if (!frame.asksForCode) continue;
        try {
            await confirmFrame({ tabId, ...frame });
            const releaseHere = () => release(accountId, frame.origin, top, frame.around);
            let released = await releaseHere();
            if (released.wait > 0) {
                await new Promise((resolve) => setTimeout(resolve, released.wait * 1000));
                released = await releaseHere();
            }
            const { id: account, code, counts, validUntil } = released;
            await fillCodeFields(tabId, frame, code);
            if (first && validUntil !== null) await inMemory.set({ codeSpent: { account, validUntil } });
            // The site has it: what counts goes on.
            if (counts) await takeCode(account);
            return;
        } catch (error) {
            refusal = error;
        }
    }
    throw refusal;
}
