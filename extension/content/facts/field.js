// What there is to know about one field: what it is called, and whether a person can see it.
(() => {
    'use strict';

    /** @typedef {import('./types.js').Field} Field */
    /** @typedef {import('./types.js').Place} Place */

    const { latchkey } = globalThis;
    if (latchkey.field) return;
    const { read, find } = latchkey;

    /** Most labels read, and most ids followed in `aria-labelledby`. */
    const MAX_LABELS = 4;
    /** How far up, and past how many neighbours, the text before a field is looked for. */
    const MAX_CLIMB = 6;
    const MAX_NEIGHBOURS = 8;
    /** Smaller than this in pixels is a trap or a switch drawn by other means. */
    const MIN_SIZE = 3;
    /** Further right of the window than this in pixels is where nobody scrolls. */
    const FAR = 4000;

    /** How far up something may stand that cuts a field away. */
    const MAX_WRAPPERS = 8;

    const IS_FIELD = /^(?:input|select|textarea)$/;
    const BOX = new Set(['checkbox', 'radio']);
    /** What a person types text into; a style can hide it in each of them. */
    const TYPED = /^(?:text|tel|number|search|email|url)$/;
    const FREE = /^(?:absolute|fixed)$/;

    /** @param {Element} element */
    const isTiny = (element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < MIN_SIZE || height < MIN_SIZE;
    };

    /** Whether a style leaves nothing of an element and of what is in it. @param {CSSStyleDeclaration} style */
    const isCutAway = ({ position, clip, clipPath }) =>
        (FREE.test(position) && /^rect\([01]px, [01]px, [01]px, [01]px\)$/.test(clip)) ||
        /^inset\((?:50|100)%\)$/.test(clipPath);

    /**
     * Whether something around an element hides it by being next to nothing in size itself. What stands apart from the flow is
     * hidden only by what it is placed in.
     * @param {Element} element
     */
    const isInsideNothing = (element) => {
        let { position } = getComputedStyle(element);
        let up = read.parent(element);
        for (let level = 0; level < MAX_WRAPPERS && read.isElement(up); level += 1, up = read.parent(up)) {
            if (/^(?:body|html)$/.test(read.tag(up))) return false;
            const style = getComputedStyle(up);
            if (isCutAway(style)) return true;
            const holds =
                !FREE.test(position) ||
                style.transform !== 'none' ||
                (position === 'absolute' && style.position !== 'static');
            if (!holds || /^(?:contents|inline)$/.test(style.display)) continue;
            const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
            if (clips && isTiny(up)) return true;
            position = style.position;
        }
        return false;
    };

    /** @param {Element} element */
    const drawn = (element) => {
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
        const box = element.getBoundingClientRect();
        if (isTiny(element)) return false;
        if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || box.left + scrollX > innerWidth + FAR) {
            return false;
        }
        return !isCutAway(getComputedStyle(element)) && !isInsideNothing(element);
    };

    /**
     * Whether a person can see a field, or the label that stands for a box to tick.
     * @param {Field} field
     */
    const visible = (field) => {
        if (read.closest(field, '[aria-hidden="true"],[inert]')) return false;
        if (drawn(field)) return true;
        const label = BOX.has(field.type) ? field.labels?.[0] : null;
        return Boolean(label && drawn(label));
    };

    /**
     * Whether a style hides what is typed into a text field, as a password field does.
     * @param {Field} field
     */
    const isMasked = (field) =>
        TYPED.test(field.type) &&
        !/^(?:none)?$/.test(getComputedStyle(field).getPropertyValue('-webkit-text-security'));

    /** @param {Field} field */
    const labels = (field) =>
        [...(field.labels ?? [])]
            .slice(0, MAX_LABELS)
            .map((label) => read.text(label))
            .join(' ')
            .trim()
            .slice(0, read.MAX_TEXT);

    /**
     * The texts that an attribute with a list of ids points to.
     * @param {Element} field
     * @param {string} name
     */
    const referred = (field, name) =>
        read
            .attribute(field, name)
            .split(/\s+/)
            .filter(Boolean)
            .slice(0, MAX_LABELS)
            .map((/** @type {string} */ id) => read.byId(field, id))
            .map((/** @type {Element | null} */ element) => (element ? read.text(element) : ''))
            .join(' ')
            .trim()
            .slice(0, read.MAX_TEXT);

    /**
     * The text nearest to a field on one side, up to the next field: what a person takes for its label where the
     * markup has none, as in the cells of a table.
     * @param {Element} field
     * @param {(node: Node) => Node | null} step
     */
    const beside = (field, step) => {
        /** @type {Element} */
        let from = field;
        for (let level = 0; level < MAX_CLIMB; level += 1) {
            let node = step(from);
            for (let passed = 0; node && passed < MAX_NEIGHBOURS; passed += 1, node = step(node)) {
                if (read.isElement(node)) {
                    const inner = IS_FIELD.test(read.tag(node)) ? node : read.first(node, find.FIELDS);
                    if (inner && find.isField(inner)) return '';
                }
                if (!read.isElement(node) && !read.isText(node)) continue;
                const text = read.text(node);
                if (/[\p{L}\p{N}]/u.test(text)) return text;
            }
            const parent = read.parent(from);
            if (!read.isElement(parent) || read.tag(parent) === 'form' || find.isRegion(parent)) return '';
            from = parent;
        }
        return '';
    };

    /**
     * @param {Field} field
     * @param {string} label
     */
    const nearby = (field, label) => {
        if (label) return '';
        return BOX.has(field.type)
            ? beside(field, read.next) || beside(field, read.previous)
            : beside(field, read.previous);
    };

    /**
     * A length as the page has it; no length, or one that is none, is `null`.
     * @param {Element} field
     * @param {string} name
     */
    const length = (field, name) => {
        const written = read.attribute(field, name).trim();
        return /^\d{1,9}$/.test(written) ? Number(written) : null;
    };

    /**
     * The facts about a field. What a person typed is not among them.
     * @param {Place} place
     * @param {number} handle
     * @returns {import('../../wasm/types.js').FieldFacts}
     */
    const facts = ({ field, hosts }, handle) => {
        if (isMasked(field)) find.notePassword(field);
        const wasPassword = find.holdsPassword(field) && field.type !== 'password';
        const label = labels(field);
        const aria = referred(field, 'aria-labelledby') || read.attribute(field, 'aria-label', read.MAX_TEXT);
        return {
            handle,
            tag: read.tag(field),
            type: field.type,
            wasPassword,
            autocomplete: read.attribute(field, 'autocomplete'),
            name: read.attribute(field, 'name'),
            id: read.attribute(field, 'id'),
            class: read.attribute(field, 'class'),
            label,
            aria,
            description: referred(field, 'aria-describedby'),
            placeholder: read.attribute(field, 'placeholder', read.MAX_TEXT),
            title: read.attribute(field, 'title', read.MAX_TEXT),
            nearby: nearby(field, label),
            visible: visible(field),
            editable: !field.disabled && !(/** @type {HTMLInputElement} */ (field).readOnly),
            required: field.required,
            maxLength: length(field, 'maxlength'),
            minLength: length(field, 'minlength'),
            inputMode: read.attribute(field, 'inputmode'),
            pattern: read.attribute(field, 'pattern'),
            shadowDepth: hosts.length,
        };
    };

    latchkey.field = Object.freeze({ facts, beside });
})();
