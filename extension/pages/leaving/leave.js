/**
 * Signs out of a site, step by step as the core says, and proves it: what had signed in is put back for one look at what the
 * server makes of it.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { isFirefox } from '../../shared/browser.js';
import { bytesOf, lookAtSite } from '../../shared/clearing/look.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { askBackground } from '../../shared/ask-background.js';
import { Keeping } from './keeping.js';
import { endSessionOf, providerOf } from './providers.js';
import { arrive, look, nothing, pressControl } from './visiting.js';

/** @typedef {import('../../wasm/types.js').LeavingEvent} LeavingEvent */
/** @typedef {import('../../wasm/types.js').LeavingStep} LeavingStep */
/** @typedef {import('../../wasm/types.js').Reliance} Reliance */
/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */

/** As long as one site may take: the others wait. */
const SITE_MS = 180_000;

/**
 * What a step needs to know.
 * @typedef {object} Place
 * @property {number} tabId
 * @property {string} address of the page of the account
 * @property {Keeping} keeping
 * @property {Reliance | undefined} provider
 * @property {LeavingEvent | undefined} last
 */

/**
 * @param {KnownSession} session
 * @returns {Promise<Extract<LeavingStep, { kind: 'done' }>>}
 */
export async function leaveSite(session) {
    const end = Date.now() + SITE_MS;
    const { tabId, address, own } = await tabOf(session);
    /** @type {Keeping | undefined} */
    let keeping;
    try {
        await arrive(tabId, address);
        const tab = await chrome.tabs.get(tabId);
        const first = bytesOf(await lookAtSite({ address, tab }));
        keeping = new Keeping(tabId, address, first);
        const isProvable = await withClearing((core) => core.canBePutBack(first));
        const provider = await providerOf(session.site);
        const logOutAddress = (await withCookies((core) => core.logOutAddress(session.site))) ?? null;
        /** @type {LeavingEvent[]} */
        const history = [];
        for (;;) {
            const ways = {
                provable: isProvable && keeping.isProvable,
                kept: keeping.count,
                replaced: keeping.wasReplaced,
                anySignsIn: await keeping.anySignsIn(),
                isTimeUp: Date.now() > end,
                logOutAddress,
                site: session.site,
                provider: provider?.provider ?? null,
            };
            const step = await withCookies((core) => core.leavingStep(history, ways));
            if (step.kind === 'done') {
                // The last look has brought what the site gives to anybody.
                await clear(tabId, address);
                return step;
            }
            history.push(await carryOut(step, { tabId, address, keeping, provider, last: history.at(-1) }));
        }
    } finally {
        keeping?.stop();
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
async function carryOut(step, { tabId, address, keeping, provider, last }) {
    switch (step.kind) {
        case 'look':
            return { kind: 'looked', probe: await look(tabId, address) };
        case 'press': {
            await keeping.keep();
            const { control } = step;
            const seen = last && 'probe' in last ? last.probe : undefined;
            return { kind: 'pressed', control, probe: await pressControl(tabId, control, seen) };
        }
        case 'visit':
            await keeping.keep();
            return { kind: 'visited', probe: await look(tabId, step.address) };
        case 'askProvider':
            return { kind: 'providerAsked', probe: await askProvider(tabId, provider).catch(nothing) };
        case 'putBack': {
            if (last?.kind === 'looked') await keeping.notice();
            const isThere = await keeping.putBack(step.kept);
            const probe = await look(tabId, address);
            // Without all of it the server was asked about something else.
            return { kind: 'putBack', probe: isThere ? probe : nothing() };
        }
        case 'remove': {
            await clear(tabId, address);
            return { kind: 'removed', all: !(await keeping.anySignsIn()) };
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
