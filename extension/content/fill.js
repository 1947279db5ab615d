/**
 * Filling: writes into the fields of this frame that the core has chosen, as typing would.
 */
(() => {
    'use strict';

    const { latchkey } = globalThis;
    // The prototype's own setter: frameworks put theirs on the element, and listen to the event.
    const setValue = /** @type {(this: HTMLInputElement, text: string) => void} */ (
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    );

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
     * Fills fields; the number of those that have taken their text, none in a frame of another origin.
     * @param {{ handle: number, text: string }[]} parts
     * @param {string} expected the origin for which the texts are meant
     */
    function into(parts, expected) {
        if (origin() !== expected) return 0;
        return parts.filter(({ handle, text }) => {
            const field = latchkey.facts.elementOf(handle);
            if (!(field instanceof HTMLInputElement) || !field.isConnected) return false;
            if (field.disabled || field.readOnly) return false;
            setValue.call(field, text);
            const options = { bubbles: true, composed: true };
            field.dispatchEvent(new InputEvent('input', { ...options, inputType: 'insertReplacementText' }));
            field.dispatchEvent(new Event('change', options));
            return field.value === text;
        }).length;
    }

    latchkey.fill = { focused, into, origin, rulesOf };
})();
