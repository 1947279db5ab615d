/**
 * Sessions that only an open page holds: tokens in its storage, which no list of cookies shows.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { bytesOf, lookAtSite } from '../../shared/clearing/look.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { keyOf } from '../../shared/sessions/open.js';

/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */

/**
 * Those of open tabs, other than the ones that are known.
 * @param {KnownSession[]} known
 * @returns {Promise<KnownSession[]>}
 */
export async function sessionsInPages(known) {
    /** @type {Map<string, KnownSession>} */
    const found = new Map(known.map((session) => [keyOf(session), session]));
    for (const tab of await chrome.tabs.query({})) {
        const { site, sees } = await siteAccess(tab.url);
        if (sees !== 'wholeSite' || !tab.url) continue;
        const { storeId, storeKind } = await withCookies((core) => {
            const storeId = storeIn(sites, tab);
            return { storeId, storeKind: core.cookieStoreKind(storeId) };
        });
        const session = { site, storeId, storeKind, cookies: [], until: null, since: null };
        if (found.has(keyOf(session))) continue;
        const look = await lookAtSite({ address: tab.url, tab });
        if (await withClearing((core) => core.anySignsIn(core.factsOf(bytesOf(look)))))
            found.set(keyOf(session), session);
    }
    return [...found.values()].slice(known.length);
}
