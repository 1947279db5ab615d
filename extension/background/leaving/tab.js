/**
 * The tab in which a site is left.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { isFirefox } from '../../shared/browser.js';
import { signsInBeyondTab } from '../../shared/clearing/stored.js';
import { tabsIn } from '../../shared/cookies/jar.js';
import { whenLeft } from '../when-left.js';

/** @typedef {import('../../shared/stored.js').LeavingTab} LeavingTab */

/**
 * A tab of the site that is open, where it may sign in by what only that tab holds; or else one of its own, as where cookies or
 * tokens of the whole site sign in and the page asks whether it may be left, or hangs. Either has the cookie store of the session:
 * another signs in somebody else.
 * @param {Pick<import('../../shared/sessions/open.js').KnownSession, 'site' | 'storeId' | 'cookies' | 'address'>} session
 * @returns {Promise<LeavingTab>}
 */
export async function tabOf({ site, storeId, cookies, address: known }) {
    const tabs = await tabsIn(storeId);
    const open = await withCookies((core) =>
        tabs.find(({ url }) => url?.startsWith('http') && core.isOf(site, new URL(url).hostname)),
    );
    if (open?.id !== undefined && open.url) {
        const left = await whenLeft(open.id);
        const isElsewhere = async () => cookies.length > 0 || (await signsInBeyondTab(site, open));
        if (left === 'goes' || !(await isElsewhere()))
            return { id: open.id, address: open.url, own: false, asks: left === 'asks' };
    }
    const address = open?.url ?? known;
    const store = isFirefox() ? { cookieStoreId: storeId } : {};
    // Private windows are windows of their own.
    const { windowId } = tabs[0] ?? {};
    const { id } = await chrome.tabs.create({ url: address, active: false, windowId, ...store });
    return { id: Number(id), address, own: true, asks: false };
}
