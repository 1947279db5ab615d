/**
 * Sees which account a try was with, and remembers it once the page shows that it led in.
 */
import { isOfSite } from '../shared/cookies/inspecting.js';
import { inTime } from '../shared/clearing/time-limit.js';
import { lookAtTab } from '../shared/look-at-tab.js';
import { onComputerChanged } from '../shared/sessions/computer.js';
import { isRemembering, rememberCode, rememberSignIn, signInOf } from '../shared/sign-ins.js';
import { noteEvent } from './alerts.js';
import { lastTry, nameTry, settleTry } from './door-tries.js';
import { addressOf } from './messages.js';
import { mayWatchPage } from './watching.js';

/** @typedef {import('../shared/look-at-tab.js').TabLook} TabLook */
/** @typedef {import('../shared/stored.js').DoorTry} DoorTry */

/** A page that comes later than that may be anybody's. */
const LEADS_IN_MS = 120_000;
/** A page that hangs does not answer. */
const PAGE_MS = 3_000;

/**
 * @param {{ account: string, isTry: boolean }} submitted
 * @param {chrome.runtime.MessageSender} sender
 */
export async function noteAccount({ account, isTry }, sender) {
    const { tab } = sender;
    const address = addressOf(sender);
    if (!isTry || !account || tab?.id === undefined || tab.incognito || !URL.canParse(address)) return;
    if (await isRemembering()) await nameTry(tab.id, await signInOf(address, account));
}

/** Registers listeners: to be called synchronously. */
export function followSignIns() {
    // Once others use the computer, nothing of it stays.
    onComputerChanged(() => void isRemembering());
    void isRemembering();
    chrome.tabs.onUpdated.addListener((id, { status, url }, tab) => {
        if ((status === 'complete' || url) && !tab.incognito) void confirm(id).catch(() => undefined);
    });
}

/** @param {number} tabId */
async function confirm(tabId) {
    const tried = await lastTry(tabId);
    if (!tried || tried.ledIn) return;
    const { url = '' } = await chrome.tabs.get(tabId);
    // Nothing is looked into but the site of the try, where Latchkey may watch.
    if (!(await isOfSite(url, tried.hosts)) || !(await mayWatchPage(url))) return;
    const look = await inTime(lookAtTab(tabId, 0), PAGE_MS);
    // The tab may have gone elsewhere in between: what was looked at is no page of that address then.
    if (look.frames[0]?.origin !== new URL(url).origin) return;
    if (look.afterSignIn !== 'yes') return noteWhetherBack(look, url, tried);
    await noteLedIn(look, url, tried);
    // It has led in: nobody asks any more why it has not.
    await settleTry(tabId);
}

/** @param {TabLook} look @param {string} url @param {DoorTry} tried */
async function noteLedIn({ signedIn }, url, { with: account, at, form, hosts }) {
    const isSoon = Date.now() - at <= LEADS_IN_MS;
    const isHere = isSoon && account && (await signInOf(url, '')).key === account.key;
    // A form in a frame of another site speaks for that one alone.
    const isOwn = await isOfSite(url, hosts.slice(0, 1));
    if (isSoon && isOwn && form === 'oneTimeCode') await rememberCode(url);
    const before = isHere ? await rememberSignIn(account) : [];
    // A form that changes the account, or opens another one, is no sign-in; a page that only has no form may be one of an error.
    const isSure = isHere && form === 'logIn' && signedIn === 'yes';
    const named = isSure ? { account: account.account, hint: account.hint } : null;
    const own = isOwn ? hosts : hosts.slice(0, 1);
    await noteEvent(url, { kind: 'ledIn', hosts: own, account: named, before });
}

/**
 * The form that is there again is of a try that has failed, where the page has come since.
 * @param {TabLook} look
 * @param {string} url
 * @param {DoorTry} tried
 */
async function noteWhetherBack({ signedIn, form, frames }, url, { hosts, at }) {
    const began = frames[0]?.document ?? 0;
    if (signedIn !== 'no' || form !== 'logIn' || began <= at || !URL.canParse(url)) return;
    // Many sites answer from another host than the form is at.
    const host = hosts.at(-1);
    if (host) await noteEvent(url, { kind: 'cameBack', host });
}
