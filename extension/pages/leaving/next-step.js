/**
 * What is left for the person on a site that was not signed out for sure: one step, which a button takes. Which it is, the core says.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { isFirefox } from '../../shared/browser.js';
import { tabsIn } from '../../shared/cookies/jar.js';

/** @typedef {import('../../wasm/types.js').LeavingReason} LeavingReason */
/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */
/**
 * To open an address, in the cookie store of the session where that matters; to show a tab; or to sign out again, which is for what the
 * extension can do itself once more.
 * @typedef {{ kind: 'devices' | 'site' | 'settings', url: string, endsElsewhere: boolean, storeId?: string } | { kind: 'page', tabId: number, windowId: number } | { kind: 'again' }} NextStep
 */

/**
 * @param {KnownSession} session
 * @param {LeavingReason | null} reason why it is not signed out for sure; nothing where it is
 * @returns {Promise<NextStep | undefined>}
 */
export async function nextStep(session, reason) {
    if (!reason) return undefined;
    const { site, storeId, address: url } = session;
    const left = await withCookies((core) => core.leftToDo(site, reason));
    switch (left.kind) {
        case 'devices':
            return { kind: 'devices', url: left.url, endsElsewhere: false, storeId };
        case 'site':
            return { kind: 'site', url, endsElsewhere: left.endsElsewhere, storeId };
        case 'settings': {
            // Firefox lets no extension open its settings.
            if (isFirefox()) return { kind: 'again' };
            const settings = `chrome://settings/content/siteDetails?site=${encodeURIComponent(url)}`;
            return { kind: 'settings', url: settings, endsElsewhere: false };
        }
        case 'page':
            return (await pageOf(session)) ?? { kind: 'again' };
    }
}

/** The page of a site, where one is open still. @param {KnownSession} session @returns {Promise<NextStep | undefined>} */
async function pageOf({ site, storeId }) {
    const tabs = await tabsIn(storeId);
    const open = await withCookies((core) =>
        tabs.find(({ url }) => url?.startsWith('http') && core.isOf(site, new URL(url).hostname)),
    );
    if (open?.id === undefined) return undefined;
    return { kind: 'page', tabId: open.id, windowId: open.windowId };
}

/** @param {Exclude<NextStep, { kind: 'again' }>} step */
export async function take(step) {
    if (step.kind !== 'page') return open(step);
    await chrome.tabs.update(step.tabId, { active: true });
    // Telephones have no windows.
    await chrome.windows?.update(step.windowId, { focused: true });
}

/** Elsewhere than in its cookie store, somebody else is signed in. @param {{ url: string, storeId?: string }} step */
async function open({ url, storeId }) {
    if (storeId === undefined) return void (await chrome.tabs.create({ url }));
    const store = isFirefox() ? { cookieStoreId: storeId } : {};
    // Private windows are windows of their own.
    const { windowId } = (await tabsIn(storeId))[0] ?? {};
    await chrome.tabs.create({ url, windowId, ...store });
    if (windowId !== undefined) await chrome.windows?.update(windowId, { focused: true });
}
