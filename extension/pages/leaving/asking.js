/**
 * Asks the background to sign out of a site. It stops, and removes what signs in, when this page is closed.
 */
import { LatchkeyError } from '../../core/error.js';
import { askBackground } from '../../shared/ask-background.js';

/** @typedef {import('../../shared/surface.js').Left} Left */
/** @typedef {import('../../shared/surface.js').LeavingProgress} LeavingProgress */

/**
 * @param {import('../../shared/sessions/open.js').KnownSession} session
 * @param {(step: LeavingProgress['step']) => void} [tell]
 * @returns {Promise<Left>}
 */
export async function leaveSite(session, tell) {
    const run = crypto.randomUUID();
    const port = chrome.runtime.connect(undefined, { name: `leaving ${run}` });
    port.onMessage.addListener((/** @type {LeavingProgress} */ { step }) => tell?.(step));
    /** @type {Promise<never>} */
    const lost = new Promise((_done, fail) =>
        port.onDisconnect.addListener(() => fail(new LatchkeyError('unknown'))),
    );
    /** @type {import('../../shared/surface.js').PageRequests['leave']['request']} */
    const request = { kind: 'leave', session, run };
    try {
        return await Promise.race([/** @type {Promise<Left>} */ (askBackground(request)), lost]);
    } catch (error) {
        // A background that was killed over it leaves it to the next.
        const left = /** @type {Left | undefined} */ (
            await askBackground({ kind: 'interruptedAt', session })
        );
        if (left) return left;
        throw error;
    } finally {
        port.disconnect();
    }
}
