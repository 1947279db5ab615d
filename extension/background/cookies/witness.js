/**
 * What is seen of cookies while a person signs in and out, on the sites that Latchkey watches. It is in memory only: it says
 * where the person has signed in.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { queue } from '../../core/turn.js';
import { identityOf, storeIn, storeOf } from '../../shared/cookies/jar.js';
import { isFirefox } from '../../shared/browser.js';
import { settleWith } from '../../shared/cookies/witness.js';
import { onComputerChanged } from '../../shared/sessions/computer.js';
import { inMemory } from '../../shared/storage.js';
import { carry, recalled } from './carrying.js';

/** @typedef {import('../../wasm/types.js').CookieEvent} CookieEvent */

/** Pages can set thousands of cookies a second. */
const SETTLED_MS = 300;
const MOST_WAITING = 5000;
/** Nobody signs in or out without a submission, or a cookie that one had set. */
const AWAKE_MS = 15_000;
/** What goes with a cookie that went comes so soon. */
const WITH_MS = 1_000;
const MOST_RECENT = 200;

/**
 * What happens in a tab, before the core is asked which store that has.
 * @typedef {{ host: string, tab: chrome.tabs.Tab | undefined, at: number } & (
 *     | { kind: 'submitted', document: string, hearsAll: boolean }
 *     | { kind: 'returned', hearsAll: boolean }
 *     | { kind: 'formWent' | 'formStays', document: string }
 * )} InTab
 */

/** @type {(CookieEvent | InTab)[]} */
let waiting = [];
/** What was set while nobody was known to sign in or out. @type {CookieEvent[]} */
let recent = [];
/** The cookies that are being replaced: browsers tell of the old value, and at once of the new one. @type {Set<string>} */
const replaced = new Set();
/** Until when every cookie that is set counts. */
let awakeUntil = 0;
const inTurn = queue();
let timer = 0;
/** How much is being removed by Latchkey itself: that says nothing about the site. */
let removing = 0;

/** Registers listeners: to be called synchronously. */
export function watchCookies() {
    settleWith(settleWitness);
    // A listener is what wakes a worker at the start of the browser.
    chrome.runtime.onStartup.addListener(() => void settleWitness().catch(() => undefined));
    // After an update nothing else does it.
    void settleWitness().catch(() => undefined);
    onComputerChanged(() => void inTurn(async () => carry(await known())));
    chrome.cookies.onChanged.addListener(({ removed, cause, cookie }) => {
        const [host, store, identity, at] = [cookie.domain, cookie.storeId, identityOf(cookie), Date.now()];
        if (removed && cause === 'overwrite') {
            if (replaced.size < MOST_RECENT) replaced.add(identity);
        } else if (removed && cause === takenAway()) {
            if (removing > 0) return;
            wake(at, WITH_MS);
            note({ kind: 'expired', host, store, identity, at });
        } else if (!removed) {
            const isReplaced = replaced.delete(identity);
            noteSetting({
                kind: 'set',
                host,
                store,
                identity,
                name: cookie.name,
                httpOnly: cookie.httpOnly,
                length: cookie.value.length,
                replaced: isReplaced,
                fingerprint: fingerprintOf(cookie.value),
                at,
            });
        }
    });
}

/**
 * Does work that removes cookies, and is not a witness of that.
 * @template Result
 * @param {() => Promise<Result>} work
 */
export async function unwitnessed(work) {
    removing += 1;
    try {
        return await work();
    } finally {
        // Browsers tell of it a moment later.
        setTimeout(() => (removing -= 1), SETTLED_MS);
    }
}

/** What browsers say of a cookie that its site has taken away; Firefox says the same of one that somebody deleted. */
function takenAway() {
    return isFirefox() ? 'explicit' : 'expired_overwrite';
}

/**
 * A form with a password or a code was sent on a page.
 * @param {string} document tells it from others
 * @param {string[]} addresses for which the form speaks: what the tab shows by now may be another page already
 * @param {chrome.runtime.MessageSender} sender
 */
export function noteSubmission(document, addresses, { tab }) {
    const at = Date.now();
    wake(at, AWAKE_MS);
    for (const address of addresses) {
        const host = new URL(address).hostname;
        // Firefox does not tell of a cookie that gets the value it had.
        note({ kind: 'submitted', host, tab, document, hearsAll: !isFirefox(), at });
    }
}

/**
 * A tab has come back to a site from its identity provider, which has signed the person in.
 * @param {string} address of the site
 * @param {chrome.tabs.Tab} tab
 */
export function noteReturn(address, tab) {
    const at = Date.now();
    wake(at, AWAKE_MS);
    note({ kind: 'returned', host: new URL(address).hostname, tab, hearsAll: !isFirefox(), at });
}

/**
 * A page with fields shows no way in. It matters where a password was sent from the same document.
 * @param {string} document
 * @param {string} address
 * @param {chrome.tabs.Tab} tab
 */
export function noteFormWent(document, address, tab) {
    note({ kind: 'formWent', host: new URL(address).hostname, tab, document, at: Date.now() });
}

/**
 * A page shows a form that comes before being signed in: what was sent last has led nowhere, or to the next step.
 * @param {string} document
 * @param {string} address
 * @param {chrome.tabs.Tab} tab
 */
export function noteFormStays(document, address, tab) {
    note({ kind: 'formStays', host: new URL(address).hostname, tab, document, at: Date.now() });
}

/**
 * A page in front says whether somebody is signed in.
 * @param {string} address
 * @param {chrome.tabs.Tab} tab
 * @param {boolean} signedIn
 * @param {{ document?: string | null, began?: number | null }} [page] what tells its document from others, where it says so by itself;
 *   when that began, in Unix milliseconds
 */
export async function notePageSaid(address, tab, signedIn, { document = null, began = null } = {}) {
    const { hostname: host } = new URL(address);
    note({ kind: 'pageSaid', host, store: await storeOf(tab), signedIn, document, began, at: Date.now() });
    await settleWitness();
}

/**
 * Latchkey has removed what had signed the person in to a site.
 * @param {string} host
 * @param {string} store
 */
export async function noteLeft(host, store) {
    note({ kind: 'left', host, store, at: Date.now() });
    await settleWitness();
}

/**
 * From now on every cookie that is set counts, and so do those that were set before, as far as they are still known: what is set
 * when nothing was sent is no witness later.
 * @param {number} at
 * @param {number} duration milliseconds
 */
function wake(at, duration) {
    awakeUntil = Math.max(awakeUntil, at + duration);
    for (const event of recent) note(event);
    recent = [];
}

/** @param {CookieEvent} event */
function noteSetting(event) {
    if (event.at <= awakeUntil) {
        note(event);
        return;
    }
    recent.push(event);
    if (recent.length > MOST_RECENT) recent.shift();
}

/** Sixteen bits of FNV-1a: enough to see that a value is the same again, not enough to say what it is. @param {string} value */
function fingerprintOf(value) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < value.length; at += 1) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
    return (hash ^ (hash >>> 16)) & 0xffff;
}

/** @param {CookieEvent | InTab} event */
function note(event) {
    if (waiting.length < MOST_WAITING) waiting.push(event);
    if (timer) return;
    timer = setTimeout(() => void settleWitness().catch(() => undefined), SETTLED_MS);
    // For pages, which see nothing of this: a worker that need not be woken for it stays asleep.
    void inTurn(() => inMemory.set({ witnessWaiting: true })).catch(() => undefined);
}

/** Writes what is still to be written. */
export function settleWitness() {
    clearTimeout(timer);
    timer = 0;
    return inTurn(write);
}

async function write() {
    const events = waiting;
    waiting = [];
    if (events.length > 0) await carry(await noteAll(events));
    else await known();
    if (!timer) await inMemory.remove('witnessWaiting');
}

/** @param {(CookieEvent | InTab)[]} events @returns {Promise<unknown>} all that was seen by now */
async function noteAll(events) {
    try {
        const before = await known();
        const after = await withCookies((core) => noted(core, before, events));
        await inMemory.set({ witness: after });
        return after;
    } catch (error) {
        // The memory may have room again by the next time.
        waiting = [...events, ...waiting].slice(0, MOST_WAITING);
        throw error;
    }
}

/**
 * @param {Pick<typeof import('../../wasm/cookies.js'), 'witness'> & Parameters<typeof storeIn>[0]} core
 * @param {unknown} before
 * @param {(CookieEvent | InTab)[]} events
 */
function noted(core, before, events) {
    const told = events.map((event) => ('tab' in event ? withStore(core, event) : event));
    try {
        return core.witness(before, told);
    } catch {
        // One that cannot be read takes none of the others with it.
        const readable = told.filter((event) => isReadable(core, event));
        return core.witness(before, readable);
    }
}

/** @param {Pick<typeof import('../../wasm/cookies.js'), 'witness'>} core @param {CookieEvent} event */
function isReadable(core, event) {
    try {
        core.witness({}, [event]);
        return true;
    } catch {
        return false;
    }
}

/** What was seen, also before the browser was started: an administrator's word that others use the computer can come late. */
async function known() {
    const seen = await inMemory.get('witness');
    if (await inMemory.get('witnessRecalled')) return seen;
    const all = await recalled(seen);
    if (all === undefined) return seen;
    await inMemory.set({ witness: all, witnessRecalled: true });
    return all;
}

/**
 * @param {Parameters<typeof storeIn>[0]} core
 * @param {InTab} event
 * @returns {CookieEvent}
 */
function withStore(core, { tab, ...event }) {
    return { ...event, store: storeIn(core, tab) };
}
