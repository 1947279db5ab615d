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

    /** What was filled in last, and where it was to go. @type {{ text: string, fields: WeakSet<Element> } | undefined} */
    let last;
    /** What was filled in at all. @type {Set<string>} */
    const own = new Set();

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
     * Fills fields; the number of those that hold their text then, none in a frame of another origin. The second time, what
     * is there already is left alone, and so is what somebody else has written since.
     * @param {import('./content.js').Part[]} parts
     * @param {string} expected the origin for which the texts are meant
     * @param {boolean} again whether it is the second time
     */
    function into(parts, expected, again) {
        if (origin() !== expected) return 0;
        const [first] = parts;
        if (!again && first) last = { text: first.text, fields: new WeakSet() };
        for (const { handle, text } of parts) {
            const field = connected(handle);
            if (!field) continue;
            last?.fields.add(field);
            const held = latchkey.read.value(field);
            if (!again || (held !== text && (held === '' || own.has(held)))) {
                // Some pages draw a form anew whenever a field gets the focus.
                type(field, text, !again || field.readOnly);
            }
            own.add(text);
        }
        return parts.filter(({ handle, text }) => {
            const field = connected(handle);
            return field && latchkey.read.value(field) === text;
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
        if (field.disabled || field.readOnly) return;
        field.dispatchEvent(new KeyboardEvent('keydown', { ...options, key, cancelable: true }));
        setValue.call(field, text);
        field.dispatchEvent(new InputEvent('input', { ...options, inputType: 'insertReplacementText' }));
        // Some pages draw the field anew now: the old one has nothing more to say.
        if (!field.isConnected) return;
        field.dispatchEvent(new KeyboardEvent('keyup', { ...options, key }));
        field.dispatchEvent(new Event('change', options));
        sendFocus('blur', 'focusout');
        if (hasFocus()) sendFocus('focus', 'focusin');
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

    /**
     * What was filled in, if it was meant for one of these fields or stands in one.
     * @param {Element[]} fields
     */
    function lastFor(fields) {
        if (!last) return null;
        const { text, fields: meant } = last;
        const isHere = fields.some(
            (field) =>
                field instanceof HTMLInputElement &&
                (meant.has(field) ? ['', text] : [text]).includes(latchkey.read.value(field)),
        );
        return isHere ? text : null;
    }

    latchkey.fill = {
        focused,
        holderOf,
        into,
        lastFor,
        forget() {
            last = undefined;
            own.clear();
        },
        origin,
        rulesOf,
    };
})();
