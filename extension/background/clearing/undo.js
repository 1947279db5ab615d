/**
 * Bringing back what a clearing took. The core says what is brought back, and what came of it.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { LatchkeyError } from '../../core/error.js';
import { documentsOf } from '../../shared/clearing/documents.js';
import { siteOf } from '../../shared/clearing/look.js';
import { bringBackItems } from '../../shared/clearing/page.js';
import { ANSWER_MS, inTime } from '../../shared/time-limit.js';
import { setStatus, status } from '../../shared/clearing/status.js';
import { cookiesOf, tabsIn } from '../../shared/cookies/jar.js';
import { setCookie } from '../../shared/cookies/setting.js';
import { witnessed } from '../../shared/cookies/witness.js';
import { runInFrames } from '../../shared/frames.js';
import { takeNetAway } from './held-net.js';
import { shownIn } from './shown.js';
import { forget, newestOf, sealedIn } from './undo-slots.js';
import { bytesOf } from '../../core/json-bytes.js';

/** @typedef {import('./undo-slots.js').Core} Core */
/** @typedef {import('./undo-slots.js').Slot} Slot */
/** @typedef {import('../../wasm/types.js').CookiesBack} CameBack */
/** @typedef {import('../../wasm/types.js').UndoItems} UndoItems */

/**
 * Brings back what the last clearing of a site in a cookie store took; of none, the last of all.
 * @param {{ site: string, storeId: string }} [wanted]
 */
export async function undoClearing(wanted) {
    const jar = wanted ?? (await status());
    const slot = await slotOf(jar?.site ?? '', jar?.storeId ?? '');
    await takeNetAway(slot.site);
    const [since, documents] = await Promise.all([
        sinceCleared(slot),
        tabsIn(slot.storeId).then((tabs) => documentsOf(slot.site, tabs)),
    ]);
    const { key, browser } = slot;
    const seen = bytesOf(documents);
    await bringBack(
        slot,
        (core, sealed, present) => core.Undoing.undo(sealed, key, browser, present, seen, since, Date.now()),
        false,
    );
}

/**
 * Brings back what signs in, after the last clearing of a site has signed the person out, and opens the page again that has become
 * a form to sign in.
 * @param {{ site: string, storeId: string, tabId: number, address: string }} held
 */
export async function rescue({ site, storeId, tabId, address }) {
    const slot = await slotOf(site, storeId);
    await bringBack(
        slot,
        (core, sealed, present) => core.Undoing.rescue(sealed, slot.key, slot.browser, present, Date.now()),
        true,
    );
    const { url } = await chrome.tabs.get(tabId);
    if (url === address) await chrome.tabs.reload(tabId, { bypassCache: true });
    else await chrome.tabs.update(tabId, { url: address });
}

/** What can be brought back of a site, unless something is cleared just now. @param {string} site @param {string} storeId */
async function slotOf(site, storeId) {
    if ((await status())?.state === 'working') throw new LatchkeyError('clearingBusy');
    return newestOf(site, storeId);
}

/**
 * What is known of a site since it was cleared, by what was seen, and by the pages that are open.
 * @param {Slot} slot
 * @returns {Promise<import('../../wasm/types.js').SinceCleared>}
 */
async function sinceCleared({ site, storeId, visited = false }) {
    const [witness, tabs] = await Promise.all([witnessed(), tabsIn(storeId)]);
    const shown = tabs.map(async ({ id, url }) =>
        id !== undefined && (await siteOf(url)) === site ? [await shownIn(id, site)] : [],
    );
    const [seen, pages] = await Promise.all([
        withCookies((core) => core.signedIn(witness, site, storeId)),
        Promise.all(shown),
    ]);
    return { seen: seen ?? null, visited, pages: pages.flat() };
}

/**
 * @param {Slot} slot
 * @param {(core: Core, sealed: import('../../wasm/types.js').SealedUndo, present: Uint8Array) => import('../../wasm/clearing.js').Undoing} begin
 * @param {boolean} rescued
 */
async function bringBack(slot, begin, rescued) {
    const { site, storeId, tabId, wish } = slot;
    const sealed = await sealedIn(slot);
    const jar = async () => {
        const cookies = await withCookies((core) => cookiesOf(site, storeId, core));
        return bytesOf(cookies);
    };
    const present = await jar();
    const { cookies, areas, kept } = await withClearing(async (core) => {
        const undoing = begin(core, sealed, present);
        const { cookies, localStorage, itemsNewer, replaces } = undoing.restoration();
        await Promise.all(cookies.map(setCookie));
        const areas = await Promise.all(localStorage.map((area) => bringBackArea(area, storeId, replaces)));
        // Not by what the calls have said: browsers say that they have set what they have not, and the other way round.
        const back = undoing.outcome(await jar());
        undoing.free();
        await forget(slot);
        return { cookies: back, areas, kept: itemsNewer };
    });
    const items = (/** @type {keyof CameBack} */ what) => areas.reduce((sum, area) => sum + area[what], 0);
    await setStatus({
        state: 'undone',
        site,
        storeId,
        tabId,
        wish,
        rescued,
        cookies: cookies.restored,
        cookiesNewer: cookies.newer,
        cookiesLost: cookies.lost,
        items: items('restored'),
        itemsNewer: kept + items('newer'),
        itemsLost: items('lost'),
    });
}

/**
 * Into the first open page of the origin that takes them, in the same cookie store.
 * @param {UndoItems} area
 * @param {string} storeId
 * @param {boolean} replaces
 * @returns {Promise<CameBack>}
 */
async function bringBackArea({ origin, items }, storeId, replaces) {
    for (const { id, url } of await tabsIn(storeId)) {
        if (id === undefined || !url || new URL(url).origin !== origin) continue;
        const injection = runInFrames({ tabId: id }, bringBackItems, origin, items, replaces);
        const [done] = await inTime(injection, ANSWER_MS).catch(() => []);
        if (done?.result) return done.result;
    }
    return { restored: 0, newer: 0, lost: items.length };
}
