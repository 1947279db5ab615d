/**
 * The next step after a finding, as far as Latchkey can take it, and the way back.
 */
import { LatchkeyError } from '../../core/error.js';
import { askBackground } from '../../shared/ask-background.js';
import { runInFrames } from '../../shared/frames.js';
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
 * @param {(gone: StoredCookie[]) => void} onGone is told of cookies as soon as they are gone
 */
export async function take(step, { tab, form: url, site, cookies, frameIds }, onGone) {
    const { id = -1 } = tab;
    // What comes next is another try, and says nothing of this one.
    await askBackground({ kind: 'forgetTry', tabId: id });
    switch (step.kind) {
        case 'removeCookies': {
            for (const at of step.cookies) {
                const cookie = cookies[at];
                // One that was set since may be that of a sign-in that went well.
                if (cookie) onGone((await removeCookie(cookie, site, tab, { asSeen: true })).gone);
            }
            // A page that came of sending a form would send it once more.
            await chrome.tabs.update(id, { url });
            break;
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
            await chrome.tabs.create({ url: await addressIn(id, frameIds[step.frame]), openerTabId: id });
            break;
        default:
    }
}

/** Where a frame is: its whole address goes from here into the tab, and nowhere else. @param {number} tabId @param {number} [frameId] */
async function addressIn(tabId, frameId = -1) {
    const [answer] = await runInFrames({ tabId, frameIds: [frameId] }, address);
    if (!answer?.result) throw new LatchkeyError('noAccess');
    return answer.result;
}

/** Runs in the page's frame. */
function address() {
    return location.href;
}

/** @param {chrome.tabs.Tab} tab @param {import('../../wasm/types.js').ClearingWish['choice']} choice */
function clear({ id = -1, url = '' }, choice) {
    const wish = { choice, scope: /** @type {const} */ ('host'), since: null };
    return askBackground({ kind: 'clear', tabId: id, address: url, wish, reload: true });
}

/**
 * Sets cookies again as they were, the last first, and takes each out of the list once it is back. The number of those that are.
 * @param {StoredCookie[]} gone
 */
export async function takeBack(gone) {
    let count = 0;
    for (let cookie = gone.at(-1); cookie; cookie = gone.at(-1)) {
        await restoreCookie(cookie);
        gone.pop();
        count += 1;
    }
    return count;
}
