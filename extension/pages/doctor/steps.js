/**
 * The next step after a finding, as far as Latchkey can take it, and the way back.
 */
import { askBackground } from '../../shared/ask-background.js';
import { removeCookie, restoreCookie } from '../cookies/removal.js';

/** @typedef {import('./look.js').Examined} Examined */
/** @typedef {import('../../wasm/types.js').DoorStep} DoorStep */
/** @typedef {import('../../shared/cookies/jar.js').StoredCookie} StoredCookie */

/** Steps that Latchkey takes itself; all others are the person's. */
const TAKEN = new Set(['removeCookies', 'openAnew', 'loadFresh', 'clearStored', 'openAlone']);

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
export async function take(step, { tab, form: url, site, cookies }) {
    const { id = -1 } = tab;
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
            await clear(tab, 'onlyTheCache');
            await chrome.tabs.update(id, { url });
            break;
        case 'clearStored':
            await clear(tab, 'fixThisSite');
            await chrome.tabs.update(id, { url });
            break;
        case 'openAlone':
            await chrome.tabs.create({ url: `https://${step.host}/`, openerTabId: id });
            break;
        default:
    }
    return [];
}

/** @param {chrome.tabs.Tab} tab @param {import('../../wasm/types.js').ClearingWish['choice']} choice */
function clear({ id = -1, url = '' }, choice) {
    const wish = { choice, scope: /** @type {const} */ ('host'), since: null };
    return askBackground({ kind: 'clear', tabId: id, address: url, wish, reload: true });
}

/** Sets cookies again as they were. @param {StoredCookie[]} cookies */
export async function takeBack(cookies) {
    for (const cookie of [...cookies].reverse()) await restoreCookie(cookie);
}
