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
    const roles = latchkey.roles.open(onChange);
    const options = { capture: true, passive: true, signal: listeners.signal };
    const acts = latchkey.acts.follow(onAct, options);
    const focus = latchkey.focus.open(roles, acts);
    /** The pause between a change around the field with the focus and a look; it doubles with every look. */
    const FIRST_PAUSE_MS = 500;
    const LONGEST_PAUSE_MS = 8_000;
    let pause = FIRST_PAUSE_MS;
    let timer = 0;
    /** A site has answered by then, */
    const ANSWERED_MS = 5_000;
    /** or takes this long. */
    const LATEST_ANSWER_MS = 60_000;
    /** When a password was sent from here: whether it led in, nobody is told where no other document comes. */
    let sentAt = -Infinity;
    let sentTimer = 0;
    /** The field with the focus, when that was followed last. @type {HTMLInputElement | null} */
    let last = null;
    let learning = false;
    let again = false;

    async function learn() {
        await roles.learn();
        await followBoxes();
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

    /** A form can become another one around the password that is typed: from signing in to signing up. */
    function onChange() {
        const field = focus.field();
        const isAwaited = performance.now() - sentAt < LATEST_ANSWER_MS;
        if (!isAwaited && (!field || !latchkey.facts.holdsPassword(field))) return;
        clearTimeout(timer);
        timer = setTimeout(learnAndFollow, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }

    function onSent() {
        sentAt = performance.now();
        pause = FIRST_PAUSE_MS;
        clearTimeout(sentTimer);
        sentTimer = setTimeout(learnAndFollow, ANSWERED_MS);
    }

    /** Remembers a word of the person's while it is typed: a form that asks step by step takes its fields away. */
    function onInput(/** @type {Event} */ event) {
        const [target] = event.composedPath();
        onFocusMoved();
        if (!(target instanceof HTMLInputElement)) return;
        focus.note(target);
        void followBoxes().catch(() => undefined);
    }

    /** What the person has touched may be seen to be so only now. */
    function onAct() {
        const field = focus.field();
        if (field && acts.isOn(field) && !latchkey.meter.isShownFor(field)) follow();
        void followBoxes().catch(() => undefined);
    }

    /** A page learns from what is shown that the computer is shared: only once the person is at work on the form. */
    async function followBoxes() {
        const boxes = roles.withRole('rememberMe');
        const touched = boxes.filter((box) => [box, ...roles.formOf(box)].some(acts.isOn));
        await latchkey.rememberMe.follow(touched, focus.isSeen);
    }

    /** @param {FocusEvent} event */
    function onFocusIn(event) {
        if (!event.isTrusted) return;
        if (latchkey.gate?.isAlive()) follow();
        else latchkey.stop?.();
    }

    function follow() {
        if (latchkey.panel.owns(latchkey.read.active())) return;
        focus.follow();
        pause = FIRST_PAUSE_MS;
        last = focus.field();
        if (last && roles.isUnknown(last)) void learnAndFollow();
    }

    /** Where the focus moves inside of a shadow root, nobody outside of it is told: keys and clicks tell. */
    function onFocusMoved() {
        if (focus.field() !== last) follow();
    }

    /** @param {FocusEvent} event */
    function onFocusOut(event) {
        const { owns } = latchkey.panel;
        // Keys and assistive technology go into the card and back: what gets the focus next decides.
        const isCard = owns(event.target) || owns(event.relatedTarget);
        if (event.isTrusted && !isCard) latchkey.meter.hide();
    }

    latchkey.watch = {
        stop() {
            listeners.abort();
            clearTimeout(timer);
            clearTimeout(sentTimer);
            roles.close();
            latchkey.meter.hide();
            latchkey.rememberMe.hide();
            latchkey.fill.forget();
        },
    };
    addEventListener('focusin', onFocusIn, options);
    addEventListener('focusout', onFocusOut, options);
    addEventListener('input', onInput, options);
    addEventListener('keyup', onFocusMoved, options);
    addEventListener('click', onFocusMoved, options);
    latchkey.submission.follow(roles, focus.isSeen, onSent, options);
    latchkey.access.follow(listeners.signal);
    void learnAndFollow();
})();
