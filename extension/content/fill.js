/**
 * Filling: writes into the fields of this frame that the core has chosen, as typing would.
 */
(() => {
    'use strict';

    const { latchkey } = globalThis;
    // It remembers what it has filled in.
    if (latchkey.fill) return;
    // The prototype's own setter: frameworks put theirs on the element, and listen to the event.
    const setValue = /** @type {(this: HTMLInputElement, text: string) => void} */ (
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    );

    /** So long a generated password is kept that stands in no field any more, if its form is not sent before. */
    const SHOWN_MS = 600_000;

    /**
     * The password that was generated and filled in last, and the fields that it went into. Codes are no such thing.
     * @type {{ text: string, until: number, fields: WeakRef<HTMLInputElement>[] } | undefined}
     */
    let last;
    /** What was filled into each field last. @type {WeakMap<Element, string>} */
    let own = new WeakMap();

    /** The field with the focus, by its handle. Facts have been collected before. */
    function focused() {
        const active = latchkey.read.active();
        return active instanceof HTMLInputElement ? (latchkey.facts.handleOf(active) ?? null) : null;
    }

    /**
     * What a field says of the passwords that it takes.
     * @param {number} handle
     * @returns {import('../wasm/types.js').FieldRules}
     */
    function rulesOf(handle) {
        const field = latchkey.facts.elementOf(handle);
        /** @param {string} name */
        const count = (name) => {
            const text = field?.getAttribute(name)?.trim() ?? '';
            return /^\d{1,9}$/.test(text) ? Number(text) : null;
        };
        return {
            minLength: count('minlength'),
            maxLength: count('maxlength'),
            pattern: field?.getAttribute('pattern') ?? null,
            passwordRules: field?.getAttribute('passwordrules') ?? null,
        };
    }

    /** Where this frame's content comes from: its own origin, also where its address is none (`about:srcdoc`). */
    function origin() {
        return globalThis.origin;
    }

    /**
     * The origins of the pages around this frame, the nearest first; `null` of one that is not known. Firefox says them since 148:
     * before that, only those of its own origin can be looked at.
     */
    function around() {
        if (location.ancestorOrigins) return Array.from(location.ancestorOrigins);
        const found = [];
        for (let view = /** @type {Window} */ (window); view !== view.parent; view = view.parent)
            found.push(originOf(view.parent));
        return found;
    }

    /** @param {Window} view */
    function originOf(view) {
        try {
            return view.origin;
        } catch {
            return 'null';
        }
    }

    /**
     * How much can be seen of fields, once they are in the window.
     * @param {number[]} handles
     */
    function sights(handles) {
        return handles.map((handle) => {
            const field = connected(handle);
            return field ? latchkey.sight.scrolledTo(field) : null;
        });
    }

    /** Whether as much can still be seen of a field. @param {HTMLInputElement} field @param {import('../wasm/types.js').FieldSight} before */
    function isStillSeen(field, before) {
        const now = latchkey.sight.scrolledTo(field);
        return (
            now.drawn === before.drawn &&
            /** @type {const} */ (['width', 'height', 'opacity', 'clear']).every(
                (name) => now[name] >= before[name],
            )
        );
    }

    /**
     * Fills fields; the number of those that hold their text, or held it when it was typed: some pages send a code as soon as it is
     * there. None in a document of another origin, or another document than the one that was looked at, and none of
     * which less can be seen than when it was judged.
     * @param {import('./content.js').JudgedPart[]} parts
     * @param {import('./content.js').Meant} meant
     */
    function into(parts, { origin: expected, document: seen, step, generated }) {
        if (origin() !== expected || performance.timeOrigin !== seen) return 0;
        const [first] = parts;
        if (generated && step === 'fill' && first)
            last = { text: first.text, until: Date.now() + SHOWN_MS, fields: [] };
        return parts.filter(({ handle, text, sight }) => {
            const field = connected(handle);
            if (!field) return false;
            const held = latchkey.read.value(field);
            const isOurs = held === '' || held === own.get(field);
            const isWanted = step === 'fill' || (step === 'rest' && held !== text && isOurs);
            if (!isWanted) return held === text;
            if (!sight || !isStillSeen(field, sight)) return false;
            own.set(field, text);
            if (text === last?.text) last.fields.push(new WeakRef(field));
            // Some pages draw a form anew whenever a field gets the focus.
            return type(field, text, step === 'fill' || field.readOnly);
        }).length;
    }

    /** @param {number} handle */
    function connected(handle) {
        const field = latchkey.facts.elementOf(handle);
        return field instanceof HTMLInputElement && latchkey.read.isConnected(field) ? field : undefined;
    }

    /**
     * Sends what a person's typing sends, in its order: some pages make a field writable when it gets the focus, and some
     * listen to keys, or to the end of the focus, only. The focus itself stays where it is.
     * @param {HTMLInputElement} field
     * @param {string} text
     * @param {boolean} focuses whether it is told that it gets the focus, if it does not have it
     * @returns {boolean} whether it took the text
     */
    function type(field, text, focuses) {
        const hasFocus = () => latchkey.read.active() === field;
        const options = { bubbles: true, composed: true };
        /** @param {string} kind @param {string} bubbling */
        const sendFocus = (kind, bubbling) => {
            field.dispatchEvent(new FocusEvent(kind, { composed: true }));
            field.dispatchEvent(new FocusEvent(bubbling, options));
        };
        // One character has a key of its own.
        const key = text.length === 1 ? text : 'Unidentified';
        if (focuses && !hasFocus()) sendFocus('focus', 'focusin');
        if (field.disabled || field.readOnly) return false;
        field.dispatchEvent(new KeyboardEvent('keydown', { ...options, key, cancelable: true }));
        setValue.call(field, text);
        field.dispatchEvent(new InputEvent('input', { ...options, inputType: 'insertReplacementText' }));
        const taken = latchkey.read.value(field) === text;
        // Some pages draw the field anew now: the old one has nothing more to say.
        if (!field.isConnected) return taken;
        field.dispatchEvent(new KeyboardEvent('keyup', { ...options, key }));
        field.dispatchEvent(new Event('change', options));
        sendFocus('blur', 'focusout');
        if (hasFocus()) sendFocus('focus', 'focusin');
        return taken;
    }

    /**
     * The first of some fields that holds a text.
     * @param {number[]} handles
     * @param {string} text
     */
    function holderOf(handles, text) {
        const holds = (/** @type {HTMLInputElement | undefined} */ field) =>
            field && latchkey.read.value(field) === text;
        return handles.find((handle) => holds(connected(handle))) ?? null;
    }

    /** The password that was generated and filled in, while one of these fields holds it. @param {Element[]} fields */
    function lastFor(fields) {
        if (!last) return null;
        const { text, until } = last;
        const holds = (/** @type {Element | undefined} */ field) =>
            field instanceof HTMLInputElement &&
            latchkey.read.isConnected(field) &&
            latchkey.read.value(field) === text;
        if (fields.some(holds)) return text;
        // Whoever is still at work on the form may need it when they come back to it.
        if (Date.now() > until && !last.fields.some((field) => holds(field.deref()))) forget();
        return null;
    }

    function forget() {
        last = undefined;
        own = new WeakMap();
    }

    latchkey.fill = {
        around,
        focused,
        holderOf,
        into,
        lastFor,
        forget,
        origin,
        rulesOf,
        sights,
    };
})();
