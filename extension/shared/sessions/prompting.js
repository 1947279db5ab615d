/**
 * On a shared computer: how many sites hold a session that would outlive the person stands on the button, and is said when
 * the tab of one is closed, when nobody is there, and when the browser starts.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { siteAccess } from '../cookies/inspecting.js';
import { onCookiesChanged } from '../cookies/jar.js';
import { word } from '../words.js';
import { isShared, onComputerChanged } from './computer.js';
import { answerNotifications, tell } from './notice.js';
import { openSessions, outlives } from './open.js';

/** @typedef {import('../../wasm/types.js').PromptCause} PromptCause */

const PROMPTS = 'prompts';
const TABS = 'sitesOfTabs';
const SETTING = 'idleMinutes';

/** What was seen counts less as time goes by, but not from one page to the next. */
const FRESH_MS = 60_000;

/** @type {Promise<unknown>} */
let turn = Promise.resolve();
/** While nothing has changed: every page and every cookie ask. @type {{ isShared: Promise<boolean>, until: number } | undefined} */
let decision;

/** Registers listeners: to be called synchronously. */
export function promptOnSharedComputers() {
    const later = (/** @type {() => Promise<unknown>} */ work) => () => void inTurn(work);
    onCookiesChanged(later(showCount));
    onComputerChanged(() => {
        decision = undefined;
        void inTurn(begin);
    });
    chrome.tabs.onUpdated.addListener((tabId, { url }) => {
        if (url) void inTurn(() => moved(tabId, url));
    });
    chrome.tabs.onRemoved.addListener((tabId) => void inTurn(() => moved(tabId, undefined)));
    chrome.idle.onStateChanged.addListener((state) => {
        if (state !== 'active') void inTurn(() => prompt({ kind: 'left' }));
    });
    chrome.runtime.onStartup.addListener(later(() => prompt({ kind: 'started' })));
    answerNotifications();
    later(setIdleTime)();
}

/** @param {number} minutes */
export async function setIdleMinutes(minutes) {
    await chrome.storage.local.set({ [SETTING]: minutes });
    await setIdleTime();
}

/** @returns {Promise<number>} */
export async function idleMinutes() {
    const { [SETTING]: wished } = await chrome.storage.local.get(SETTING);
    return withCookies((core) => core.idleMinutes(/** @type {number | undefined} */ (wished)));
}

/** One after the other, since each reads what the one before has written. @param {() => Promise<unknown>} work */
function inTurn(work) {
    turn = turn.then(work).catch(() => undefined);
    return turn;
}

/** Tabs may show a site already when the computer turns out to be shared. */
async function begin() {
    for (const { id, url } of await chrome.tabs.query({})) {
        if (id !== undefined && url) await moved(id, url);
    }
    await showCount();
}

/** Whether the computer is shared. */
function onSharedComputer() {
    const now = Date.now();
    if (!decision || now >= decision.until) {
        decision = { isShared: decide(), until: now + FRESH_MS };
    }
    return decision.isShared;
}

async function decide() {
    try {
        return (await isShared()).state === 'shared';
    } catch (error) {
        decision = undefined;
        throw error;
    }
}

async function setIdleTime() {
    if (!(await onSharedComputer())) return;
    chrome.idle.setDetectionInterval((await idleMinutes()) * 60);
}

async function showCount() {
    const shared = await onSharedComputer();
    const count = shared ? (await outliving()).length : 0;
    await chrome.action.setBadgeText({ text: count > 0 ? String(count) : '' });
    await chrome.action.setTitle({ title: count > 0 ? word('sessionsBadge', String(count)) : 'Latchkey' });
    if (shared) await setIdleTime();
}

/** The sites that hold a session that would outlive the person. */
async function outliving() {
    return [...new Set((await openSessions()).filter(outlives).map(({ site }) => site))];
}

/**
 * A tab has gone to an address, or was closed.
 * @param {number} tabId
 * @param {string | undefined} address
 */
async function moved(tabId, address) {
    if (!(await onSharedComputer())) return;
    const stored = await chrome.storage.session.get(TABS);
    const tabs = /** @type {Record<number, string>} */ (stored[TABS] ?? {});
    const before = tabs[tabId];
    const now = address ? (await siteAccess(address)).site : '';
    if (now === before) return;
    if (now) tabs[tabId] = now;
    else delete tabs[tabId];
    await chrome.storage.session.set({ [TABS]: tabs });
    if (before && !Object.values(tabs).includes(before)) await prompt({ kind: 'tabClosed', site: before });
}

/** @param {PromptCause} cause */
async function prompt(cause) {
    const shared = await onSharedComputer();
    const open = shared ? await outliving() : [];
    const { [PROMPTS]: before } = await chrome.storage.session.get(PROMPTS);
    const { sites, prompts } = await withCookies((core) =>
        core.promptsDue(before, cause, open, shared, Date.now()),
    );
    await chrome.storage.session.set({ [PROMPTS]: prompts });
    if (sites.length > 0) await tell(cause.kind, sites.length);
}
