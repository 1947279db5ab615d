/**
 * The sessions that are open in the browser, as far as Latchkey may see its cookies.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { allCookies, jarAsJson } from '../cookies/jar.js';
import { witnessed } from '../cookies/witness.js';
import { inMemory } from '../storage.js';
import { word } from '../words.js';

/** @typedef {import('../../wasm/types.js').OpenSession} OpenSession */

/**
 * `since` is in Unix milliseconds; nothing: since before the browser was started.
 * @typedef {Omit<OpenSession, 'outlives'> & { since: number | null }} KnownSession
 */

/** @returns {Promise<(OpenSession & KnownSession)[]>} */
export async function openSessions() {
    const [cookies, witness, tabs] = await Promise.all([allCookies(), witnessed(), chrome.tabs.query({})]);
    const visited = tabs.flatMap(({ url }) => (url?.startsWith('http') ? [new URL(url).hostname] : []));
    const sessions = await withCookies((core) =>
        core.openSessions(jarAsJson(cookies, witness, visited), Date.now() / 1000),
    );
    return withBeginnings(sessions);
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
