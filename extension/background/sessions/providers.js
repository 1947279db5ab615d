/**
 * Through which identity provider each site is seen to sign people in: a tab that the site has sent there, and that has come back.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { queue } from '../../core/turn.js';
import { storeIn } from '../../shared/cookies/jar.js';
import { witnessed } from '../../shared/cookies/witness.js';
import { inMemory } from '../../shared/storage.js';
import { rememberProvider } from '../../shared/sign-ins.js';
import { noteReturn } from '../cookies/witness.js';

/** @typedef {import('../../shared/stored.js').SigningIn} SigningIn */

/** Sites of one tab that are remembered: a provider can send on to another. */
const MOST_WAITING = 5;

/** Nobody takes longer to sign in. */
const WAITS_MS = 600_000;
/** Pages can set thousands of cookies a second. */
const SETTLED_MS = 300;
const MOST_DOMAINS = 1_000;

/** The domains of cookies that were set since they were looked at last. @type {Set<string>} */
const domains = new Set();
let timer = 0;
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
        if (!removed && isAnyWaiting) noteCookie(cookie.domain);
    });
}

/** @param {string} domain */
function noteCookie(domain) {
    if (domains.size < MOST_DOMAINS) domains.add(domain);
    timer ||= setTimeout(() => void inTurn(noteCookies).catch(() => undefined), SETTLED_MS);
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
    // Those that were set on the way count for where it leads.
    await noteCookies();
    const now = await signingIn();
    dropOld(now);
    const { origin, hostname: host, pathname: path, searchParams } = new URL(address);
    const from = now.hosts[tabId];
    const waiting = now.waiting[tabId] ?? [];
    if (host) now.hosts[tabId] = host;
    else delete now.hosts[tabId];
    // Every request to sign in has it (RFC 6749, section 4.1.1): for other addresses the core is not woken.
    if (waiting.length > 0 || searchParams.has('client_id')) {
        const destination = { origin, host, path, query: [...searchParams] };
        const followed = await withCookies((core) => core.followSignIn(waiting, from, destination));
        const begun = followed.waiting.at(-1)?.reliance.site;
        const isBeginning = begun !== undefined && !followed.reliance && searchParams.has('client_id');
        if (isBeginning) await noteWhetherIn(now, tabId, begun, tab);
        if (followed.waiting.length > 0) {
            now.waiting[tabId] = followed.waiting;
            if (!now.begun?.[tabId] || isBeginning) now.begun = { ...now.begun, [tabId]: Date.now() };
        } else {
            delete now.waiting[tabId];
            delete now.begun?.[tabId];
        }
        if (followed.reliance) await note(followed.reliance);
        if (followed.signedIn) {
            noteReturn(address, tab);
            if (followed.reliance) await rememberReturn(now, address, followed.reliance, tab);
        }
    }
    if (from !== host || waiting.length > 0 || now.waiting[tabId]) await keep(now);
}

/**
 * Whoever is in already does not sign in with a provider, but links an account there, or lets it see something.
 * @param {SigningIn} now
 * @param {number} tabId
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 */
async function noteWhetherIn(now, tabId, site, tab) {
    const others = (now.already?.[tabId] ?? []).filter((other) => other !== site);
    const already = (await isIn(site, tab)) ? [...others, site] : others;
    now.already = { ...now.already, [tabId]: already.slice(-MOST_WAITING) };
}

/**
 * @param {SigningIn} now
 * @param {string} address
 * @param {import('../../wasm/types.js').Reliance} reliance
 * @param {chrome.tabs.Tab} tab
 */
async function rememberReturn(now, address, { site, provider }, tab) {
    const wasIn = now.already?.[tab.id ?? -1]?.includes(site) ?? false;
    if (!wasIn && (await isIn(site, tab)) !== false) await rememberProvider(address, provider);
}

/** Whether somebody is signed in; nothing where nobody has seen it. @param {string} site @param {chrome.tabs.Tab} tab */
async function isIn(site, tab) {
    const witness = await witnessed();
    return withCookies((core) => core.signedIn(witness, site, storeIn(core, tab)));
}

/** @param {number} tabId */
async function closed(tabId) {
    const now = await signingIn();
    delete now.already?.[tabId];
    delete now.begun?.[tabId];
    delete now.hosts[tabId];
    delete now.waiting[tabId];
    await keep(now);
}

/** Tells the requests that wait of the cookies that were set. */
async function noteCookies() {
    clearTimeout(timer);
    timer = 0;
    const seen = [...domains];
    domains.clear();
    if (seen.length === 0) return;
    const now = await signingIn();
    const before = JSON.stringify(now);
    dropOld(now);
    const tabs = Object.entries(now.waiting);
    isAnyWaiting = tabs.length > 0;
    await withCookies((core) => {
        for (const [tabId, waiting] of tabs)
            now.waiting[Number(tabId)] = seen.reduce(
                (requests, domain) => core.noteSignInCookie(requests, domain),
                waiting,
            );
    });
    if (JSON.stringify(now) !== before) await keep(now);
}

/** Whoever has not come back by now has given up: a page that begins to sign somebody in makes nobody look at cookies for ever. @param {SigningIn} now */
function dropOld(now) {
    for (const tabId of Object.keys(now.waiting).map(Number)) {
        if (Date.now() - (now.begun?.[tabId] ?? 0) < WAITS_MS) continue;
        delete now.waiting[tabId];
        delete now.begun?.[tabId];
    }
}

/** @param {import('../../wasm/types.js').Reliance} reliance */
async function note(reliance) {
    const before = (await inMemory.get('identityProviders')) ?? [];
    const after = await withCookies((core) => core.noteReliance(before, reliance));
    await inMemory.set({ identityProviders: after });
}
