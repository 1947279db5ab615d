/**
 * The focus: the meter shows on the field that has it, if a password is being chosen there, by a person who sees the field and has
 * done something in it. What is shown tells a page that Latchkey is there.
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

    /** Whether a person can see something of the page, as the core says. @param {Element} element */
    async function isSeen(element) {
        const sight = latchkey.sight.of(element);
        return (await latchkey.gate?.ask({ kind: 'isSeen', sight })) ?? false;
    }

    /**
     * @param {import('../content.js').Roles} roles
     * @param {import('../content.js').Acts} acts
     * @returns {import('../content.js').Focus}
     */
    function open(roles, acts) {
        const questions = latchkey.questions.open(roles);
        /** The field that the meter was shown for last. @type {HTMLInputElement | null} */
        let last = null;

        /** @param {HTMLInputElement} focused */
        async function showIfSeen(focused) {
            const isWanted = () => field() === focused && acts.isOn(focused);
            if (!isWanted()) latchkey.meter.hide();
            else if ((await isSeen(focused)) && isWanted()) show(focused);
        }

        /** @param {HTMLInputElement} focused */
        function show(focused) {
            if (!acts.isOn(focused)) return;
            last = focused;
            latchkey.meter.show({
                field: focused,
                others: () => roles.formOf(focused).filter((other) => other !== focused),
                question: () => questions.about(focused),
                isSeen: () => isSeen(focused),
            });
        }

        return {
            field,
            isSeen,
            follow() {
                if (latchkey.panel.owns(latchkey.read.active())) return;
                const focused = field();
                // Where a page draws its form anew with every key, the field in the place of the last one is for the same.
                const isSame = Boolean(focused && last && roles.inherit(focused, last));
                if (focused && last && isSame && acts.isOn(last)) acts.carry(focused);
                const role = focused && roles.of(focused);
                if (focused && (role === 'newPassword' || role === 'newPasswordConfirmation')) {
                    if (isSame || latchkey.meter.isShownFor(focused)) show(focused);
                    else void showIfSeen(focused).catch(() => undefined);
                } else {
                    latchkey.meter.hide();
                }
            },
            note: questions.note,
        };
    }

    latchkey.focus = { open };
})();
