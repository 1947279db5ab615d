/**
 * A two-factor code on its way into a page: only after the person's own action in the popup, a keyboard command or the
 * context menu, and only into a frame of the site that the account is bound to, checked at that moment.
 */
import { LatchkeyError } from '../../core/error.js';
import { lookAtTab } from '../look-at-tab.js';
import { release, takeCode } from '../vault/accounts.js';
import { fillCodeFields } from './code-fields.js';

/**
 * Fills the code of an account, or of the one account of the site, into the first frame that asks for one.
 * @param {number} tabId
 * @param {{ accountId?: string, frameId?: number }} wish
 */
export async function fillCode(tabId, { accountId, frameId }) {
    const { url: top } = await chrome.tabs.get(tabId);
    if (!top) throw new LatchkeyError('noAccess');
    /** @type {unknown} */
    let refusal = new LatchkeyError('noCodeField');
    const { frames } = await lookAtTab(tabId, frameId);
    for (const frame of frames) {
        if (!frame.asksForCode) continue;
        try {
            const { id: account, code, counts } = await release(accountId, frame.origin, top);
            await fillCodeFields(tabId, frame, code);
            // The site has it: what counts goes on.
            if (counts) await takeCode(account);
            return;
        } catch (error) {
            refusal = error;
        }
    }
    throw refusal;
}
