/**
 * The watch: learns what the fields of this frame are for, again when the page has changed, and has that followed.
 */
(() => {
    'use strict';

    const { latchkey } = globalThis;
    // Access can be withdrawn while this is on its way into the page.
    if (!latchkey.gate?.isAlive()) return;
    latchkey.watch?.stop();

    const listeners = new AbortController();
    const roles = latchkey.roles.open();
    const focus = latchkey.focus.open(roles);
    let learning = false;
    let again = false;

    async function learn() {
        await roles.learn();
        await latchkey.rememberMe.follow(roles.withRole('rememberMe'));
        if (roles.withRole('oneTimeCode').length > 0) {
            await latchkey.gate?.ask({ kind: 'setUp', facts: latchkey.setUp.facts() });
        }
    }

    /** Learns again and follows. Asked for while it is at work, it does so once more. */
    async function learnAndFollow() {
        again = true;
        if (learning) return;
        learning = true;
        while (again) {
            again = false;
            // A background that does not answer is asked again with the next focus.
            await learn().then(focus.follow, () => undefined);
        }
        learning = false;
    }

    /** Remembers a word of the person's while it is typed: a form that asks step by step takes its fields away. */
    function onInput(/** @type {Event} */ event) {
        const [target] = event.composedPath();
        if (!(target instanceof HTMLInputElement)) return;
        focus.note(target);
        const boxes = roles.withRole('rememberMe');
        if (boxes.includes(target)) void latchkey.rememberMe.follow(boxes).catch(() => undefined);
    }

    /** @param {FocusEvent} event */
    function onFocusIn(event) {
        if (!event.isTrusted) return;
        if (!latchkey.gate?.isAlive()) {
            latchkey.stop?.();
            return;
        }
        focus.follow();
        const field = focus.field();
        if (field && roles.isUnknown(field)) void learnAndFollow();
    }

    /** @param {FocusEvent} event */
    function onFocusOut(event) {
        if (event.isTrusted) latchkey.meter.hide();
    }

    latchkey.watch = {
        stop() {
            listeners.abort();
            roles.close();
            latchkey.meter.hide();
            latchkey.rememberMe.hide();
        },
    };
    const options = { capture: true, passive: true, signal: listeners.signal };
    addEventListener('focusin', onFocusIn, options);
    addEventListener('focusout', onFocusOut, options);
    addEventListener('input', onInput, options);
    latchkey.submission.follow(roles, options);
    latchkey.access.follow(listeners.signal);
    void learnAndFollow();
})();
