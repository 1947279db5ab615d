/**
 * Signs out of a site, step by step as the core says, and proves it: what had signed in is put back for one look at what the
 * server makes of it.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withPages } from '../../core/bundles/pages.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { isFirefox } from '../../shared/browser.js';
import { bytesOf, lookAtSite } from '../../shared/clearing/look.js';
import { bringBackItems } from '../../shared/clearing/page.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { setCookie } from '../../shared/cookies/setting.js';
import { inTime } from '../../shared/clearing/time-limit.js';
import { runInFrames } from '../../shared/frames.js';
import { askBackground } from '../../shared/ask-background.js';
import { FACTS } from '../../shared/content-scripts.js';
import { endSessionOf, providerOf } from './providers.js';

/** @typedef {import('../../wasm/types.js').LeavingEvent} LeavingEvent */
/** @typedef {import('../../wasm/types.js').LeavingStep} LeavingStep */
/** @typedef {import('../../wasm/types.js').Probe} Probe */
/** @typedef {import('../../wasm/types.js').Reliance} Reliance */
/** @typedef {import('../../wasm/types.js').SiteLook} SiteLook */
/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */

const LOAD_MS = 10_000;
/** Pages that ask their server before they show anything get so long. */
const SETTLE_MS = 2_500;
const AGAIN_MS = 100;

/**
 * What a step needs to know.
 * @typedef {object} Place
 * @property {number} tabId
 * @property {string} address of the page of the account
 * @property {SiteLook} kept what there was before
 * @property {Reliance | undefined} provider
 * @property {string} place of the page that was looked at last
 */

/**
 * @param {KnownSession} session
 * @returns {Promise<Extract<LeavingStep, { kind: 'done' }>>}
 */
export async function leaveSite(session) {
    const { tabId, address, own } = await tabOf(session);
    try {
        await arrive(tabId, address);
        const tab = await chrome.tabs.get(tabId);
        const kept = await lookAtSite({ address, tab });
        const provider = await providerOf(session.site);
        const ways = {
            provable: await withClearing((core) => core.canBePutBack(bytesOf(kept))),
            logOutAddress: (await withCookies((core) => core.logOutAddress(session.site))) ?? null,
            site: session.site,
            provider: provider?.provider ?? null,
        };
        /** @type {LeavingEvent[]} */
        const history = [];
        for (;;) {
            const step = await withCookies((core) => core.leavingStep(history, ways));
            if (step.kind === 'done') {
                // The last look has brought what the site gives to anybody.
                await clear(tabId, address);
                return step;
            }
            const last = history.at(-1);
            const place = last && 'probe' in last ? last.probe.place : '';
            history.push(await carryOut(step, { tabId, address, kept, provider, place }));
        }
    } finally {
        if (own) await chrome.tabs.remove(tabId).catch(() => undefined);
    }
}

/**
 * A tab of the site that is open, where it may sign in by what only that tab holds; or else one of its own. Either has the
 * cookie store of the session: another signs in somebody else.
 * @param {KnownSession} session
 */
async function tabOf({ site, storeId }) {
    const all = await chrome.tabs.query({});
    const { tabs, open } = await withCookies((core) => {
        const tabs = all.filter((tab) => storeIn(core, tab) === storeId);
        const open = tabs.find(
            ({ url }) => url?.startsWith('http') && core.isOf(site, new URL(url).hostname),
        );
        return { tabs, open };
    });
    if (open?.id !== undefined && open.url) return { tabId: open.id, address: open.url, own: false };
    const address = `https://${site}/`;
    const store = isFirefox() ? { cookieStoreId: storeId } : {};
    // Private windows are windows of their own.
    const { windowId } = tabs[0] ?? {};
    const { id } = await chrome.tabs.create({ url: address, active: false, windowId, ...store });
    return { tabId: Number(id), address, own: true };
}

/**
 * @param {Exclude<LeavingStep, { kind: 'done' }>} step
 * @param {Place} place
 * @returns {Promise<LeavingEvent>}
 */
async function carryOut(step, { tabId, address, kept, provider, place }) {
    switch (step.kind) {
        case 'look':
            return { kind: 'looked', probe: await look(tabId, address) };
        case 'press':
            await runInFrames({ tabId, frameIds: [0] }, press, step.control, place);
            return { kind: 'pressed', probe: await settle(tabId) };
        case 'visit':
            return { kind: 'visited', probe: await look(tabId, step.address) };
        case 'askProvider':
            return { kind: 'providerAsked', probe: await askProvider(tabId, provider).catch(nothing) };
        case 'putBack': {
            const cookies = await withCookies((core) => kept.cookies.map((cookie) => core.setCall(cookie)));
            await Promise.all(cookies.map(setCookie));
            for (const { origin, storage } of kept.documents) {
                const items = storage?.localStorage;
                if (items) await runInFrames({ tabId }, bringBackItems, origin, items).catch(() => undefined);
            }
            return { kind: 'putBack', probe: await look(tabId, address) };
        }
        case 'remove': {
            await clear(tabId, address);
            return { kind: 'removed', all: !(await anySignsIn(tabId, address)) };
        }
    }
}

/** @param {number} tabId @param {Reliance | undefined} provider */
async function askProvider(tabId, provider) {
    // Any page of it will do, even one that says that there is nothing here.
    if (!provider || !(await arrive(tabId, `${provider.origin}/`))) return nothing();
    const address = await endSessionOf(tabId, provider);
    return address ? look(tabId, address) : nothing();
}

/** The tab may have been sent on to an identity provider: what is meant is the site. @param {number} tabId @param {string} address */
function clear(tabId, address) {
    const wish = /** @type {const} */ ({ choice: 'signOutAndClear', scope: 'site', since: null });
    return askBackground({ kind: 'clear', tabId, address, wish, reload: false });
}

/** @param {number} tabId @param {string} address */
async function anySignsIn(tabId, address) {
    const tab = await chrome.tabs.get(tabId);
    const look = await lookAtSite({ address, tab });
    return withClearing((core) => core.anySignsIn(bytesOf(look)));
}

/** Goes to the page, past any cache, and says what it shows. @param {number} tabId @param {string} address @returns {Promise<Probe>} */
async function look(tabId, address) {
    return (await arrive(tabId, address)) ? settle(tabId) : nothing();
}

/** @returns {Probe} */
function nothing() {
    return { reached: false, status: null, place: '', hasSignInForm: false, logOutControl: null };
}

/** @param {number} tabId @param {string} address @returns {Promise<boolean>} whether a page came */
async function arrive(tabId, address) {
    const loaded = onceLoaded(tabId);
    await chrome.tabs.update(tabId, { url: address });
    return inTime(loaded, LOAD_MS).then(
        () => true,
        () => false,
    );
}

/** @param {number} tabId @returns {Promise<void>} */
function onceLoaded(tabId) {
    return new Promise((resolve) => {
        const listener = (/** @type {number} */ id, /** @type {{ status?: string }} */ { status }) => {
            if (id !== tabId || status !== 'complete') return;
            chrome.tabs.onUpdated.removeListener(listener);
            resolve();
        };
        chrome.tabs.onUpdated.addListener(listener);
    });
}

/**
 * What the page shows, once it shows whether somebody is signed in, or time is up.
 * @param {number} tabId
 * @returns {Promise<Probe>}
 */
async function settle(tabId) {
    let seen = nothing();
    for (const end = Date.now() + SETTLE_MS; Date.now() < end;) {
        await new Promise((done) => setTimeout(done, AGAIN_MS));
        const { status } = await chrome.tabs.get(tabId);
        // On its way to another page it can show either.
        if (status === 'loading') continue;
        seen = await probe(tabId).catch(() => seen);
        if (seen.hasSignInForm || seen.logOutControl !== null) return seen;
    }
    return seen;
}

/**
 * A site can send on to another, and whether that asks to sign in says something of the site. The core lets nothing be pressed
 * there.
 * @param {number} tabId
 * @returns {Promise<Probe>}
 */
async function probe(tabId) {
    const target = { tabId, frameIds: [0] };
    await chrome.scripting.executeScript({ target, files: FACTS });
    const [found] = await runInFrames(target, collect);
    if (!found?.result) return nothing();
    const { facts, status, place } = found.result;
    const { hasSignInForm, logOutControl } = await withPages((pages) => pages.sessionSigns(facts));
    return { reached: true, status, place, hasSignInForm, logOutControl };
}

// These run in the page.

function collect() {
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
    const status = /** @type {{ responseStatus?: number } | undefined} */ (entry)?.responseStatus;
    const place = location.host + location.pathname;
    return { facts: globalThis.latchkey.facts.collect(), status: status || null, place };
}

/** Presses a control, if the page is still on the host where it was seen. @param {number} handle @param {string} place */
function press(handle, place) {
    if (!place.startsWith(`${location.host}/`)) return;
    const control = globalThis.latchkey.facts.elementOf(handle);
    if (control instanceof HTMLElement) control.click();
}
