/**
 * A two-factor code on its way into a page: only after the person's own action in the popup, a keyboard command or the
 * context menu, and only into a frame of the site that the account is bound to, checked at that moment.
 */
import { withPages } from '../../core/bundles/pages.js';
import { LatchkeyError } from '../../core/error.js';
import { fillFrame } from '../frames.js';
import { lookAtTab } from '../look-at-tab.js';
import { release, takeCode } from '../vault/accounts.js';

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
    for (const { frameId: id, origin, facts, focused, asksForCode } of frames) {
        if (!asksForCode) continue;
        try {
            const { id: account, code, counts } = await release(accountId, origin, top);
            const parts = await withPages((pages) =>
                pages.codeFields(facts, focused ?? undefined, code.length),
            );
            if (parts.length === 0) throw new LatchkeyError('noCodeField');
            await fillFrame({ tabId, frameId: id, origin }, split(code, parts));
            // The site has it: what counts goes on.
            if (counts) await takeCode(account);
            return;
        } catch (error) {
            refusal = error;
        }
    }
    throw refusal;
}

/**
 * @param {string} code
 * @param {import('../../wasm/types.js').CodePart[]} parts
 */
function split(code, parts) {
    let from = 0;
    return parts.map(({ handle, characters }) => ({ handle, text: code.slice(from, (from += characters)) }));
}
