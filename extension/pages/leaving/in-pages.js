/**
 * Sessions that only an open page holds: tokens in its storage, which no list of cookies shows.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { bytesOf } from '../../core/json-bytes.js';
import { lookAtSite } from '../../shared/clearing/look.js';
import { ANSWER_MS, inTime } from '../../shared/time-limit.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { pageSaid, witnessed } from '../../shared/cookies/witness.js';
import { grants } from '../../shared/grants.js';
import { lookAtTab } from '../../shared/look-at-tab.js';
import { keyOf } from '../../shared/sessions/open.js';

/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */
/** What may be a session, and the tabs that show its site. @typedef {{ session: KnownSession, tabs: chrome.tabs.Tab[] }} Shown */

/**
 * Asks open tabs, and tells of each session that only a page holds when it is found. What a page says of being signed in is noted,
 * so that cookies are told by it too. Sites do not wait for each other: a tab can hang.
 * @param {KnownSession[]} known
 * @param {(session: KnownSession) => void} tell
 */
export async function findSessionsInPages(known, tell) {
    const shown = await sitesOfTabs();
    const keys = new Set(known.map(keyOf));
    await Promise.all(
        [...shown.values()].map(async ({ session, tabs }) => {
            const [tab] = tabs;
            if (!tab?.url) return;
            if (keys.has(keyOf(session))) {
                // It may have ended where no cookie has told of it.
                await notePages(tabs);
                return;
            }
            const look = await lookAtSite({ address: tab.url, tab }, tabs);
            if (!(await withClearing((core) => core.anySignsIn(bytesOf(look))))) return;
            // A cookie that goes for a moment looks as if somebody had signed out.
            if (!(await isSignedIn(session))) await notePages(tabs);
            if (await isSignedIn(session)) tell(session);
        }),
    );
}

/** Notes what the pages of a site say of being signed in; last those that say yes, since one may be for everybody. @param {chrome.tabs.Tab[]} tabs */
async function notePages(tabs) {
    const looked = await Promise.all(tabs.map(lookIn));
    const said = looked.filter(({ signedIn }) => signedIn !== 'unknown');
    for (const wanted of ['no', 'yes'])
        for (const { id, url, signedIn, began } of said)
            if (signedIn === wanted && id !== undefined && url)
                await pageSaid(id, url, signedIn === 'yes', began);
}

/** @param {chrome.tabs.Tab} tab */
async function lookIn({ id, url, status }) {
    // On its way it can show either.
    const look =
        id === undefined || status === 'loading'
            ? undefined
            : await inTime(lookAtTab(id, 0), ANSWER_MS).catch(() => undefined);
    return { id, url, signedIn: look?.signedIn ?? 'unknown', began: look?.frames[0]?.document ?? null };
}

/** By what was seen last. @param {KnownSession} session */
async function isSignedIn({ site, storeId }) {
    const witness = await witnessed();
    return withCookies((core) => core.signedIn(witness, site, storeId));
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
            const address = tab.url ? `${new URL(tab.url).origin}/` : `https://${site}/`;
            const session = { site, storeId, storeKind, cookies: [], address, until: null, since: null };
            const { tabs: others } = shown.get(keyOf(session)) ?? { tabs: [] };
            shown.set(keyOf(session), { session, tabs: [...others, tab] });
        }
        return shown;
    });
}
