/**
 * Through which identity provider each site is seen to sign people in: a tab that the site has sent there, and that has come back.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { queue } from '../../core/turn.js';
import { inMemory } from '../../shared/storage.js';
import { rememberProvider } from '../../shared/sign-ins.js';
import { noteReturn } from '../cookies/witness.js';

/** @typedef {import('../../shared/stored.js').SigningIn} SigningIn */

/** So that none is lost. */
const inTurn = queue();
/** What tabs are about, as it is in memory. @type {Promise<SigningIn> | undefined} */
let known;
/** A cookie is none of this while no request waits; pages can set thousands. */
let isAnyWaiting = true;

/** Registers listeners: to be called synchronously. */
export function followProviders() {
    chrome.tabs.onUpdated.addListener((tabId, { url }, tab) => {
        if (url && !tab.incognito) void inTurn(() => gone(tabId, url, tab));
    });
    chrome.tabs.onRemoved.addListener((tabId) => void inTurn(() => closed(tabId)));
    chrome.cookies.onChanged.addListener(({ removed, cookie }) => {
        if (!removed && isAnyWaiting) void inTurn(() => noteCookie(cookie.domain));
    });
}

function signingIn() {
    known ??= inMemory.get('signingIn').then((stored) => stored ?? { hosts: {}, waiting: {} });
    return known;
}

/** @param {SigningIn} now */
async function keep(now) {
    isAnyWaiting = Object.keys(now.waiting).length > 0;
    await inMemory.set({ signingIn: now });
}

/** @param {number} tabId @param {string} address @param {chrome.tabs.Tab} tab */
async function gone(tabId, address, tab) {
    const now = await signingIn();
    const { origin, hostname: host, pathname: path, searchParams } = new URL(address);
    const from = now.hosts[tabId];
    const waiting = now.waiting[tabId] ?? [];
    if (host) now.hosts[tabId] = host;
    else delete now.hosts[tabId];
    // Every request to sign in has it (RFC 6749, section 4.1.1): for other addresses the core is not woken.
    if (waiting.length > 0 || searchParams.has('client_id')) {
        const destination = { origin, host, path, query: [...searchParams] };
        const followed = await withCookies((core) => core.followSignIn(waiting, from, destination));
        if (followed.waiting.length > 0) now.waiting[tabId] = followed.waiting;
        else delete now.waiting[tabId];
        if (followed.reliance) await note(followed.reliance);
        if (followed.signedIn) {
            noteReturn(address, tab);
            if (followed.reliance) await rememberProvider(address, followed.reliance.provider);
        }
    }
    if (from !== host || waiting.length > 0 || now.waiting[tabId]) await keep(now);
}

/** @param {number} tabId */
async function closed(tabId) {
    const now = await signingIn();
    delete now.hosts[tabId];
    delete now.waiting[tabId];
    await keep(now);
}

/** @param {string} domain */
async function noteCookie(domain) {
    const now = await signingIn();
    const tabs = Object.entries(now.waiting);
    isAnyWaiting = tabs.length > 0;
    if (!isAnyWaiting) return;
    await withCookies((core) => {
        for (const [tabId, waiting] of tabs)
            now.waiting[Number(tabId)] = core.noteSignInCookie(waiting, domain);
    });
    await keep(now);
}

/** @param {import('../../wasm/types.js').Reliance} reliance */
async function note(reliance) {
    const before = (await inMemory.get('identityProviders')) ?? [];
    const after = await withCookies((core) => core.noteReliance(before, reliance));
    await inMemory.set({ identityProviders: after });
}
