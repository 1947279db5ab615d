/**
 * What signs in to a site that is left, as it is just before each step that signs out: kept in memory, and put back for one look
 * at what the server makes of it.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { ANSWER_MS, inTime } from '../../shared/time-limit.js';
import { bytesOf } from '../../core/json-bytes.js';
import { lookAtSite } from '../../shared/clearing/look.js';
import { setCookie } from '../../shared/cookies/setting.js';
import { runInFrames } from '../../shared/frames.js';
import { make } from '../clearing/steps.js';

/** No cookie was set for so long, */
const QUIET_MS = 500;
/** and that is waited for so long. */
const PATIENCE_MS = 3_000;

export class Keeping {
    /** Each may sign in otherwise than the one before; as the core takes it. @type {Uint8Array[]} */
    #kept = [];
    /** @type {import('../../wasm/types.js').SiteLook[]} */
    #looks = [];
    /** What had signed in for a moment, before the last of those, and since. @type {import('../../wasm/types.js').SiteLook[]} */
    #passed = [];
    /** @type {import('../../wasm/types.js').SiteLook[]} */
    #passing = [];
    /** The last of them with what signs in now, where that was replaced and the page goes by something else. @type {import('../../wasm/types.js').SiteLook | undefined} */
    #latest;
    /** What was set since the last one was kept. @type {chrome.cookies.Cookie[]} */
    #set = [];
    #lastSet = Date.now();
    /** @type {Parameters<typeof chrome.cookies.onChanged.addListener>[0]} */
    #listener = ({ removed, cookie }) => {
        if (removed) return;
        this.#set.push(cookie);
        this.#lastSet = Date.now();
    };

    /**
     * @param {number} tabId
     * @param {import('../../shared/clearing/look.js').Page} page of the account
     * @param {Uint8Array} first what there was when the page was opened
     */
    constructor(tabId, page, first) {
        this.tabId = tabId;
        this.page = page;
        this.first = first;
        this.isProvable = true;
        this.wasReplaced = false;
        chrome.cookies.onChanged.addListener(this.#listener);
    }

    stop() {
        chrome.cookies.onChanged.removeListener(this.#listener);
    }

    get count() {
        return this.#states().length;
    }

    /** All that is put back for a look, the last first. */
    #states() {
        const latest = this.#latest ? [this.#latest] : [];
        return [...this.#looks, ...this.#passed, ...this.#passing, ...latest];
    }

    #look() {
        return lookAtSite(this.page);
    }

    /** Pages ask for more when they are there, and some servers answer each time with another value. */
    async #quiet() {
        for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
            const still = this.#lastSet + QUIET_MS - Date.now();
            if (still <= 0) return;
            await new Promise((done) => setTimeout(done, still));
        }
    }

    /** Keeps what there is now, once no more cookies are set. */
    async keep() {
        await this.#quiet();
        const set = this.#set;
        this.#set = [];
        this.#latest = undefined;
        const look = await this.#look();
        const now = bytesOf(look);
        const last = this.#kept.at(-1);
        await this.#compare(now, set);
        this.#passed.push(...this.#passing);
        this.#passing = [];
        const [isKnown, isProvable] = await withClearing((core) => [
            last !== undefined && core.signInAlike(last, now),
            core.canBePutBack(now, this.tabId),
        ]);
        if (isKnown) return;
        this.#kept.push(now);
        this.#looks.push(look);
        this.isProvable &&= last !== undefined || isProvable;
    }

    /** Notes whether what signs in was replaced by what signs out: before anything is put back. */
    async notice() {
        const last = this.#kept.at(-1);
        if (!last) return;
        await this.#quiet();
        const now = bytesOf(await this.#look());
        await this.#compare(now, this.#set);
        this.#latest = (await withClearing((core) => core.withWhatSignsIn(last, now))) ?? undefined;
    }

    /** @param {Uint8Array} now @param {chrome.cookies.Cookie[]} set since the last one was kept, in that order */
    async #compare(now, set) {
        const last = this.#kept.at(-1);
        if (!last) return;
        const cookies = bytesOf(set);
        const [between, wasReplaced] = await withClearing((core) => [
            core.statesInBetween(last, now, cookies),
            core.itemsReplaced(this.first, last),
        ]);
        this.#passing = between ?? [];
        this.wasReplaced ||= wasReplaced || !between;
    }

    /** Whether the tab shows a page whose storage was kept: only there it can be put back. @param {number} at which of what was kept */
    async isAtHome(at) {
        const origins = this.#states()[at]?.documents.map(({ origin }) => origin) ?? [];
        const asked = runInFrames({ tabId: this.tabId, frameIds: [0] }, whereItIs);
        const [frame] = await inTime(asked, ANSWER_MS).catch(() => []);
        return origins.length === 0 || origins.includes(String(frame?.result));
    }

    /**
     * What was made since goes first: pages and servers go by a mark that somebody has signed out, or by a session of nobody at a
     * longer path, and would say no for its sake.
     * @param {number} at which of what was kept
     * @returns {Promise<boolean>} whether all that may sign in is there again
     */
    async putBack(at) {
        const look = this.#states()[at];
        if (!look) return false;
        const kept = bytesOf(look);
        const before = bytesOf(await this.#look());
        const removing = await withClearing((core) => core.removalOfWhatCameSince(before, kept));
        // One by one, in the order of the core: Firefox takes the first of a name.
        for (const step of removing) await inTime(make(step), ANSWER_MS).catch(() => undefined);
        const calls = await withCookies((core) => look.cookies.map((cookie) => core.setCall(cookie)));
        await Promise.all(calls.map(setCookie));
        for (const [origin, { ofAll, ofTab }] of storedIn(look, this.tabId)) {
            const writing = runInFrames({ tabId: this.tabId }, replaceItems, origin, ofAll, ofTab);
            await inTime(writing, ANSWER_MS).catch(() => undefined);
        }
        const now = bytesOf(await this.#look());
        return withClearing((core) => core.holds(now, kept));
    }
}

/**
 * What each origin stored: of all its tabs, and of this one, where it showed it. Nothing where that was not seen.
 * @param {import('../../wasm/types.js').SiteLook} look
 * @param {number} tab each has its own `sessionStorage`, and the proof is in this one
 */
function storedIn({ documents }, tab) {
    /** @type {Map<string, { ofAll: [string, string][] | null, ofTab: [string, string][] | null }>} */
    const stored = new Map();
    for (const { origin, tabId, storage } of documents) {
        if (!storage) continue;
        const { ofAll, ofTab } = stored.get(origin) ?? { ofAll: null, ofTab: null };
        const own = tabId === tab ? (storage.sessionStorage ?? null) : null;
        stored.set(origin, { ofAll: ofAll ?? storage.localStorage ?? null, ofTab: ofTab ?? own });
    }
    return stored;
}

// These run in the page.

function whereItIs() {
    return location.origin;
}

/**
 * Leaves the items that there were, as they were, whatever the page has written since.
 * @param {string} origin
 * @param {[string, string][] | null} ofAll
 * @param {[string, string][] | null} ofTab
 */
function replaceItems(origin, ofAll, ofTab) {
    if (location.origin !== origin) return;
    const replace = (/** @type {Storage} */ area, /** @type {[string, string][] | null} */ items) => {
        if (!items) return;
        const kept = new Map(items);
        for (const key of Object.keys(area)) if (!kept.has(key)) area.removeItem(key);
        for (const [key, value] of kept) if (area.getItem(key) !== value) area.setItem(key, value);
    };
    replace(localStorage, ofAll);
    replace(sessionStorage, ofTab);
}
