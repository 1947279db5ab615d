/**
 * Sees which account a try was with, and remembers it once the page shows that it led in.
 */
import { withCookies } from '../core/bundles/cookies.js';
import { isOfSite } from '../shared/cookies/inspecting.js';
import { ANSWER_MS, inTime } from '../shared/time-limit.js';
import { lookAtTab } from '../shared/look-at-tab.js';
import { onComputerChanged } from '../shared/sessions/computer.js';
import { isRemembering, rememberCode, rememberSignIn, signInOf } from '../shared/sign-ins.js';
import { noteEvent } from './alerts.js';
import { lastTry, nameTry, settleTry } from './door-tries.js';
import { addressOf } from './messages.js';
import { mayWatchPage } from './watching.js';

/** @typedef {import('../shared/look-at-tab.js').TabLook} TabLook */
/** @typedef {import('../shared/stored.js').DoorTry} DoorTry */

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
    const look = await inTime(lookAtTab(tabId, 0), ANSWER_MS);
    // The tab may have gone elsewhere in between: what was looked at is no page of that address then.
    if (look.frames[0]?.origin !== new URL(url).origin) return;
    const arrived = await arrivedAt(look, url, tried);
    if (arrived.kind === 'ledIn') {
        await noteLedIn(arrived, url, tried);
        // It has led in: nobody asks any more why it has not.
        await settleTry(tabId);
    } else if (arrived.kind === 'cameBack') {
        // Many sites answer from another host than the form is at.
        const host = tried.hosts.at(-1);
        if (host) await noteEvent(url, { kind: 'cameBack', host });
    }
}

/** @param {TabLook} look @param {string} url @param {DoorTry} tried */
async function arrivedAt({ afterSignIn, signedIn, form, frames }, url, tried) {
    const arrival = {
        triedAt: tried.at,
        form: tried.form,
        hasAccount: tried.with !== undefined && (await signInOf(url, '')).key === tried.with.key,
        isOwn: await isOwn(url, tried),
        began: Math.ceil(frames[0]?.document ?? 0),
        pageForm: form,
        signedIn,
        afterSignIn,
    };
    return withCookies((core) => core.arrived(arrival, Date.now()));
}

/** Whether the frame with the form was of the site of an address. @param {string} url @param {DoorTry} tried */
function isOwn(url, { hosts }) {
    return isOfSite(url, hosts.slice(0, 1));
}

/** @param {Extract<import('../wasm/types.js').Arrived, { kind: 'ledIn' }>} arrived @param {string} url @param {DoorTry} tried */
async function noteLedIn({ remembersAccount, remembersCode, namesAccount }, url, tried) {
    const { with: account } = tried;
    if (remembersCode) await rememberCode(url);
    const before = remembersAccount && account ? await rememberSignIn(account) : [];
    const named = namesAccount && account ? { account: account.account, hint: account.hint } : null;
    const hosts = (await isOwn(url, tried)) ? tried.hosts : tried.hosts.slice(0, 1);
    await noteEvent(url, { kind: 'ledIn', hosts, account: named, before });
}
