/**
 * What clearings took, kept for a while, and bringing it back. It is encrypted; the keys are in memory only. The core says how
 * much is kept, what is brought back and what came of it.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { LatchkeyError } from '../../core/error.js';
import { siteOf } from '../../shared/clearing/look.js';
import { bringBackItems } from '../../shared/clearing/page.js';
import { setStatus, status } from '../../shared/clearing/status.js';
import { cookiesOf, storeIn } from '../../shared/cookies/jar.js';
import { setCookie } from '../../shared/cookies/setting.js';
import { witnessed } from '../../shared/cookies/witness.js';
import { runInFrames } from '../../shared/frames.js';
import { inMemory, local } from '../../shared/storage.js';
import { shownIn } from './shown.js';

/** @typedef {typeof import('../../wasm/clearing.js')} Core */
/** @typedef {import('../../shared/stored.js').InMemory['clearingUndoSlots'][number]} Slot */
/** @typedef {import('../../wasm/types.js').CookiesBack} CameBack */
/** @typedef {import('../../wasm/types.js').UndoItems} UndoItems */

const ALARM = 'forgetUndo';
const RECORD = 'clearingUndo.';

/**
 * Keeps what the core has sealed, as far as there is room. Whatever goes wrong, what is to be cleared is cleared.
 * @param {ReturnType<typeof import('../../wasm/clearing.js').prepare>['undo']} undo
 * @param {Pick<Slot, 'site' | 'tabId' | 'wish' | 'browser' | 'storeId' | 'byClick'>} about
 * @returns {Promise<import('../../shared/clearing/status.js').Undo>}
 */
export async function keepUndo(undo, about) {
    if (undo.kind !== 'kept') return undo.kind;
    const { key, sealed, until } = undo;
    /** @type {Slot} */
    const slot = { ...about, until, key, size: sealed.sealed.length };
    try {
        return await withClearing(async (core) => {
            const slots = await held();
            const stay = core.withRoomFor(slots.map(slotOf), slotOf(slot), Date.now());
            if (!stay) return 'tooLarge';
            const kept = await hold(slots, stay);
            await local.set({ [recordOf(until)]: JSON.stringify(sealed) });
            await inMemory.set({ clearingUndoSlots: [...kept, slot] });
            await forgetOthers([...kept, slot]);
            return { until };
        });
    } catch {
        // Storage that is full is the usual cause.
        await forgetOthers(await held().catch(() => [])).catch(() => undefined);
        return 'tooLarge';
    }
}

/**
 * When a clearing is over: what it took takes the place of what an earlier one of the site took, if it took anything. In a call of
 * the core.
 * @param {Core} core
 * @param {import('../../shared/clearing/status.js').Undo} undo
 * @param {import('../../shared/clearing/status.js').Done | undefined} done what it came to; nothing where it took nothing
 */
export async function settleUndo({ afterClearing }, undo, done) {
    if (typeof undo !== 'object') return;
    const { until } = undo;
    try {
        const slots = await held();
        const stay = afterClearing(slots.map(slotOf), until, Boolean(done));
        const told = slots.map((slot) => (slot.until === until && done ? { ...slot, done } : slot));
        await hold(told, stay);
    } catch {
        // It ends by itself.
    }
}

/** Registers listeners, and forgets what is over or has lost its key: to be called synchronously. */
export function forgetUndoInTime() {
    chrome.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) void forgetWhatIsOver();
    });
    chrome.runtime.onStartup.addListener(() => void forgetWhatIsOver());
    // Also after the extension was loaded again, with which the keys have gone.
    void forgetWhatIsOver();
}

async function forgetWhatIsOver() {
    try {
        const [slots, records] = await Promise.all([held(), recordsKept()]);
        // Mostly there are none: then the core is not woken.
        if (slots.length === 0 && records.length === 0) return;
        await withClearing(async ({ livingSlots }) => {
            const slots = await held();
            await hold(slots, livingSlots(slots.map(slotOf), Date.now()));
        });
    } catch {
        // At the next start of the background.
    }
}

/** @returns {Promise<Slot[]>} */
async function held() {
    return (await inMemory.get('clearingUndoSlots')) ?? [];
}

/** What the core knows of a slot. @param {Slot} slot */
function slotOf({ until, site, storeId, byClick, size }) {
    return { until, site, storeId, byClick, size };
}

/** @param {number} until @returns {`clearingUndo.${number}`} */
function recordOf(until) {
    return `${RECORD}${until}`;
}

async function recordsKept() {
    return (await local.keys()).filter((name) => name.startsWith(RECORD));
}

/**
 * Holds the slots that stay, and none else.
 * @param {Slot[]} slots
 * @param {{ until: number }[]} stay
 */
async function hold(slots, stay) {
    const kept = slots.filter(({ until }) => stay.some((one) => one.until === until));
    if (kept.length > 0) await inMemory.set({ clearingUndoSlots: kept });
    else await inMemory.remove('clearingUndoSlots');
    await forgetOthers(kept);
    return kept;
}

/** Removes every record but those of these slots. @param {Slot[]} slots */
async function forgetOthers(slots) {
    const known = slots.map(({ until }) => recordOf(until));
    const others = (await recordsKept()).filter((name) => !known.some((record) => record === name));
    if (others.length > 0) await local.remove(.../** @type {`clearingUndo.${number}`[]} */ (others));
    const next = Math.min(...slots.map(({ until }) => until));
    if (slots.length > 0) await chrome.alarms.create(ALARM, { when: next });
    else await chrome.alarms.clear(ALARM);
}

/** Brings back what the last clearing of a site took; of none, the last of all. @param {string} [site] */
export async function undoClearing(site) {
    await inMemory.remove('clearingNet');
    const wanted = site ?? (await status())?.site ?? '';
    const slot = await newestOf(wanted);
    const signedIn = await signedInNow(wanted, slot.storeId);
    await bringBack(
        slot,
        (core, sealed, present) =>
            core.Undoing.undo(sealed, slot.key, slot.browser, present, signedIn, Date.now()),
        false,
    );
}

/**
 * Brings back what signs in, after the last clearing of a site has signed the person out, and opens the page again that has become
 * a form to sign in.
 * @param {{ site: string, tabId: number, address: string }} held
 */
export async function rescue({ site, tabId, address }) {
    const slot = await newestOf(site);
    await bringBack(
        slot,
        (core, sealed, present) => core.Undoing.rescue(sealed, slot.key, slot.browser, present, Date.now()),
        true,
    );
    const { url } = await chrome.tabs.get(tabId);
    if (url === address) await chrome.tabs.reload(tabId, { bypassCache: true });
    else await chrome.tabs.update(tabId, { url: address });
}

/** @param {string} site @returns {Promise<Slot>} */
async function newestOf(site) {
    const slots = await held();
    const newest = await withClearing((core) => core.newestSlot(slots.map(slotOf), site, Date.now()));
    const slot = slots.find(({ until }) => until === newest?.until);
    if (!slot) throw new LatchkeyError('undoExpired');
    return slot;
}

/**
 * Whether somebody is signed in to a site now: by what was seen, or by the pages that are open.
 * @param {string} site
 * @param {string} storeId
 * @returns {Promise<import('../../wasm/types.js').Shown>}
 */
async function signedInNow(site, storeId) {
    const witness = await witnessed();
    if (await withCookies((core) => core.signedIn(witness, site, storeId))) return 'yes';
    const tabs = await tabsIn(storeId);
    const shown = await Promise.all(
        tabs.map(async ({ id, url }) =>
            id !== undefined && (await siteOf(url)) === site ? shownIn(id, site) : 'unknown',
        ),
    );
    if (shown.includes('yes')) return 'yes';
    return shown.includes('no') ? 'no' : 'unknown';
}

/** @param {string} storeId */
async function tabsIn(storeId) {
    const tabs = await chrome.tabs.query({});
    return withCookies((core) => tabs.filter((tab) => storeIn(core, tab) === storeId));
}

/**
 * @param {Slot} slot
 * @param {(core: Core, sealed: import('../../wasm/types.js').SealedUndo, present: Uint8Array) => import('../../wasm/clearing.js').Undoing} begin
 * @param {boolean} rescued
 */
async function bringBack({ until, site, storeId, tabId, wish }, begin, rescued) {
    if ((await status())?.state === 'working') throw new LatchkeyError('clearingBusy');
    const record = await local.get(recordOf(until));
    if (!record) throw new LatchkeyError('undoExpired');
    const jar = async () => {
        const cookies = await withCookies((core) => cookiesOf(site, storeId, core));
        return new TextEncoder().encode(JSON.stringify(cookies));
    };
    const present = await jar();
    const { cookies, areas } = await withClearing(async (core) => {
        const undoing = begin(core, JSON.parse(record), present);
        const { cookies, localStorage, replaces } = undoing.restoration();
        await Promise.all(cookies.map(setCookie));
        const areas = await Promise.all(localStorage.map((area) => bringBackArea(area, storeId, replaces)));
        // Not by what the calls have said: browsers say that they have set what they have not, and the other way round.
        const back = undoing.outcome(await jar());
        undoing.free();
        const slots = await held();
        await hold(
            slots,
            slots.filter((slot) => slot.until !== until),
        );
        return { cookies: back, areas };
    });
    const items = (/** @type {keyof CameBack} */ what) => areas.reduce((sum, area) => sum + area[what], 0);
    await setStatus({
        state: 'undone',
        site,
        tabId,
        wish,
        rescued,
        cookies: cookies.restored,
        cookiesNewer: cookies.newer,
        cookiesLost: cookies.lost,
        items: items('restored'),
        itemsNewer: items('newer'),
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
        const [done] = await injection.catch(() => []);
        if (done?.result) return done.result;
    }
    return { restored: 0, newer: 0, lost: items.length };
}
