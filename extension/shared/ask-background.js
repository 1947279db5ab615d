/**
 * The message surface, as a page of the extension uses it.
 */
import { LatchkeyError } from '../core/error.js';

/** @typedef {import('./surface.js').PageRequests} PageRequests */

/**
 * Asks the background, from a page of the extension.
 * @template {keyof PageRequests} Kind
 * @param {PageRequests[Kind]['request']} request
 * @returns {Promise<PageRequests[Kind]['response']>}
 */
export async function askBackground(request) {
    const reply = await chrome.runtime.sendMessage(request);
    if (!reply?.ok) throw new LatchkeyError(reply?.code ?? 'unknown');
    return reply.value;
}
