/**
 * The sessions that are open in the browser, as far as Latchkey may see its cookies.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { allCookies, jarAsJson } from '../cookies/jar.js';
import { witnessed } from '../cookies/witness.js';
import { inMemory } from '../storage.js';
import { word } from '../words.js';

/** Those that were asked about last. */
const MOST_VISITED = 500;

/** @typedef {import('../../wasm/types.js').OpenSession} OpenSession */

/**
 * `since` is in Unix milliseconds; nothing: since before the browser was started.
 * @typedef {OpenSession & { since: number | null }} KnownSession
 */

/** @returns {Promise<KnownSession[]>} */
export async function openSessions() {
    const [cookies, witness, visited, shown = []] = await Promise.all([
        allCookies(),
        witnessed(),
        visitedHosts(),
        inMemory.get('seenPlaces'),
    ]);
    const sessions = await withCookies((core) =>
        core.openSessions(jarAsJson(cookies, witness, visited), Date.now() / 1000, shown),
    );
    return withBeginnings(sessions);
}

/** The hosts that tabs show, or have shown when it was asked before. In memory only. */
async function visitedHosts() {
    const [before = [], tabs] = await Promise.all([inMemory.get('visitedHosts'), chrome.tabs.query({})]);
    const shown = tabs.flatMap(({ url }) => (url?.startsWith('http') ? [new URL(url).hostname] : []));
    const hosts = [...new Set([...shown, ...before])].slice(0, MOST_VISITED);
    if (hosts.length !== before.length || shown.some((host) => !before.includes(host)))
        await inMemory.set({ visitedHosts: hosts });
    return hosts;
}

/**
 * Since when they are open, as far as it was seen. It is in memory only: it says where the person has signed in.
 * @param {OpenSession[]} sessions
 */
async function withBeginnings(sessions) {
    const stored = await inMemory.get('sessionsSince');
    /** @type {Record<string, number>} */
    const since = {};
    // What is there at the first look was there before.
    const beginning = stored ? Date.now() : 0;
    for (const session of sessions) {
        const key = keyOf(session);
        since[key] = stored?.[key] ?? beginning;
    }
    await inMemory.set({ sessionsSince: since });
    return sessions.map((session) => ({ ...session, since: since[keyOf(session)] || null }));
}

/** @param {Pick<OpenSession, 'site' | 'storeId'>} session */
export function keyOf({ site, storeId }) {
    return `${storeId} ${site}`;
}

/** What tells it from others for a person: the site, and the windows it is in if they are not the usual ones. @param {Pick<OpenSession, 'site' | 'storeKind'>} session */
export function nameOf({ site, storeKind }) {
    return storeKind === 'usual' ? site : word(`leavingStore_${storeKind}`, site);
}
