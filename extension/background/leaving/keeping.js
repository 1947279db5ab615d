/**
 * What signs in to a site that is left, as it is just before each step that signs out: kept in memory, and put back for one look
 * at what the server makes of it.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { inTime } from '../../shared/clearing/time-limit.js';
import { bytesOf, lookAtSite } from '../../shared/clearing/look.js';
import { setCookie } from '../../shared/cookies/setting.js';
import { runInFrames } from '../../shared/frames.js';

const ANSWER_MS = 3_000;
/** No cookie was set for so long, */
const QUIET_MS = 500;
/** and that is waited for so long. */
const PATIENCE_MS = 3_000;

export class Keeping {
    /** Each may sign in otherwise than the one before; as the core takes it. @type {Uint8Array[]} */
    #kept = [];
    /** @type {import('../../wasm/types.js').SiteLook[]} */
    #looks = [];
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
        return this.#kept.length;
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
        const look = await this.#look();
        const now = bytesOf(look);
        const last = this.#kept.at(-1);
        await this.#compare(now, set);
        const [isKnown, isProvable] = await withClearing((core) => [
            last !== undefined && core.signInAlike(last, now),
            core.canBePutBack(now, this.tabId),
        ]);
        if (isKnown) return;
        this.#kept.push(now);
        this.#looks.push(look);
        this.isProvable &&= last !== undefined || isProvable;
    }

    /** Notes whether what signs in was replaced where nobody saw it: before anything is put back. */
    async notice() {
        await this.#compare(bytesOf(await this.#look()), this.#set);
    }

    /** @param {Uint8Array} now @param {chrome.cookies.Cookie[]} set since the last one was kept */
    async #compare(now, set) {
        const last = this.#kept.at(-1);
        if (!last) return;
        const cookies = new TextEncoder().encode(JSON.stringify(set));
        this.wasReplaced ||= await withClearing((core) => core.replaced(this.first, last, now, cookies));
    }

    /** @param {number} at which of what was kept @returns {Promise<boolean>} whether all that may sign in is there again */
    async putBack(at) {
        const [look, kept] = [this.#looks[at], this.#kept[at]];
        if (!look || !kept) return false;
        const calls = await withCookies((core) => look.cookies.map((cookie) => core.setCall(cookie)));
        await Promise.all(calls.map(setCookie));
        for (const { origin, tabId, storage } of look.documents) {
            const ofAll = storage?.localStorage ?? [];
            // Each tab has its own, and the proof is in this one.
            const ofTab = tabId === this.tabId ? (storage?.sessionStorage ?? []) : [];
            if (ofAll.length + ofTab.length === 0) continue;
            const writing = runInFrames({ tabId: this.tabId }, replaceItems, origin, ofAll, ofTab);
            await inTime(writing, ANSWER_MS).catch(() => undefined);
        }
        const now = bytesOf(await this.#look());
        return withClearing((core) => core.holds(now, kept));
    }
}

// This runs in the page.

/**
 * Sets items as they were, whatever the page has written since.
 * @param {string} origin
 * @param {[string, string][]} ofAll
 * @param {[string, string][]} ofTab
 */
function replaceItems(origin, ofAll, ofTab) {
    if (location.origin !== origin) return;
    for (const [key, value] of ofAll) localStorage.setItem(key, value);
    for (const [key, value] of ofTab) sessionStorage.setItem(key, value);
}
