// Reads what a page says that may be about a sign-in: what it marks as a message, what stands beside its form, and the rest. Only after
// the person has asked why it has failed.
(() => {
    'use strict';

    const { latchkey } = globalThis;
    if (latchkey.messages) return;
    const { read, find } = latchkey;

    /** A message is a sentence or three. */
    const MAX_MESSAGE = 400;
    const SHORTEST_MESSAGE = 3;
    /** Most texts told, and most elements looked at for them. */
    const MAX_MESSAGES = 80;
    const MAX_SEEN = 1_500;
    const MAX_FILLED = 20_000;
    const MAX_FIELDS = 12;
    const MAX_NAME = 40;
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
    /** How far around a form a text stands beside it. */
    const MAX_CLIMB = 3;

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
    const told = (roots, groups) => {
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

    latchkey.messages = Object.freeze({ told, isVisible });
})();
