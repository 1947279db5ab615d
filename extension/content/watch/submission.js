/**
 * The submission: tells that a form with a password or a code is sent. What cookies are set then may sign in.
 */
(() => {
    'use strict';

    const PASSWORD = 'input[type="password" i]';
    const BUTTONS = 'button,[role="button"],input[type="submit" i],input[type="image" i]';
    /** A longer account is cut. */
    const LONGEST_ACCOUNT = 10_000;

    const { latchkey } = globalThis;

    /**
     * @param {import('../content.js').Roles} roles
     * @param {AddEventListenerOptions} options
     */
    function follow(roles, options) {
        const isFilled = (/** @type {Element} */ field) =>
            field instanceof HTMLInputElement && latchkey.read.value(field) !== '';

        /** @param {Event} event */
        const onSend = (event) => {
            const [target] = event.composedPath();
            if (!event.isTrusted || !(target instanceof Element)) return;
            if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
            if (event.type === 'click' && !target.closest(BUTTONS)) return;
            // Its form is sent: nobody needs to copy it any more.
            if (
                target instanceof HTMLFormElement &&
                latchkey.fill.lastFor(Array.from(latchkey.read.elements(target)))
            )
                latchkey.fill.forget();
            // Nobody waits for the recognition, and password managers type fast.
            const root = /** @type {Document | ShadowRoot} */ (target.getRootNode());
            if (![...roles.secrets(), ...root.querySelectorAll(PASSWORD)].some(isFilled)) return;
            const named = roles.accounts().find(isFilled);
            const account = named ? latchkey.read.value(named).slice(0, LONGEST_ACCOUNT) : '';
            const secret = [...roles.secrets(), ...root.querySelectorAll(PASSWORD)].find(isFilled);
            const password = latchkey.read.value(/** @type {HTMLInputElement} */ (secret));
            const capsLock =
                (event instanceof KeyboardEvent || event instanceof MouseEvent) &&
                event.getModifierState('CapsLock');
            const publicComputer = roles.withRole('publicComputer').some((box) => box.checked);
            latchkey.gate
                ?.ask({
                    kind: 'submitted',
                    account,
                    publicComputer,
                    passwordKinds: latchkey.letters.kinds(password),
                    accountKinds: latchkey.letters.kinds(account),
                    capsLock,
                    document: String(performance.timeOrigin),
                })
                .catch(() => undefined);
        };
        for (const kind of ['submit', 'click', 'keydown']) addEventListener(kind, onSend, options);
    }

    latchkey.submission = { follow };
})();
