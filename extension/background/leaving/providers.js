/**
 * Where an identity provider ends its session, as it says itself.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { inTime } from '../../shared/time-limit.js';
import { runInFrames } from '../../shared/frames.js';

/** @typedef {import('../../wasm/types.js').Reliance} Reliance */

/** The page of a provider, which may be anybody's, gets no longer to say what there is. */
const READ_MS = 10_000;

/**
 * Where a provider ends its session, asked of itself by a page of it.
 * @param {import('./visiting.js').View} view of such a page
 * @param {Reliance} reliance
 */
export async function endSessionOf({ tabId, signal }, reliance) {
    const paths = await withCookies((core) => core.providerDescriptions(reliance));
    const reading = runInFrames({ tabId, frameIds: [0] }, read, reliance.origin, paths);
    const [frame] = await inTime(reading, READ_MS, signal);
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
