/**
 * The next step after a finding, as far as Latchkey can take it, and the way back.
 */
import { LatchkeyError } from '../../core/error.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { askBackground } from '../../shared/ask-background.js';
import { cookiesOf, identityOf, storeIn } from '../../shared/cookies/jar.js';
import { runInFrames } from '../../shared/frames.js';
import { asksBefore, planOf } from '../../shared/clearing/planning.js';
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
            await clear(tab, 'onlyTheCache', false);
            await chrome.tabs.update(id, { url });
            break;
        case 'clearStored':
            await clear(tab, 'fixThisSite', true);
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

/**
 * What `clearStored` would take for good, so that the person is asked before.
 * @param {DoorStep} step
 * @param {Examined} examined
 */
export async function asksFirst({ kind }, { tab }) {
    if (kind !== 'clearStored') return false;
    return asksBefore(await planOf({ address: tab.url ?? '', tab }, wishOf('fixThisSite'), true), false);
}

/** @param {import('../../wasm/types.js').ClearingWish['choice']} choice */
function wishOf(choice) {
    return { choice, scope: /** @type {const} */ ('host'), since: null };
}

/**
 * @param {chrome.tabs.Tab} tab
 * @param {import('../../wasm/types.js').ClearingWish['choice']} choice
 * @param {boolean} reload
 */
function clear({ id = -1, url = '' }, choice, reload) {
    return askBackground({ kind: 'clear', tabId: id, address: url, wish: wishOf(choice), reload });
}

/**
 * Sets cookies again as they were, each once, and takes it out of the list when it is back, or when the site has set a newer one in
 * its place, which stays. How many are back, and how many the browser does not take.
 * @param {StoredCookie[]} gone
 * @param {Examined} examined
 */
export async function takeBack(gone, { site, tab }) {
    const now = await withCookies((core) => cookiesOf(site, storeIn(core, tab), core));
    const there = new Set(now.map(identityOf));
    let back = 0;
    for (const cookie of [...gone].reverse()) {
        const isNewer = there.has(identityOf(cookie));
        const isBack =
            !isNewer &&
            (await restoreCookie(cookie).then(
                () => true,
                () => false,
            ));
        if (isBack) back += 1;
        if (isBack || isNewer) gone.splice(gone.lastIndexOf(cookie), 1);
    }
    return { back, refused: gone.length };
}
