/**
 * What is left for the person on a site that was not signed out for sure: one step, which a button takes.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { isFirefox } from '../../shared/browser.js';
import { storeIn } from '../../shared/cookies/jar.js';

/** @typedef {import('../../wasm/types.js').LeavingReason} LeavingReason */
/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */
/**
 * To open an address, to show a tab, or to sign out again. `again` is for what the extension can do itself once more.
 * @typedef {{ kind: 'devices' | 'site' | 'settings', url: string, endsElsewhere: boolean } | { kind: 'page', tabId: number, windowId: number } | { kind: 'again' }} NextStep
 */

/** Where the step leads: where sessions are ended, to the site, to the browser's settings, or to the page that asks. @type {Record<LeavingReason, 'sessions' | 'site' | 'settings' | 'page'>} */
const LEADS_TO = {
    noControl: 'sessions',
    unreachable: 'sessions',
    didNothing: 'sessions',
    serverKeepsSession: 'sessions',
    unproven: 'sessions',
    replaced: 'sessions',
    interrupted: 'sessions',
    signsInAgain: 'site',
    notRemoved: 'settings',
    pageAsks: 'page',
};

/**
 * @param {KnownSession} session
 * @param {LeavingReason | null} reason why it is not signed out for sure; nothing where it is
 * @returns {Promise<NextStep | undefined>}
 */
export async function nextStep(session, reason) {
    if (!reason) return undefined;
    const url = `https://${session.site}/`;
    switch (LEADS_TO[reason]) {
        case 'sessions': {
            const devices = await withCookies((core) => core.deviceList(session.site));
            if (devices) return { kind: 'devices', url: devices, endsElsewhere: false };
            return { kind: 'site', url, endsElsewhere: true };
        }
        case 'site':
            return { kind: 'site', url, endsElsewhere: false };
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
    const tabs = await chrome.tabs.query({});
    const open = await withCookies((core) =>
        tabs.find(
            (tab) =>
                storeIn(core, tab) === storeId &&
                tab.url?.startsWith('http') &&
                core.isOf(site, new URL(tab.url).hostname),
        ),
    );
    return open?.id === undefined ? undefined : { kind: 'page', tabId: open.id, windowId: open.windowId };
}

/** Takes a step that leads away from this page. @param {Exclude<NextStep, { kind: 'again' }>} step */
export async function take(step) {
    if (step.kind !== 'page') return void (await chrome.tabs.create({ url: step.url }));
    await chrome.tabs.update(step.tabId, { active: true });
    // Telephones have no windows.
    await chrome.windows?.update(step.windowId, { focused: true });
}
