/**
 * Bringing back what was cleared, for a while. What is kept is encrypted; its key is in memory only.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { LatchkeyError } from '../../core/error.js';
import { runInFrames } from '../../shared/frames.js';
import { setCookie } from '../../shared/cookies/setting.js';
import { bringBackItems } from '../../shared/clearing/page.js';
import { setStatus, status } from '../../shared/clearing/status.js';
import { inMemory, local } from '../../shared/storage.js';

/** @typedef {import('../../wasm/types.js').BrowserFacts} BrowserFacts */
/** @typedef {import('../../shared/stored.js').InMemory['clearingUndoKey']} UndoKey */
/** @typedef {UndoKey & { sealed: import('../../wasm/types.js').SealedUndo }} Kept */

const ALARM = 'forgetUndo';

/**
 * Keeps what the core has sealed.
 * @param {ReturnType<typeof import('../../wasm/clearing.js').prepare>['undo']} undo
 * @param {string} site
 * @param {BrowserFacts} browser
 * @returns {Promise<import('../../shared/clearing/status.js').Undo>}
 */
export async function keepUndo(undo, site, browser) {
    try {
        await forgetUndo();
        if (undo.kind !== 'kept') return undo.kind;
        const { key, sealed, until } = undo;
        await local.set({ clearingUndo: sealed });
        await inMemory.set({ clearingUndoKey: { key, site, browser } });
        await chrome.alarms.create(ALARM, { when: until });
        return { until };
    } catch {
        // Storage that is full is the usual cause. Whatever it is, what is to be cleared is cleared.
        await forgetUndo().catch(() => undefined);
        return 'tooLarge';
    }
}

/** Registers a listener: to be called synchronously. */
export function forgetUndoInTime() {
    chrome.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) void forgetUndo();
    });
    chrome.runtime.onStartup.addListener(() => void forgetUndo());
}

export async function forgetUndo() {
    await inMemory.remove('clearingUndoKey');
    await local.remove('clearingUndo');
}

/** Brings back what the last clearing took. */
export async function undoClearing() {
    await inMemory.remove('clearingNet');
    await bringBack((core, { sealed, key, browser }) => core.restoration(sealed, key, browser, Date.now()));
}

/**
 * Brings back what signs in, after the last clearing has signed the person out, and opens the page again that has become a form
 * to sign in.
 * @param {number} tabId
 * @param {string} address
 */
export async function rescue(tabId, address) {
    await bringBack((core, { sealed, key, browser }) => core.rescue(sealed, key, browser, Date.now()), {
        rescued: true,
    });
    const { url } = await chrome.tabs.get(tabId);
    if (url === address) await chrome.tabs.reload(tabId, { bypassCache: true });
    else await chrome.tabs.update(tabId, { url: address });
}

/**
 * @param {(core: typeof import('../../wasm/clearing.js'), kept: Kept) => import('../../wasm/types.js').Restoration} choose
 * @param {{ rescued?: boolean }} [how] what the page has written since goes where the person is to be signed in again
 */
async function bringBack(choose, { rescued = false } = {}) {
    const before = await status();
    const [sealed, kept] = await Promise.all([local.get('clearingUndo'), inMemory.get('clearingUndoKey')]);
    if (!sealed || !kept || before?.state !== 'done') throw new LatchkeyError('undoExpired');
    const { cookies, localStorage, expired } = await withClearing((core) =>
        choose(core, { sealed, ...kept }),
    );
    const set = await Promise.all(cookies.map(setCookie));
    const taken = await Promise.all(localStorage.map((area) => bringBackArea(area, rescued)));
    const restored = set.filter(Boolean).length;
    const items = taken.reduce((sum, { taken }) => sum + taken, 0);
    const { site, tabId, wish } = before;
    await setStatus({
        state: 'undone',
        site,
        tabId,
        wish,
        rescued,
        cookies: restored,
        cookiesLost: cookies.length + expired - restored,
        items,
        itemsLost: taken.reduce((sum, { of }) => sum + of, 0) - items,
    });
    await forgetUndo();
}

/**
 * Into the first open page of the origin that takes them.
 * @param {{ origin: string, items: [string, string][] }} area
 * @param {boolean} overwrites
 */
async function bringBackArea({ origin, items }, overwrites) {
    const tabs = await chrome.tabs.query({});
    for (const { id, url } of tabs) {
        if (id === undefined || !url || new URL(url).origin !== origin) continue;
        const injection = runInFrames({ tabId: id }, bringBackItems, origin, items, overwrites);
        const [done] = await injection.catch(() => []);
        if (done?.result) return { taken: done.result, of: items.length };
    }
    return { taken: 0, of: items.length };
}
