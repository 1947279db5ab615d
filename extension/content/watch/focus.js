/**
 * The focus: the meter shows on the field that has it, if a password is being chosen there.
 */
(() => {
    'use strict';

    const TEXT_TYPES = new Set(['text', 'password', 'email', 'tel', 'search', 'url', 'number']);

    const { latchkey } = globalThis;

    /** The input with the focus. */
    function field() {
        const active = latchkey.read.active();
        return active instanceof HTMLInputElement && TEXT_TYPES.has(active.type) ? active : null;
    }

    /**
     * @param {import('../content.js').Roles} roles
     * @returns {import('../content.js').Focus}
     */
    function open(roles) {
        const questions = latchkey.questions.open(roles);
        /** The field that the meter was shown for last. @type {HTMLInputElement | null} */
        let last = null;

        return {
            field,
            follow() {
                if (latchkey.panel.owns(latchkey.read.active())) return;
                const focused = field();
                // Where a page draws its form anew with every key, the field in the place of the last one is for the same.
                if (focused && last) roles.inherit(focused, last);
                const role = focused && roles.of(focused);
                if (focused && (role === 'newPassword' || role === 'newPasswordConfirmation')) {
                    last = focused;
                    latchkey.meter.show({
                        field: focused,
                        others: () => roles.formOf(focused).filter((other) => other !== focused),
                        question: () => questions.about(focused),
                    });
                } else {
                    latchkey.meter.hide();
                }
            },
            note: questions.note,
        };
    }

    latchkey.focus = { open };
})();
