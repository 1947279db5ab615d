/**
 * Identity providers: through which each site was seen to sign people in, and asking one to end its session.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { siteAccess } from '../cookies/inspecting.js';
import { runInFrames } from '../frames.js';
import { openSessions } from './open.js';

/** @typedef {import('../../wasm/types.js').Reliance} Reliance */

const KNOWN = 'identityProviders';

/** Registers a listener: to be called synchronously. */
export function followProviders() {
    chrome.tabs.onUpdated.addListener((_tabId, { url }, { incognito }) => {
        // Every request to sign in has it (RFC 6749, section 4.1.1): for other addresses the core is not woken.
        if (url?.includes('client_id=') && !incognito) void note(url);
    });
}

/** @type {Promise<unknown>} */
let noting = Promise.resolve();

/** @param {string} address */
function note(address) {
    const { origin, hostname, pathname, searchParams } = new URL(address);
    const destination = { origin, host: hostname, path: pathname, query: [...searchParams] };
    // One after the other, so that none is lost.
    noting = noting
        .then(async () => {
            const before = await known();
            const after = await withCookies((core) => core.noteReliance(before, destination));
            // In memory only: it says where the person has signed in.
            if (after) await chrome.storage.session.set({ [KNOWN]: after });
        })
        .catch(() => undefined);
    return noting;
}

/** @returns {Promise<Reliance[]>} */
async function known() {
    const { [KNOWN]: stored } = await chrome.storage.session.get(KNOWN);
    return /** @type {Reliance[] | undefined} */ (stored) ?? [];
}

/** Through whom a site signs people in, if that was seen. @param {string} site */
export async function providerOf(site) {
    return (await known()).find((reliance) => reliance.site === site);
}

/**
 * Whether somebody is signed in at the provider behind a site, who would be signed in to the site again with it. Nothing if
 * not, or if no provider was seen.
 * @param {string} site
 * @returns {Promise<{ provider: string, isSeen: boolean } | undefined>}
 */
export async function signedInBehind(site) {
    const reliance = await providerOf(site);
    if (!reliance) return undefined;
    const { provider, origin } = reliance;
    const sessions = await openSessions();
    if (sessions.some((session) => session.site === provider)) return { provider, isSeen: true };
    const { sees } = await siteAccess(origin);
    return sees === 'wholeSite' ? undefined : { provider, isSeen: false };
}

/**
 * Where a provider ends its session, asked of itself by a page of it.
 * @param {number} tabId of a tab that shows such a page
 * @param {Reliance} reliance
 */
export async function endSessionOf(tabId, reliance) {
    const paths = await withCookies((core) => core.providerDescriptions(reliance));
    const [frame] = await runInFrames({ tabId, frameIds: [0] }, read, reliance.origin, paths);
    for (const description of frame?.result ?? []) {
        const address = await withCookies((core) => core.endSession(reliance, description));
        if (address) return address;
    }
    return undefined;
}

// This runs in the page.

/** @param {string} origin @param {string[]} paths */
async function read(origin, paths) {
    if (location.origin !== origin) return [];
    const answers = await Promise.all(
        paths.map((path) => fetch(path, { redirect: 'error' }).catch(() => undefined)),
    );
    return Promise.all(answers.filter((answer) => answer?.ok).map((answer) => answer?.text() ?? ''));
}
