/**
 * What is seen of cookies while a person signs in and out, on the sites that Latchkey watches. It is in memory only: it says
 * where the person has signed in.
 */
import { withSites } from '../bundles/sites.js';
import { identityOf } from './jar.js';

/** @typedef {import('../../wasm/types.js').CookieEvent} CookieEvent */

const KEY = 'witness';
/** Pages can set thousands of cookies a second. */
const SETTLED_MS = 300;
const MOST_WAITING = 5000;
/** Nobody signs in or out without a submission, or a cookie that one had set. */
const AWAKE_MS = 15_000;

/** @type {CookieEvent[]} */
let waiting = [];
/** Until when every cookie that is set counts. */
let awakeUntil = 0;
/** @type {Promise<void>} */
let writing = Promise.resolve();
let timer = 0;

/** What was seen so far; only the core reads it. @returns {Promise<unknown>} */
export async function witnessed() {
    await writing;
    return (await chrome.storage.session.get(KEY))[KEY];
}

/** Registers listeners: to be called synchronously. */
export function watchCookies() {
    chrome.cookies.onChanged.addListener(({ removed, cause, cookie }) => {
        const expired = removed && cause === 'expired_overwrite';
        if (!expired && (removed || Date.now() > awakeUntil)) return;
        note({
            kind: expired ? 'expired' : 'set',
            host: cookie.domain,
            identity: identityOf(cookie),
            at: Date.now(),
        });
    });
}

/**
 * A form with a password or a code was sent on a page.
 * @param {chrome.runtime.MessageSender} sender
 */
export function noteSubmission({ url, tab }) {
    const at = Date.now();
    awakeUntil = at + AWAKE_MS;
    for (const address of new Set([url, tab?.url])) {
        if (address) note({ kind: 'submitted', host: new URL(address).hostname, at });
    }
}

/** @param {CookieEvent} event */
function note(event) {
    if (waiting.length < MOST_WAITING) waiting.push(event);
    timer ||= setTimeout(() => {
        timer = 0;
        writing = writing.then(write).catch(() => undefined);
    }, SETTLED_MS);
}

async function write() {
    const events = waiting;
    waiting = [];
    const { [KEY]: before } = await chrome.storage.session.get(KEY);
    const after = await withSites((sites) => sites.witness(before, events));
    await chrome.storage.session.set({ [KEY]: after });
}
