// Collects what can be seen of a sign-in that failed: what the page says, how it was answered, what stands in its fields. Only after
// the person has asked why. Of a password it tells what kind of letters it has, never which.
(() => {
    'use strict';

    /** @typedef {import('../../wasm/types.js').DoorFrame} DoorFrame */
    /** @typedef {import('../../wasm/types.js').DoorPlace} DoorPlace */

    const { latchkey } = globalThis;
    if (latchkey.door) return;
    const { read, find, letters } = latchkey;

    /** A message is a sentence or three. */
    const MAX_MESSAGE = 400;
    const SHORTEST_MESSAGE = 3;
    /** Most texts told, and most elements looked at for them. */
    const MAX_MESSAGES = 80;
    const MAX_SEEN = 1_500;
    const MAX_FILLED = 20_000;
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

    /** What is called so, by its class, its own name or that of its element, is a message. */
    const NAMES = [
        'error',
        'alert',
        'invalid',
        'danger',
        'warning',
        'flash',
        'toast',
        'notice',
        'notif',
        'message',
        'feedback',
        'snackbar',
    ];
    const MARKED = [
        '[role="alert" i],[role="status" i],[role="alertdialog" i],[role="dialog" i],dialog[open],[aria-live="assertive" i],[aria-live="polite" i],output',
        ...NAMES.map((name) => `[class*="${name}" i],[id*="${name}" i],[part*="${name}" i]`),
    ].join(',');
    const TEXTS = 'p,li,div,span,td,th,dd,strong,b,em,small,font,section,center,pre,h1,h2,h3,h4';
    /** What leads elsewhere, or names something, and says nothing of a try. */
    const ELSEWHERE =
        'a,button,label,summary,nav,footer,header,legend,select,[role="button" i],[role="link" i]';
    /** How a text is marked: set off as a message, or beside the form. */
    const SET_OFF = 2;
    const BESIDE = 1;
    const WORDS = /\p{L}{2}/u;
    /** Names of fields for secrets, and of those for an account. */
    const SECRET = /pass|pwd|secret|kennwort|one-time-code|otp|(?:^|[^a-z])(?:pin|code|token)(?:$|[^a-z])/i;
    const ACCOUNT = /mail|user|login|account/i;
    /** How far around a form a text stands beside it. */
    const MAX_CLIMB = 3;

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

    /** @param {Element} element */
    const isVisible = (element) =>
        Element.prototype.checkVisibility.call(element, {
            opacityProperty: true,
            visibilityProperty: true,
        }) && element.getBoundingClientRect().height > 1;

    /** Whether it is written in red: so many pages mark what is wrong. @param {Element} element */
    const isRed = (element) => {
        const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(
            Number,
        );
        return red > 120 && red > green * 1.8 && red > blue * 1.8;
    };

    /** What describes fields that are wrong. @param {Node[]} roots */
    const described = (roots) =>
        roots
            .flatMap((root) => [...read.all(root, '[aria-invalid="true" i]')].slice(0, MAX_FIELDS))
            .flatMap((field) =>
                ['aria-describedby', 'aria-errormessage']
                    .flatMap((name) => read.attribute(field, name).split(/\s+/).filter(Boolean))
                    .map((id) => read.byId(field, id)),
            )
            .filter((element) => element !== null);

    /** Whether a text is an element's own: its children only set it off. @param {Element} element */
    const isLeaf = (element) =>
        !read.first(
            element,
            `${TEXTS},form,input,select,textarea,table,ul,ol`.replace(
                /\b(?:span|strong|b|em|small|font),/g,
                '',
            ),
        );

    /**
     * Whether it is an element of the page's own that is called after what it is, as `x-toaster`, and not what stands around a form.
     * @param {Element} element
     * @param {import('../facts/types.js').Group[]} groups
     */
    const isCalledMessage = (element, groups) => {
        const tag = read.tag(element).slice(0, MAX_NAME);
        if (!tag.includes('-') || !NAMES.some((name) => tag.includes(name))) return false;
        const nodes = groups.flatMap(({ places }) => places.flatMap(({ field, hosts }) => [field, ...hosts]));
        return !nodes.some((node) => read.contains(element, node));
    };

    /** What a page has the browser say of fields, beside them and for a moment (`setCustomValidity`). @param {Element[]} fields */
    const ownWarnings = (fields) =>
        fields
            .filter((field) => field instanceof HTMLInputElement && isVisible(field))
            .slice(0, MAX_FIELDS)
            .map((field) => /** @type {HTMLInputElement} */ (field))
            // What is said of an empty field only asks for something to be typed.
            .filter((field) => field.validity.customError && read.value(field))
            .map((field) => field.validationMessage.trim().slice(0, MAX_MESSAGE));

    /** What stands in the page in no element of its own, as servers in front of a site write it. */
    const bare = () => {
        const body = read.first(document, 'body');
        const found = [];
        let node = body ? read.child(body) : null;
        for (let passed = 0; node && passed < MAX_SEEN && found.length < MAX_FIELDS; passed += 1) {
            if (read.isText(node)) found.push(read.text(node, MAX_MESSAGE));
            node = read.next(node);
        }
        return found.filter(Boolean);
    };

    /** @param {Node[]} roots @param {import('../facts/types.js').Group[]} groups those of the forms to sign in with */
    const messages = (roots, groups) => {
        const forms = groups.map(({ around }) => around);
        /** How each is marked, the strongest: 2 set off as a message, 1 beside the form. @type {Map<string, number>} */
        const found = new Map();
        /** @param {string} text */
        const isText = (text) => text.length >= SHORTEST_MESSAGE && WORDS.test(text);
        /** @param {Element} element @param {number} mark */
        const note = (element, mark) => {
            if (found.size >= MAX_MESSAGES) return;
            const text = read.text(element, MAX_MESSAGE);
            const before = found.get(text) ?? -1;
            if (!isText(text) || before >= Math.max(mark, BESIDE) || !isVisible(element)) return;
            found.set(text, isRed(element) ? SET_OFF : Math.max(mark, before));
        };
        for (const element of described(roots)) note(element, SET_OFF);
        for (const text of ownWarnings(groups.flatMap(({ places }) => places.map(({ field }) => field))))
            if (isText(text)) found.set(text, SET_OFF);
        const around = new Set(forms.flatMap((form) => [form, ...find.ancestors(form, MAX_CLIMB)]));
        for (const root of roots) {
            const isMessage = root instanceof ShadowRoot && isCalledMessage(root.host, groups);
            const filled = [...read.all(root, ':not(:empty)')].slice(0, MAX_FILLED);
            const marked = [
                ...filled.filter((one) => isCalledMessage(one, groups)),
                ...read.all(root, MARKED),
            ];
            for (const element of marked.slice(0, MAX_SEEN)) {
                if (
                    !read.closest(element, 'a,button,label,nav,footer') &&
                    !read.first(element, 'input[type="password" i]')
                )
                    note(element, SET_OFF);
            }
            for (const element of [...read.all(root, TEXTS)].slice(0, MAX_SEEN)) {
                if (!isLeaf(element) || read.closest(element, ELSEWHERE)) continue;
                const parent = read.parent(element);
                const isBeside =
                    forms.length > 0 &&
                    find
                        .ancestors(element, MAX_CLIMB)
                        .concat(element)
                        .some((one) => around.has(one) && one !== document.body) &&
                    parent !== document.body;
                note(element, isMessage ? SET_OFF : isBeside ? BESIDE : 0);
            }
        }
        for (const text of latchkey.passing?.texts() ?? []) found.set(text, SET_OFF);
        for (const text of bare()) if (isText(text) && !found.has(text)) found.set(text, 0);
        const title = read.title();
        if (title && !found.has(title)) found.set(title, 0);
        return [...found].map(([text, mark]) => ({
            text,
            marked: mark >= BESIDE,
            setOff: mark === SET_OFF,
        }));
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
            .filter((field) => field instanceof HTMLInputElement && isVisible(field))
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
            messages: messages(roots, own),
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
