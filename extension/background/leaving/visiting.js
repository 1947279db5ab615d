/**
 * Looking at the pages of a site that is left: each look loads a new document, past the cache. Nothing here waits for ever, nor
 * goes on after the signal.
 */
import { withPages } from '../../core/bundles/pages.js';
import { ANSWER_MS, inTime } from '../../shared/time-limit.js';
import { FACTS } from '../../shared/content-scripts.js';
import { runInFrames } from '../../shared/frames.js';
import { bringToFront } from './front.js';
import {
    collect,
    countLoaded,
    hasScripts,
    isUnchanged,
    leadsTo,
    nextTurn,
    openUp,
    pointAt,
    press,
    stands,
    waitsToBeSeen,
    wasStored,
} from './in-page.js';

/** @typedef {import('../../wasm/types.js').Probe} Probe */
/** The tab in which a site is left, until the signal. @typedef {{ tabId: number, signal: AbortSignal }} View */

const BLANK = 'about:blank';
const BLANK_MS = 5_000;
const LOAD_MS = 10_000;
/** A document that has been there for so long has come, whatever it waits for besides: a font of another host may never come. */
const STANDS_MS = 5_000;
/** Pages that ask their server before they show anything get so long, */
const SETTLE_MS = 2_500;
/** and those that lead on to others, each of which has to settle, no longer than this. */
const LEADS_ON_MS = 15_000;
/** Apps can show the form until they know that somebody is signed in. */
const FORM_MS = 500;
const AGAIN_MS = 100;
/** Scripts that begin after their page do so by timers, one after the other: in a tab that nobody sees, each takes a second. */
const TURNS = 4;
/** Where nothing was loaded for so long, they are there, */
const QUIET_MS = 500;
/** and that is waited for so long. */
const READY_MS = 3_000;
/** What was pressed has begun to act by then, */
const ACT_MS = 5_000;
/** and has led to a page by then. */
const LEAVE_MS = 30_000;

/** The document whose scripts were waited for last. @type {WeakMap<View, number | null>} */
const waitedFor = new WeakMap();

/**
 * Goes to the page and says what it shows.
 * @param {View} view
 * @param {string} address
 * @param {{ isPatient?: boolean }} [how] whether a form has to stay, since something is concluded from its being there: apps draw it
 *   first and ask their server then
 * @returns {Promise<Probe>}
 */
export async function look(view, address, { isPatient = false } = {}) {
    return (await arrive(view, address)) ? settle(view, isPatient) : nothing();
}

/** @returns {Probe} */
export function nothing() {
    return {
        reached: false,
        document: null,
        status: null,
        place: '',
        hasSignInForm: false,
        hasLogInControl: false,
        logOutControls: [],
        openers: [],
    };
}

/**
 * Loads a page anew. Going to an address that differs by its fragment alone would load nothing, so the way leads over an
 * empty page; what came out of the cache is loaded once more.
 * @param {View} view
 * @param {string} address
 * @returns {Promise<boolean>} whether a page came
 */
export async function arrive(view, address) {
    const { tabId, signal } = view;
    await empty(view);
    signal.throwIfAborted();
    await chrome.tabs.update(tabId, { url: address });
    if (!(await complete(view, (url) => !isBlank(url), LOAD_MS))) return false;
    const [frame] = await inPage(view, wasStored).catch(() => []);
    if (!frame?.result?.stored) return true;
    const { document } = frame.result;
    signal.throwIfAborted();
    await chrome.tabs.reload(tabId, { bypassCache: true });
    return within(signal, LOAD_MS, async () => {
        const [now] = await inPage(view, wasStored).catch(() => []);
        return (await hasCome(view)) && Boolean(now?.result) && now?.result?.document !== document;
    });
}

/** Leads the tab to an empty page. @param {View} view @returns {Promise<boolean>} whether it came there */
export async function empty(view) {
    view.signal.throwIfAborted();
    await chrome.tabs.update(view.tabId, { url: BLANK });
    return complete(view, isBlank, BLANK_MS);
}

/** @param {View} view @param {(url?: string) => boolean} isMeant @param {number} limitMs */
function complete(view, isMeant, limitMs) {
    return within(view.signal, limitMs, async () => {
        const { url } = await chrome.tabs.get(view.tabId);
        return isMeant(url) && hasCome(view);
    });
}

/** Whether a tab is on its way to nothing but what its document shows besides. @param {View} view @returns {Promise<boolean>} */
async function hasCome(view) {
    const { status } = await chrome.tabs.get(view.tabId);
    if (status !== 'loading') return status === 'complete';
    const [frame] = await inPage(view, stands, STANDS_MS).catch(() => []);
    return frame?.result === true;
}

/** Firefox does not tell the address of an empty page. @param {string} [url] */
function isBlank(url) {
    return url === undefined || url === BLANK;
}

/**
 * @param {AbortSignal} signal
 * @param {number} limitMs
 * @param {() => Promise<boolean>} isSo
 * @returns {Promise<boolean>} whether it came to be so
 */
async function within(signal, limitMs, isSo) {
    for (const end = Date.now() + limitMs; Date.now() < end; await pause(AGAIN_MS, signal))
        if (await isSo()) return true;
    return false;
}

/** @param {number} ms @param {AbortSignal} signal */
async function pause(ms, signal) {
    await new Promise((done) => setTimeout(done, ms));
    signal.throwIfAborted();
}

/**
 * Runs a function in the page of a tab.
 * @template {unknown[]} Facts
 * @template Result
 * @param {View} view
 * @param {(...facts: Facts) => Result | Promise<Result>} func
 * @param {Facts} args
 */
function inPage({ tabId, signal }, func, ...args) {
    return inTime(runInFrames({ tabId, frameIds: [0] }, func, ...args), ANSWER_MS, signal);
}

/**
 * What the page shows once it has settled; before the person, where it draws nothing until it is seen.
 * @param {View} view
 * @param {boolean} [isPatient]
 * @returns {Promise<Probe>}
 */
async function settle(view, isPatient) {
    const seen = await settled(view, isPatient);
    if (!seen.reached || seen.hasSignInForm || seen.logOutControls.length > 0) return seen;
    const [frame] = await inPage(view, waitsToBeSeen).catch(() => []);
    return frame?.result && (await bringToFront(view)) ? settled(view, isPatient) : seen;
}

/**
 * What the page shows, once it shows whether somebody is signed in, or time is up.
 * @param {View} view
 * @param {boolean} [isPatient] whether a form counts only once it has stayed, where a script could still take it away
 * @returns {Promise<Probe>}
 */
async function settled(view, isPatient = false) {
    const { signal } = view;
    /** The document that shows a form to which patience was given. @type {number | null} */
    let waitedAt = null;
    const isOnItsWay = async () => !(await hasCome(view));
    const last = Date.now() + LEADS_ON_MS;
    let seen = nothing();
    for (let end = Date.now() + SETTLE_MS; Date.now() < Math.min(end, last);) {
        await pause(AGAIN_MS, signal);
        // On its way to another page it can show either, and of one that is coming only the beginning is there.
        if (await isOnItsWay()) {
            seen = nothing();
            end = Date.now() + SETTLE_MS;
            continue;
        }
        const before = seen;
        const now = await probe(view).catch(() => undefined);
        if (!now || (await isOnItsWay())) {
            // What it has to settle in counts from when it answers: big apps are busy first.
            if (!seen.reached) end = Date.now() + SETTLE_MS;
            continue;
        }
        seen = now;
        if (seen.logOutControls.length > 0) {
            if (waitedFor.get(view) === seen.document) return seen;
            waitedFor.set(view, seen.document);
            await ready(view);
            // What is pressed is what stands there then: it may be another page.
            end = Date.now() + SETTLE_MS;
            continue;
        }
        if (!seen.hasSignInForm) continue;
        if (isPatient && (await isScripted(view))) {
            if (waitedAt !== seen.document) end = Date.now() + SETTLE_MS;
            waitedAt = seen.document;
            continue;
        }
        if (before.hasSignInForm && before.document === seen.document) return seen;
        await pause(FORM_MS, signal);
    }
    return seen;
}

/** Whether a script can change the page. One that does not answer may. @param {View} view */
async function isScripted(view) {
    const [frame] = await inPage(view, hasScripts).catch(() => []);
    return frame?.result !== false;
}

/**
 * A site can send on to another, and whether that asks to sign in says something of the site. The core lets nothing be pressed
 * there.
 * @param {View} view
 * @returns {Promise<Probe>}
 */
async function probe(view) {
    const { tabId, signal } = view;
    const target = { tabId, frameIds: [0] };
    await inTime(chrome.scripting.executeScript({ target, files: FACTS }), ANSWER_MS, signal);
    const [found] = await inPage(view, collect);
    if (!found?.result) return nothing();
    const { facts, document, status, place } = found.result;
    const signs = await withPages((pages) => pages.sessionSigns(facts));
    const { hasSignInForm, logOutControls, openers } = signs;
    const hasLogInControl = signs.logIn === 'visible';
    return {
        reached: true,
        document,
        status,
        place,
        hasSignInForm,
        hasLogInControl,
        logOutControls,
        openers,
    };
}

/**
 * Presses a control of the page that was looked at last, and waits for what comes of it: another document, or that the control
 * goes.
 * @param {View} view
 * @param {number} control
 * @param {Probe | undefined} seen that page
 * @returns {Promise<Probe>}
 */
export async function pressControl(view, control, seen) {
    const { signal } = view;
    const document = seen?.document ?? null;
    const [pressed] = await inPage(view, press, control, document).catch(() => []);
    const wasVisible = pressed?.result ?? false;
    const begun = Date.now();
    await within(signal, LEAVE_MS, async () => {
        await pause(AGAIN_MS, signal);
        if (!(await hasCome(view))) return false;
        if (Date.now() - begun > ACT_MS) return true;
        const [frame] = await inPage(view, isUnchanged, control, document, wasVisible).catch(() => []);
        return frame?.result === false;
    });
    return settle(view);
}

/**
 * Waits until the page loads nothing more. What a control does can be in a script that comes after the page: before that, a link
 * leads to its address, which signs nobody out where the script would have sent a form.
 * @param {View} view
 */
async function ready(view) {
    for (let turn = 0; turn < TURNS; turn += 1) {
        const [frame] = await inPage(view, nextTurn).catch(() => []);
        if (!frame?.result) break;
    }
    let loaded = -1;
    let since = Date.now();
    await within(view.signal, READY_MS, async () => {
        const [frame] = await inPage(view, countLoaded).catch(() => []);
        // A page that does not answer loads nothing that could be seen.
        const count = frame?.result ?? loaded;
        if (count !== loaded) {
            loaded = count;
            since = Date.now();
        }
        return Date.now() - since >= QUIET_MS;
    });
}

/**
 * Opens a menu, a tab or the like of the page that was looked at last, and says what it shows then.
 * @param {View} view
 * @param {import('../../wasm/types.js').Opener} opener
 * @param {Probe | undefined} seen that page
 * @returns {Promise<Probe>}
 */
export async function openIn(view, { handle, how }, seen) {
    if (how === 'follow') {
        const [link] = await inPage(view, leadsTo, handle, seen?.document ?? null).catch(() => []);
        return link?.result ? look(view, link.result) : nothing();
    }
    const open = how === 'pointAt' ? pointAt : openUp;
    await inPage(view, open, handle, seen?.document ?? null).catch(() => []);
    return settle(view);
}
