/**
 * Watches one try to sign in, at the person's wish: what the browser tells of the requests of one tab, for two minutes at most.
 * Kept in this page alone, and gone with it. Of an address nothing goes on from here but its host and its path, which the core
 * counts the parts of.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { withDoctor } from '../../core/bundles/doctor.js';
import { isFirefox } from '../../shared/browser.js';
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { cookiesOf, storeIn } from '../../shared/cookies/jar.js';

/** @typedef {import('../../wasm/types.js').WatchEvent} WatchEvent */
/** @typedef {import('../../wasm/types.js').WatchReport} WatchReport */
/** What the browser tells of a request, as far as it is used. @typedef {{ requestId: string, url: string, method: string, type: string, statusCode?: number, fromCache?: boolean }} Details */

/** A try takes no longer. */
export const LONGEST_MS = 120_000;
const PERMISSIONS = { permissions: /** @type {['webRequest']} */ (['webRequest']) };
const EVERYWHERE = ['*://*/*'];
/** A page can ask without end. */
const MOST_EVENTS = 400;
const MOST_HEADERS = 60;
const LONGEST_HEADER = 8_192;

/** Asks the browser for what watching needs, once. To be called straight from the person's click. */
export function mayWatch() {
    return chrome.webRequest ? Promise.resolve(true) : chrome.permissions.request(PERMISSIONS);
}

export class Watch {
    /** @type {WatchEvent[]} */
    #events = [];
    /** The headers of requests that are under way. @type {Map<string, string[]>} */
    #headers = new Map();
    #began = performance.now();
    /** @type {(() => void)[]} */
    #ends = [];

    /** @param {chrome.tabs.Tab} tab */
    constructor(tab) {
        this.tab = tab;
        const { hostname } = new URL(tab.url ?? 'about:blank');
        this.host = hostname;
        /** The page that is in front. */
        this.front = hostname;
        this.#listen();
    }

    #listen() {
        const { webRequest } = chrome;
        const filter = { urls: EVERYWHERE, tabId: this.tab.id ?? -1 };
        // Chromium keeps cookies from those who do not ask for them by name; Firefox does not know the name.
        const extra = isFirefox() ? [] : ['extraHeaders'];
        const on = (
            /** @type {any} */ event,
            /** @type {(details: any) => void} */ listener,
            /** @type {string[]} */ options = [],
        ) => {
            event.addListener(listener, filter, options);
            this.#ends.push(() => event.removeListener(listener));
        };
        on(webRequest.onHeadersReceived, (details) => this.#noteHeaders(details), [
            'responseHeaders',
            ...extra,
        ]);
        on(webRequest.onBeforeRedirect, (details) => this.#note(details, { to: details.redirectUrl }));
        on(webRequest.onCompleted, (details) => this.#note(details, {}));
        on(webRequest.onErrorOccurred, (details) => this.#note(details, { error: details.error }));
    }

    /** @param {{ requestId: string, responseHeaders?: { name: string, value?: string }[] }} details */
    #noteHeaders({ requestId, responseHeaders = [] }) {
        const set = responseHeaders.filter(({ name }) => name.toLowerCase() === 'set-cookie');
        // Firefox tells them in one, a line each.
        const lines = set.flatMap(({ value = '' }) => value.split('\n'));
        if (lines.length > 0 && this.#headers.size < MOST_EVENTS)
            this.#headers.set(
                requestId,
                lines.slice(0, MOST_HEADERS).map((line) => line.slice(0, LONGEST_HEADER)),
            );
    }

    /** @param {Details} details @param {{ to?: string, error?: string }} outcome */
    #note(details, { to, error = '' }) {
        const place = placeOf(details.url);
        const setCookies = this.#headers.get(details.requestId) ?? [];
        this.#headers.delete(details.requestId);
        if (!place || this.#events.length >= MOST_EVENTS) return;
        const byTab = details.type === 'main_frame';
        if (byTab) this.front = place.host;
        this.#events.push({
            place,
            method: details.method,
            byTab,
            byScript: details.type === 'xmlhttprequest' || details.type === 'ping',
            page: byTab ? place.host : this.front,
            at: Math.round(performance.now() - this.#began),
            status: error ? 0 : (details.statusCode ?? 0),
            fromCache: details.fromCache === true,
            to: to === undefined ? null : placeOf(to),
            error,
            setCookies,
        });
    }

    /** Ends it, and says what happened. @returns {Promise<WatchReport>} */
    async end() {
        this.stop();
        const hosts = new Set(
            this.#events.flatMap(({ place, setCookies }) => (setCookies.length > 0 ? [place.host] : [])),
        );
        const places = await Promise.all([...hosts].map((host) => siteAccess(`https://${host}/`)));
        const sites = new Set(places.map(({ site }) => site));
        const jars = await withCookies((core) =>
            Promise.all([...sites].map((site) => cookiesOf(site, storeIn(core, this.tab), core))),
        );
        const cookies = jars.flat().map((cookie) => doorCookie(cookie, 'other'));
        return withDoctor((core) => core.watched({ host: this.host, events: this.#events, cookies }));
    }

    stop() {
        for (const end of this.#ends.splice(0)) end();
    }
}

/**
 * A cookie as the core reads it here, without its value.
 * @param {import('../../shared/cookies/jar.js').StoredCookie} cookie
 * @param {import('../../wasm/types.js').CookieKind} kind
 * @returns {import('../../wasm/types.js').DoorCookie}
 */
export function doorCookie(cookie, kind) {
    return {
        name: cookie.name,
        domain: cookie.domain,
        hostOnly: cookie.hostOnly,
        path: cookie.path,
        secure: cookie.secure,
        size: new TextEncoder().encode(cookie.name + cookie.value).length,
        kind,
        keptUnder: cookie.partitionKey?.topLevelSite ?? (cookie.firstPartyDomain || null),
    };
}

/** @param {string} address @returns {import('../../wasm/types.js').DoorPlace | null} */
function placeOf(address) {
    if (!URL.canParse(address)) return null;
    const { protocol, hostname, pathname } = new URL(address);
    if (!/^https?:$/.test(protocol)) return null;
    // What browsers trust without encryption may set cookies that want it.
    return {
        secure: protocol === 'https:' || /(?:^|\.)localhost$/.test(hostname),
        host: hostname,
        path: pathname,
    };
}
