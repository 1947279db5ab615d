/**
 * Identity providers: the one behind a site, and asking it to end its session.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { inTime } from '../../shared/clearing/time-limit.js';
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { runInFrames } from '../../shared/frames.js';
import { openSessions } from '../../shared/sessions/open.js';
import { inMemory } from '../../shared/storage.js';

/** @typedef {import('../../wasm/types.js').Reliance} Reliance */

/** The page of a provider, which may be anybody's, gets no longer to say what there is. */
const READ_MS = 10_000;

/** Through whom a site signs people in, if that was seen. @param {string} site */
export async function providerOf(site) {
    const known = (await inMemory.get('identityProviders')) ?? [];
    return known.find((reliance) => reliance.site === site);
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
    const reading = runInFrames({ tabId, frameIds: [0] }, read, reliance.origin, paths);
    const [frame] = await inTime(reading, READ_MS);
    for (const description of frame?.result ?? []) {
        const address = await withCookies((core) => core.endSession(reliance, description));
        if (address) return address;
    }
    return undefined;
}

// This runs in the page.

/**
 * What is there, as far as it comes in time and is no longer than a description is.
 * @param {string} origin
 * @param {string[]} paths
 */
async function read(origin, paths) {
    const LIMIT_MS = 5_000;
    const LONGEST = 64 * 1024;
    if (location.origin !== origin) return [];
    /** @param {string} path */
    const text = async (path) => {
        const signal = AbortSignal.timeout(LIMIT_MS);
        const answer = await fetch(path, { redirect: 'error', signal });
        const reader = answer.ok ? answer.body?.getReader() : undefined;
        if (!reader) return [];
        const decoder = new TextDecoder();
        let [found, length] = ['', 0];
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
            length += part.value.length;
            if (length > LONGEST) {
                await reader.cancel();
                return [];
            }
            found += decoder.decode(part.value, { stream: true });
        }
        return [found];
    };
    return (await Promise.all(paths.map((path) => text(path).catch(() => [])))).flat();
}
