// Collects what can be seen of a sign-in that failed: what the page says (`messages.js`), how it was answered, what stands in its fields.
// Only after the person has asked why. Of a password it tells what kind of letters it has, never which.
(() => {
    'use strict';

    /** @typedef {import('../../wasm/types.js').DoorFrame} DoorFrame */
    /** @typedef {import('../../wasm/types.js').DoorPlace} DoorPlace */

    const { latchkey } = globalThis;
    if (latchkey.door) return;
    const { read, find, letters, messages } = latchkey;

    /** Most letters that are counted: a longer page is a long page. */
    const MAX_LETTERS = 4_000;
    const MAX_REQUESTS = 100;
    const MAX_NAMES = 60;
    const MAX_NAME = 40;
    const MAX_FIELDS = 12;
    const MAX_TYPED = 200;
    const MAX_ADDRESS = 2_048;
    const MAX_STORED = 5_000;
    const MAX_LINKS = 400;
    const MAX_LINK_TEXT = 80;

    /** Names of fields for secrets, and of those for an account. */
    const SECRET = /pass|pwd|secret|kennwort|one-time-code|otp|(?:^|[^a-z])(?:pin|code|token)(?:$|[^a-z])/i;
    const ACCOUNT = /mail|user|login|account/i;

    /** @param {string | URL} address @returns {DoorPlace | null} */
    const placeOf = (address) => {
        try {
            const { protocol, hostname, pathname } = new URL(address, location.href);
            if (!/^https?:$/.test(protocol)) return null;
            return { secure: protocol === 'https:', host: hostname, path: pathname };
        } catch {
            return null;
        }
    };

    /** What a field is called, by what people do not read. @param {Element} field */
    const nameOf = (field) =>
        ['name', 'id', 'autocomplete'].map((name) => read.attribute(field, name)).join(' ');

    /** Whether it holds a secret, also one that is shown. @param {Element} field */
    const isSecret = (field) => find.holdsPassword(field) || SECRET.test(nameOf(field));

    /**
     * What it is used for. Beside a password, what is not a secret names the account; elsewhere only what is called so.
     * @param {HTMLInputElement} field
     * @param {boolean} isBeside
     * @returns {import('../../wasm/types.js').DoorFieldUse}
     */
    const useOf = (field, isBeside) => {
        if (isSecret(field)) return find.holdsPassword(field) ? 'password' : 'other';
        if (field.type === 'email') return 'account';
        return /^(?:text|tel)$/.test(field.type) && (isBeside || ACCOUNT.test(nameOf(field)))
            ? 'account'
            : 'other';
    };

    /**
     * What stands in the fields of the form to sign in with, and nothing of others. The text is told where it is an address, which
     * can be mistyped.
     * @param {import('../facts/types.js').Group[]} groups
     * @param {boolean} isBeside
     */
    const fields = (groups, isBeside) =>
        groups
            .flatMap(({ places }) => places.map(({ field }) => field))
            .filter((field) => field instanceof HTMLInputElement && messages.isVisible(field))
            .slice(0, MAX_FIELDS)
            .map((field) => {
                const input = /** @type {HTMLInputElement} */ (field);
                const use = useOf(input, isBeside);
                const typed = use === 'other' ? '' : String(read.value(input) ?? '').slice(0, MAX_TYPED);
                return {
                    use,
                    shape: letters.kinds(typed),
                    text: use === 'account' && typed.includes('@') ? typed : '',
                };
            });

    /** Pages in a sandbox have none, and may not even ask. */
    const hasWorker = () => {
        try {
            return Boolean(navigator.serviceWorker?.controller);
        } catch {
            return false;
        }
    };

    const navigation = () => {
        const [entry] = /** @type {PerformanceNavigationTiming[]} */ (
            performance.getEntriesByType('navigation')
        );
        if (!entry) return null;
        const fromCache = hasWorker() && entry.transferSize === 0;
        return {
            status: entry.responseStatus ?? 0,
            redirects: entry.redirectCount,
            fromWorker: entry.workerStart > 0 || fromCache,
            firstByte: Math.max(0, Math.round(entry.responseStart - entry.requestStart)),
            age: ago(0),
        };
    };

    /** How long ago a time of the page was, in milliseconds. @param {number} time */
    const ago = (time) => Math.max(0, Math.round(performance.now() - time));

    const requests = () => {
        const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
        return entries
            .slice(-MAX_REQUESTS)
            .flatMap(({ name, initiatorType, responseStatus, transferSize, startTime }) => {
                const place = placeOf(name);
                const byScript = /^(?:fetch|xmlhttprequest|beacon)$/.test(initiatorType);
                return place && byScript
                    ? [
                          {
                              place,
                              ago: ago(startTime),
                              byScript,
                              status: responseStatus ?? 0,
                              size: transferSize,
                          },
                      ]
                    : [];
            });
    };

    const scripts = () =>
        [...read.all(document, 'script[src]')]
            .slice(0, MAX_NAMES)
            .map((script) => placeOf(read.attribute(script, 'src', MAX_ADDRESS)))
            .filter((place) => place !== null);

    /** The hosts of the addresses that the query of this one names: where somebody was going, before they were sent here. */
    const namesHosts = () => {
        /** @type {string[]} */
        const values = [];
        // In Firefox, what they give to content scripts cannot be iterated over.
        new URLSearchParams(location.search.slice(0, MAX_ADDRESS)).forEach((value) => values.push(value));
        const places = values.filter((value) => /^https?:\/\//i.test(value)).map((value) => placeOf(value));
        return places.flatMap((place) => place?.host ?? []).slice(0, MAX_FIELDS);
    };

    /** What the query says things of, and nothing of what it says. */
    const queryNames = () => {
        /** @type {string[]} */
        const names = [];
        // In Firefox, it cannot be iterated over in content scripts.
        new URLSearchParams(location.search.slice(0, MAX_ADDRESS)).forEach((_, name) => names.push(name));
        return names.slice(0, MAX_NAMES).map((name) => name.slice(0, MAX_NAME));
    };

    /** The links that say something. */
    const anchors = () =>
        [...read.all(document, 'a[href]')]
            .slice(0, MAX_LINKS)
            .filter((element) => element instanceof HTMLAnchorElement);

    const links = () =>
        window === window.top
            ? anchors().map((anchor) => ({
                  text: read.text(anchor, MAX_LINK_TEXT),
                  place: placeOf(read.attribute(anchor, 'href', MAX_ADDRESS)) ?? {
                      secure: false,
                      host: '',
                      path: '',
                  },
              }))
            : [];

    /**
     * The whole address of one of the links, if that still leads to where it did: the page may have others by now.
     * @param {number} at
     * @param {DoorPlace} place
     */
    const addressOfLink = (at, { secure, host, path }) => {
        const anchor = anchors()[at];
        if (!anchor) return null;
        const address = new URL(read.attribute(anchor, 'href', MAX_ADDRESS), document.baseURI).href;
        const now = placeOf(address);
        return now?.secure === secure && now.host === host && now.path === path ? address : null;
    };

    /** How many letters are stored; nothing where the page has no storage. */
    const stored = () => {
        try {
            const { localStorage: area } = globalThis;
            let letters = 0;
            for (let at = 0; at < Math.min(area.length, MAX_STORED); at += 1) {
                const name = area.key(at) ?? '';
                letters += name.length + (area.getItem(name)?.length ?? 0);
            }
            return letters;
        } catch {
            return null;
        }
    };

    /** @returns {Promise<DoorFrame>} */
    const facts = async () => {
        const kept = stored();
        const { groups, roots } = find.groups(document);
        const withPasswords = groups.filter(({ places }) =>
            places.some(({ field }) => find.holdsPassword(field)),
        );
        const isBeside = withPasswords.length > 0;
        const own = isBeside ? withPasswords : groups;
        const from =
            document.referrer && new URL(document.referrer).origin === location.origin
                ? placeOf(document.referrer)
                : null;
        return {
            place: placeOf(location.href) ?? { secure: false, host: '', path: '' },
            referrer: from,
            referrerIsWhole: from !== null && !/[?#]/.test(document.referrer),
            namesHosts: namesHosts(),
            queryNames: queryNames(),
            links: links(),
            messages: messages.told(roots, own),
            letters: document.body ? read.text(document.body, MAX_LETTERS).length : 0,
            fields: fields(own, isBeside),
            navigation: navigation(),
            requests: requests(),
            cookiesEnabled: navigator.cookieEnabled,
            storageWorks: kept !== null,
            stored: kept ?? 0,
            hasStorageAccess:
                window === window.top || ((await document.hasStorageAccess?.().catch(() => true)) ?? true),
            complete: document.readyState === 'complete',
            hasWorker: hasWorker(),
            scripts: scripts(),
            // Only the page's own world knows them.
            globals: [],
        };
    };

    latchkey.door = Object.freeze({ facts, addressOfLink });
})();
