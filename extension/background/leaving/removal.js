/**
 * Removing what signs in here. That it has to go is written down before anything else is done, and struck out once it is gone:
 * what was put back for the proof goes, whatever is closed or killed in between.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { isFirefox } from '../../shared/browser.js';
import { bytesOf } from '../../core/json-bytes.js';
import { lookAtSite } from '../../shared/clearing/look.js';
import { status } from '../../shared/clearing/status.js';
import { keyOf } from '../../shared/sessions/open.js';
import { inMemory, local } from '../../shared/storage.js';
import { clearSite } from '../clearing/clearing.js';
import { empty } from './visiting.js';

/** @typedef {import('../../shared/stored.js').LeavingTab} LeavingTab */
/** @typedef {import('../../shared/stored.js').PendingRemoval} PendingRemoval */
/** @typedef {Pick<import('../../shared/sessions/open.js').KnownSession, 'site' | 'storeId'>} Session */

const WISH = /** @type {const} */ ({ choice: 'signOutAndClear', scope: 'site', since: null });
/** Another clearing is waited for so long. */
const BUSY_MS = 60_000;
const AGAIN_MS = 200;

/**
 * What has to go: where, and no secret.
 * @param {Session} session
 * @param {LeavingTab} tab
 * @returns {PendingRemoval}
 */
export function removalOf({ site, storeId }, { address }) {
    return { site, storeId, address: `${new URL(address).origin}/` };
}

/** @param {PendingRemoval} removal @param {LeavingTab} tab */
export async function noteRemoval(removal, tab) {
    const area = await areaOf(removal);
    // Without it the site is cleared all the same after a kill, and only its tab is not brought back.
    await inMemory.set({ leavingTab: tab }).catch(() => undefined);
    await area.set({ leavingPending: [...(await othersIn(area, removal)), removal] });
}

/** It is gone. @param {PendingRemoval} removal */
export async function strikeOut(removal) {
    const area = await areaOf(removal);
    const others = await othersIn(area, removal);
    if (others.length > 0) await area.set({ leavingPending: others });
    else await area.remove('leavingPending');
    await inMemory.remove('leavingTab');
}

/**
 * Carries out what a background that was killed has left to do.
 * @param {(removal: PendingRemoval, all: boolean) => Promise<unknown>} told
 */
export async function removeWhatIsPending(told) {
    const found = await Promise.all([local.get('leavingPending'), inMemory.get('leavingPending')]);
    const pending = found.flatMap((some) => some ?? []);
    if (pending.length === 0) return;
    const tab = await inMemory.get('leavingTab');
    for (const removal of pending) {
        try {
            await removeForGood(removal, tab);
            await told(removal, !(await anySignsIn(removal)));
            await strikeOut(removal);
        } catch {
            // It is tried again when the background starts again.
        }
    }
}

/**
 * Removes it where a page may put it there again: before, in between and after nothing of the site is shown.
 * @param {PendingRemoval} removal
 * @param {LeavingTab | undefined} tab
 */
export async function removeForGood(removal, tab) {
    if (!tab || tab.own) {
        if (tab) await chrome.tabs.remove(tab.id).catch(() => undefined);
        await clear(removal);
        return;
    }
    if (tab.asks) {
        // It stays where it is.
        await clear(removal, tab.id);
        return;
    }
    // What only its page can reach.
    await clear(removal, tab.id).catch(() => undefined);
    const isEmpty = await empty({ tabId: tab.id, signal: AbortSignal.timeout(BUSY_MS) }).catch(() => false);
    await clear(removal);
    if (isEmpty) await chrome.tabs.update(tab.id, { url: tab.address }).catch(() => undefined);
}

/**
 * Clears the site. The tab may have been sent on to an identity provider: what is meant is the site.
 * @param {PendingRemoval} removal
 * @param {number} [tabId] a tab that shows the site
 */
export async function clear(removal, tabId) {
    const page = await pageOf(removal);
    for (const end = Date.now() + BUSY_MS; (await status())?.state === 'working' && Date.now() < end;)
        await new Promise((done) => setTimeout(done, AGAIN_MS));
    await clearSite({ ...page, tab: { ...page.tab, id: tabId } }, WISH);
}

/** Whether anything that may sign in is there now. @param {PendingRemoval} removal */
export async function anySignsIn(removal) {
    const now = bytesOf(await lookAtSite(await pageOf(removal)));
    return withClearing((core) => core.anySignsIn(now));
}

/** The page of the account, whichever tab shows it. @param {PendingRemoval} removal */
export async function pageOf({ address, storeId }) {
    const incognito = (await kindOf(storeId)) === 'private';
    return { address, tab: { incognito, ...(isFirefox() ? { cookieStoreId: storeId } : {}) } };
}

/**
 * What happens in private windows is not written down.
 * @param {PendingRemoval} removal
 * @returns {Promise<import('../../shared/stored.js').Area<Pick<import('../../shared/stored.js').Local, 'leavingPending'>>>}
 */
async function areaOf({ storeId }) {
    return (await kindOf(storeId)) === 'private' ? inMemory : local;
}

/** @param {Awaited<ReturnType<typeof areaOf>>} area @param {PendingRemoval} removal */
async function othersIn(area, removal) {
    const all = (await area.get('leavingPending')) ?? [];
    return all.filter((other) => keyOf(other) !== keyOf(removal));
}

/** @param {string} storeId */
function kindOf(storeId) {
    return withCookies((core) => core.cookieStoreKind(storeId));
}
