/**
 * The next step after a finding, as far as Latchkey can take it, and the way back.
 */
import { removeCookie, restoreCookie } from '../cookies/removal.js';

/** @typedef {import('./look.js').Examined} Examined */
/** @typedef {import('../../wasm/types.js').DoorStep} DoorStep */
/** @typedef {import('../../shared/cookies/jar.js').StoredCookie} StoredCookie */

/** Steps that Latchkey takes itself; all others are the person's. */
const TAKEN = new Set(['removeCookies', 'openAnew', 'loadFresh', 'openAlone']);

/** @param {DoorStep} step */
export function isTaken({ kind }) {
    return TAKEN.has(kind);
}

/**
 * Takes a step.
 * @param {DoorStep} step
 * @param {Examined} examined
 * @returns {Promise<StoredCookie[]>} the cookies that are gone now
 */
export async function take(step, { tab, site, cookies }) {
    const { id = -1, url } = tab;
    switch (step.kind) {
        case 'removeCookies': {
            const gone = [];
            for (const at of step.cookies) {
                const cookie = cookies[at];
                if (cookie) gone.push(...(await removeCookie(cookie, site, tab)).gone);
            }
            // A page that came of sending a form would send it once more.
            await chrome.tabs.update(id, { url });
            return gone;
        }
        case 'openAnew':
            await chrome.tabs.update(id, { url });
            break;
        case 'loadFresh':
            await chrome.tabs.reload(id, { bypassCache: true });
            break;
        case 'openAlone':
            await chrome.tabs.create({ url: `https://${step.host}/`, openerTabId: id });
            break;
        default:
    }
    return [];
}

/** Sets cookies again as they were. @param {StoredCookie[]} cookies */
export async function takeBack(cookies) {
    for (const cookie of [...cookies].reverse()) await restoreCookie(cookie);
}
