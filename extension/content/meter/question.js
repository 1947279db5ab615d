/**
 * The question that the meter asks: the password, with what is known about the person, the page and the field.
 */
(() => {
    'use strict';

    /** Past this, more of a value is not sent: the core does not count it. */
    const LONGEST_VALUE = 10_000;
    /** The person's own words that are remembered while the page lives, for forms that ask step by step. */
    const MOST_WORDS = 12;

    const { latchkey } = globalThis;

    /**
     * @param {import('../content.js').Roles} roles
     * @returns {import('../content.js').Questions}
     */
    function open(roles) {
        /** @type {Set<string>} */
        const words = new Set();

        /** @param {HTMLInputElement} field */
        const note = (field) => {
            const text = roles.isPersonal(field) ? valueOf(field) : '';
            if (!text) return;
            // The newest last; while it is typed it replaces its own beginnings.
            for (const old of words) if (text.startsWith(old) || old.startsWith(text)) words.delete(old);
            words.add(text);
            const [oldest] = words;
            if (words.size > MOST_WORDS && oldest !== undefined) words.delete(oldest);
        };

        return {
            note,
            about(field) {
                const others = roles.formOf(field).filter((other) => other instanceof HTMLInputElement);
                /** @param {import('../../wasm/types.js').FieldRole} role */
                const the = (role) => others.find((other) => roles.of(other) === role);
                others.forEach(note);
                const isRepeated = roles.of(field) === 'newPasswordConfirmation';
                const password = isRepeated ? (the('newPassword') ?? field) : field;
                const confirmation = the('newPasswordConfirmation');
                return {
                    password: valueOf(password),
                    inputs: [...words, document.title.slice(0, LONGEST_VALUE)],
                    confirmation: confirmation && confirmation !== password ? valueOf(confirmation) : null,
                    confirmationLeft: !isRepeated,
                    rules: latchkey.fill.rulesOf(latchkey.facts.handleOf(password)),
                };
            },
        };
    }

    /** @param {HTMLInputElement} field */
    function valueOf(field) {
        return latchkey.read.value(field).slice(0, LONGEST_VALUE);
    }

    latchkey.questions = { open };
})();
