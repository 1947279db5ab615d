/**
 * Sessions that only an open page holds: tokens in its storage, which no list of cookies shows.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { bytesOf, lookAtSite } from '../../shared/clearing/look.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { grants } from '../../shared/grants.js';
import { keyOf } from '../../shared/sessions/open.js';

/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */
/** What may be a session, and the tabs that show its site. @typedef {{ session: KnownSession, tabs: chrome.tabs.Tab[] }} Shown */

/**
 * Looks for those of open tabs, other than the ones that are known, and tells of each when it is found. Sites do not wait for
 * each other: a tab can hang.
 * @param {KnownSession[]} known
 * @param {(session: KnownSession) => void} tell
 */
export async function findSessionsInPages(known, tell) {
    const shown = await sitesOfTabs();
    for (const session of known) shown.delete(keyOf(session));
    await Promise.all(
        [...shown.values()].map(async ({ session, tabs }) => {
            const [tab] = tabs;
            if (!tab?.url) return;
            const look = await lookAtSite({ address: tab.url, tab }, tabs);
            if (await withClearing((core) => core.anySignsIn(bytesOf(look)))) tell(session);
        }),
    );
}

/** The sites that tabs show and Latchkey may see as a whole, by store. @returns {Promise<Map<string, Shown>>} */
async function sitesOfTabs() {
    const [facts, tabs] = await Promise.all([grants(), chrome.tabs.query({})]);
    return withCookies((core) => {
        /** @type {Map<string, Shown>} */
        const shown = new Map();
        for (const tab of tabs) {
            const { site, sees } = core.siteAccess(facts, tab.url);
            if (sees !== 'wholeSite') continue;
            const storeId = storeIn(core, tab);
            const storeKind = core.cookieStoreKind(storeId);
            const session = { site, storeId, storeKind, cookies: [], until: null, since: null };
            const { tabs: others } = shown.get(keyOf(session)) ?? { tabs: [] };
            shown.set(keyOf(session), { session, tabs: [...others, tab] });
        }
        return shown;
    });
}
