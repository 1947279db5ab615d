/**
 * Watches one try to sign in, at the person's wish: what the browser tells of the requests of one tab, for two minutes at most.
 * Kept in this page alone, and gone with it. Of an address nothing goes on from here but its host and its path, which the core
 * counts the parts of.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { withDoctor } from '../../core/bundles/doctor.js';
import { isFirefox } from '../../shared/browser.js';
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { cookiesOf, identityOf, storeIn } from '../../shared/cookies/jar.js';

/** @typedef {import('../../wasm/types.js').WatchEvent} WatchEvent */
/** @typedef {import('../../wasm/types.js').WatchReport} WatchReport */
/** @typedef {import('../../wasm/types.js').DoorCookie} DoorCookie */
/** What the browser tells of a request, as far as it is used. @typedef {{ requestId: string, url: string, method: string, type: string, statusCode?: number, fromCache?: boolean }} Details */

/** A try takes no longer. */
const LONGEST_MS = 120_000;
const PERMISSIONS = { permissions: /** @type {['webRequest']} */ (['webRequest']) };
const EVERYWHERE = ['*://*/*'];
/** A page can ask without end. */
const MOST_EVENTS = 400;
const MOST_HEADERS = 60;
const LONGEST_HEADER = 8_192;
const LONGEST_DATE = 64;
const MOST_COOKIES = 400;
/** What a page shows: nobody signs in with it, unless it sets cookies. */
const SHOWN = new Set(['image', 'imageset', 'font', 'media', 'stylesheet', 'csp_report', 'object']);
/** Held by every page that watches. */
const WATCHING = 'watching a try';

/** Asks the browser for what watching needs. To be called straight from the person's click. */
export function mayWatch() {
    return isAskedFor() ? chrome.permissions.request(PERMISSIONS) : Promise.resolve(true);
}

/** Whether the permission comes and goes; a copy for tests has it for good, and Firefox would take that away as well. */
function isAskedFor() {
    const { optional_permissions: optional = [] } = chrome.runtime.getManifest();
    return /** @type {string[]} */ (optional).includes('webRequest');
}

/** Gives the permission back, unless another page watches: it was asked for one try. */
export function giveBack() {
    return navigator.locks.request(WATCHING, { ifAvailable: true }, async (lock) => {
        if (lock && isAskedFor()) await chrome.permissions.remove(PERMISSIONS).catch(() => false);
    });
}

export class Watch {
    /** @type {WatchEvent[]} */
    #events = [];
    /** What headers of requests that are under way say. @type {Map<string, { setCookies: string[], retryAfter: string }>} */
    #headers = new Map();
    /** Requests that are not among the events, for want of room. */
    #leftOut = 0;
    /** The cookies that were set meanwhile: scripts take some away again. @type {Map<string, { storeId: string, cookie: DoorCookie }>} */
    #set = new Map();
    #began = performance.now();
    #beganAt = Date.now();
    /** @type {(() => void)[]} */
    #ends = [];

    /** @param {chrome.tabs.Tab} tab @param {() => void} [over] called when it has taken too long */
    constructor(tab, over) {
        this.tab = tab;
        const { hostname } = new URL(tab.url ?? 'about:blank');
        this.host = hostname;
        /** The page that is in front. */
        this.front = hostname;
        this.#listen();
        const deadline = setTimeout(() => {
            this.stop();
            over?.();
        }, LONGEST_MS);
        this.#ends.push(() => clearTimeout(deadline));
        const ended = new Promise((done) => void this.#ends.push(() => done(undefined)));
        void navigator.locks.request(WATCHING, { mode: 'shared' }, () => ended);
    }

    #listen() {
        const { webRequest } = chrome;
        const filter = { urls: EVERYWHERE, tabId: this.tab.id ?? -1 };
        // Chromium keeps cookies from those who do not ask for them by name; Firefox does not know the name.
        const extra = isFirefox() ? [] : ['extraHeaders'];
        const on = (
            /** @type {any} */ event,
            /** @type {(details: any) => void} */ listener,
            /** @type {string[][]} */ ...options
        ) => {
            // Firefox refuses options of events that have none.
            event.addListener(listener, filter, ...options);
            this.#ends.push(() => event.removeListener(listener));
        };
        on(webRequest.onHeadersReceived, (details) => this.#noteHeaders(details), [
            'responseHeaders',
            ...extra,
        ]);
        on(webRequest.onBeforeRedirect, (details) => this.#note(details, { to: details.redirectUrl }));
        on(webRequest.onCompleted, (details) => this.#note(details, {}));
        on(webRequest.onErrorOccurred, (details) => this.#note(details, { error: details.error }));
        /** @param {{ removed: boolean, cookie: import('../../shared/cookies/jar.js').StoredCookie }} change */
        const noteCookie = ({ removed, cookie }) => {
            if (removed || this.#set.size >= MOST_COOKIES) return;
            this.#set.set(identityOf(cookie), {
                storeId: cookie.storeId,
                cookie: doorCookie(cookie, 'other'),
            });
        };
        chrome.cookies.onChanged.addListener(noteCookie);
        this.#ends.push(() => chrome.cookies.onChanged.removeListener(noteCookie));
    }

    /** @param {{ requestId: string, responseHeaders?: { name: string, value?: string, binaryValue?: ArrayBuffer | number[] }[] }} details */
    #noteHeaders({ requestId, responseHeaders = [] }) {
        const set = responseHeaders.filter(({ name }) => name.toLowerCase() === 'set-cookie');
        // Firefox tells them in one, a line each.
        const lines = set.flatMap((header) => textOf(header).split('\n'));
        const retry = responseHeaders.find(({ name }) => name.toLowerCase() === 'retry-after');
        if ((lines.length > 0 || retry) && this.#headers.size < MOST_EVENTS)
            this.#headers.set(requestId, {
                setCookies: lines.slice(0, MOST_HEADERS).map((line) => line.slice(0, LONGEST_HEADER)),
                retryAfter: retry ? textOf(retry).slice(0, LONGEST_DATE) : '',
            });
    }

    /** @param {Details} details @param {{ to?: string, error?: string }} outcome */
    #note(details, { to, error = '' }) {
        const place = placeOf(details.url);
        const { setCookies, retryAfter } = this.#headers.get(details.requestId) ?? {
            setCookies: [],
            retryAfter: '',
        };
        this.#headers.delete(details.requestId);
        if (!place || (SHOWN.has(details.type) && setCookies.length === 0)) return;
        const byTab = details.type === 'main_frame';
        if (byTab) this.front = place.host;
        this.#keep({
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
            retryAfter,
        });
    }

    /** A page that asks without end must not cut off the sign-in itself. @param {WatchEvent} event */
    #keep(event) {
        this.#events.push(event);
        if (this.#events.length <= MOST_EVENTS) return;
        this.#leftOut += 1;
        const least = this.#events.findIndex(
            ({ byTab, method, setCookies }) => !byTab && method === 'GET' && setCookies.length === 0,
        );
        this.#events.splice(least, 1);
    }

    /** Ends it, and says what happened. @returns {Promise<WatchReport>} */
    async end() {
        this.stop();
        const hosts = new Set(
            this.#events.flatMap(({ place, setCookies }) => (setCookies.length > 0 ? [place.host] : [])),
        );
        const places = await Promise.all([...hosts].map((host) => siteAccess(`https://${host}/`)));
        const sites = new Set(places.map(({ site }) => site));
        const jars = await withCookies(async (core) => {
            const store = storeIn(core, this.tab);
            const found = await Promise.all([...sites].map((site) => cookiesOf(site, store, core)));
            const there = found.flat().map((cookie) => doorCookie(cookie, 'other'));
            const set = [...this.#set.values()].filter(({ storeId }) => storeId === store);
            return [...there, ...set.map(({ cookie }) => cookie)];
        });
        const seen = {
            host: this.host,
            began: this.#beganAt,
            read: Math.round(performance.now() - this.#began),
            events: this.#events,
            leftOut: this.#leftOut,
            cookies: jars,
            whole: places.flatMap(({ host, sees }) => (sees === 'wholeSite' ? [host] : [])),
        };
        return withDoctor((core) => core.watched(seen));
    }

    /** Nobody listens any more, and what was seen is still there. */
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

/** What is no text in UTF-8 comes in bytes. @param {{ value?: string, binaryValue?: ArrayBuffer | number[] }} header */
function textOf({ value, binaryValue }) {
    if (value !== undefined || !binaryValue) return value ?? '';
    return new TextDecoder('latin1').decode(new Uint8Array(binaryValue));
}

/** @param {string} address @returns {import('../../wasm/types.js').DoorPlace | null} */
function placeOf(address) {
    if (!URL.canParse(address)) return null;
    const { protocol, hostname, pathname } = new URL(address);
    if (!/^https?:$/.test(protocol)) return null;
    return { secure: protocol === 'https:', host: hostname, path: pathname };
}
