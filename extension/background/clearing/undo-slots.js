/**
 * What can be undone: one slot for each site and cookie store, for a while. What is kept is encrypted, on the disk; the keys are in
 * memory only. The core says what there is room for.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { LatchkeyError } from '../../core/error.js';
import { recordOf, recordsKept } from '../../shared/clearing/undo-records.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { inMemory, local } from '../../shared/storage.js';

/** @typedef {typeof import('../../wasm/clearing.js')} Core */
/** @typedef {import('../../shared/stored.js').InMemory['clearingUndoSlots'][number]} Slot */

const ALARM = 'forgetUndo';

/**
 * Keeps what the core has sealed, as far as there is room. Whatever goes wrong, what is to be cleared is cleared.
 * @param {ReturnType<typeof import('../../wasm/clearing.js').prepare>['undo']} undo
 * @param {Pick<Slot, 'site' | 'tabId' | 'wish' | 'browser' | 'storeId' | 'byClick'>} about
 * @returns {Promise<import('../../shared/clearing/status.js').Undo>}
 */
export async function keepUndo(undo, about) {
    if (undo.kind !== 'kept') return undo.kind;
    const { key, sealed, until, restores } = undo;
    /** @type {Slot} */
    const slot = { ...about, until, key, size: sealed.sealed.length, restores: restores !== null };
    try {
        return await withClearing(async (core) => {
            const slots = await held();
            const stay = core.withRoomFor(slots.map(slotOf), slotOf(slot), Date.now());
            if (!stay) return 'tooLarge';
            const kept = await hold(slots, stay);
            await local.set({ [recordOf(until)]: JSON.stringify(sealed) });
            await inMemory.set({ clearingUndoSlots: [...kept, slot] });
            await forgetOthers([...kept, slot]);
            return { until, restores };
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
        const told = slots.map((slot) =>
            slot.until === until && done ? { ...slot, done: { ...done, at: Date.now() } } : slot,
        );
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

/** Registers a listener: in a page that comes since, somebody can sign in as nobody sees. To be called synchronously. */
export function noteVisits() {
    chrome.tabs.onUpdated.addListener((_id, { status, url }, tab) => {
        if (url || status === 'loading') void visited(tab).catch(() => undefined);
    });
}

/** @param {chrome.tabs.Tab} tab */
async function visited(tab) {
    const { url } = tab;
    // Mostly there are none: then the core is not woken.
    if ((await held()).length === 0) return;
    const storeId = await withCookies((core) => storeIn(core, tab));
    await withClearing(async (core) => {
        // A page that Latchkey may not see can be of any site.
        const site = url && core.siteOf(url);
        const slots = await held();
        const isHere = (/** @type {Slot} */ slot) => slot.storeId === storeId && (!url || slot.site === site);
        if (!slots.some((slot) => isHere(slot) && !slot.visited)) return;
        const noted = slots.map((slot) => (isHere(slot) ? { ...slot, visited: true } : slot));
        await inMemory.set({ clearingUndoSlots: noted });
    });
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

/** The slot of the last clearing of a site in a cookie store. @param {string} site @param {string} storeId @returns {Promise<Slot>} */
export async function newestOf(site, storeId) {
    const slots = await held();
    const newest = await withClearing((core) =>
        core.newestSlot(slots.map(slotOf), site, storeId, Date.now()),
    );
    const slot = slots.find(({ until }) => until === newest?.until);
    if (!slot) throw new LatchkeyError('undoExpired');
    return slot;
}

/** Forgets what a later slot of the same clearing has too. @param {{ until: number }} earlier */
export function replaceUndo(earlier) {
    return withClearing(() => forget(earlier)).catch(() => undefined);
}

/** What a slot keeps. @param {Slot} slot @returns {Promise<import('../../wasm/types.js').SealedUndo>} */
export async function sealedIn({ until }) {
    const record = await local.get(recordOf(until));
    if (!record) throw new LatchkeyError('undoExpired');
    return JSON.parse(record);
}

/** Forgets a slot. In a call of the core. @param {Pick<Slot, 'until'>} slot */
export async function forget({ until }) {
    const slots = await held();
    await hold(
        slots,
        slots.filter((slot) => slot.until !== until),
    );
}

/** @returns {Promise<Slot[]>} */
async function held() {
    return (await inMemory.get('clearingUndoSlots')) ?? [];
}

/** What the core knows of a slot. @param {Slot} slot */
function slotOf({ until, site, storeId, byClick, restores, size }) {
    return { until, site, storeId, byClick, restores, size };
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
    if (others.length > 0) await local.remove(...others);
    const next = Math.min(...slots.map(({ until }) => until));
    if (slots.length > 0) await chrome.alarms.create(ALARM, { when: next });
    else await chrome.alarms.clear(ALARM);
}
