/**
 * The submission: tells that a person sends a form with a password or a code. What cookies are set then may sign in. A page can send
 * its form by itself, and browsers do not tell that from a person's doing: a form counts as sent by a person who has just done something
 * in it.
 */
(() => {
    'use strict';

    const PASSWORD = 'input[type="password" i]';
    const BUTTONS = 'button,[role="button"],input[type="submit" i],input[type="image" i]';
    /** What shows or opens something when it is pressed. */
    const TOGGLES = '[aria-pressed],[aria-expanded],[aria-controls],[aria-haspopup],[popovertarget]';
    const WORDS = /\p{L}{2}/u;
    /** A form is sent so soon after what a person does in it. */
    const SENT_MS = 1_000;
    /** A longer account is cut. */
    const LONGEST_ACCOUNT = 10_000;

    const { latchkey } = globalThis;

    /** @param {Element} button */
    const submits = (button) =>
        (button instanceof HTMLButtonElement || button instanceof HTMLInputElement) &&
        /^(?:submit|image)$/.test(button.type);

    /** The form of a field, also one outside the shadow roots that it stands in. @param {HTMLInputElement} field */
    const formOf = (field) => {
        let form = field.form;
        for (
            let root = field.getRootNode();
            !form && root instanceof ShadowRoot;
            root = root.host.getRootNode()
        )
            form = root.host.closest('form');
        return form;
    };

    /** Whether an element stands in a form, also in the shadow roots of what stands there. @param {Element} form @param {Element} element */
    const isWithin = (form, element) => {
        for (let at = element; ;) {
            if (latchkey.read.contains(form, at)) return true;
            const root = latchkey.read.root(at);
            if (!(root instanceof ShadowRoot)) return false;
            at = root.host;
        }
    };

    /**
     * Whether an event sends what stands in a field, and is not a press on something beside it: an eye, a banner, a search.
     * @param {Event} event
     * @param {Element} target
     * @param {HTMLInputElement} secret
     */
    const isTry = (event, target, secret) => {
        const form = formOf(secret);
        if (event.type === 'submit') return target === form;
        /** What stands around the field, where no form does. */
        const isNear = () =>
            latchkey.find.ancestors(secret).some((up) => !latchkey.find.isRegion(up) && up.contains(target));
        if (event instanceof KeyboardEvent)
            return target instanceof HTMLInputElement && (form ? formOf(target) === form : isNear());
        const button = target.closest(BUTTONS);
        if (!button) return false;
        if (form && Array.from(latchkey.read.elements(form)).some(submits))
            return submits(button) && /** @type {HTMLButtonElement} */ (button).form === form;
        // Pages without a form, or without a button of it, have one with words that follows the field.
        return (
            latchkey.read.precedes(secret, button) &&
            !button.matches(TOGGLES) &&
            WORDS.test(latchkey.read.text(button) || latchkey.read.attribute(button, 'value')) &&
            isNear()
        );
    };

    /**
     * @param {import('../content.js').Roles} roles
     * @param {(element: Element) => Promise<boolean>} isSeen
     * @param {() => void} onSent
     * @param {AddEventListenerOptions} options
     */
    function follow(roles, isSeen, onSent, options) {
        /** What the person has done last. @type {{ element: Element, at: number } | undefined} */
        let act;
        /** Whether a password was typed since one was sent. */
        let typed = false;
        /** What the person has ticked where it could be seen: a page can hide a box, and tick it by itself. @type {WeakSet<Element>} */
        const ticked = new WeakSet();
        /** A click by script is not trusted, the change that it makes is. @param {Event} event */
        const onTick = async (event) => {
            const [box] = event.composedPath();
            if (
                !event.isTrusted ||
                !(box instanceof HTMLInputElement) ||
                !/^(?:checkbox|radio)$/.test(box.type)
            )
                return;
            if (await isSeen(box.labels?.[0] ?? box).catch(() => false)) ticked.add(box);
        };
        /** @param {Event} event */
        const onAct = (event) => {
            const [element] = event.composedPath();
            if (event.isTrusted && element instanceof Element) act = { element, at: performance.now() };
        };
        /** @param {Element} form */
        const isBySomebody = (form) =>
            act !== undefined &&
            performance.now() - act.at <= SENT_MS &&
            (isWithin(form, act.element) || Array.from(latchkey.read.elements(form)).includes(act.element));
        /** @param {Event} event */
        const onInput = (event) => {
            const [target] = event.composedPath();
            if (event.isTrusted && target instanceof Element && latchkey.facts.holdsPassword(target))
                typed = true;
        };
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
            if (!navigator.userActivation.isActive) return;
            if (event.type === 'submit' && !isBySomebody(target)) return;
            // Nobody waits for the recognition, and password managers type fast.
            const around = latchkey.read.all(latchkey.read.root(target), PASSWORD);
            const secrets = [...roles.secrets(), .../** @type {Iterable<HTMLInputElement>} */ (around)];
            const secret = secrets.find(isFilled);
            if (!secret) return;
            const named = roles.accounts().find(isFilled);
            const account = named ? latchkey.read.value(named).slice(0, LONGEST_ACCOUNT) : '';
            const password = latchkey.read.value(secret);
            const capsLock =
                (event instanceof KeyboardEvent || event instanceof MouseEvent) &&
                event.getModifierState('CapsLock');
            onSent();
            const tries = isTry(event, target, secret);
            if (tries) latchkey.passing?.follow();
            const boxes = roles.withRole('publicComputer');
            const publicComputer = boxes.some((box) => box.checked && ticked.has(box));
            latchkey.gate
                ?.ask({
                    kind: 'submitted',
                    account,
                    publicComputer,
                    passwordKinds: latchkey.letters.kinds(password),
                    accountKinds: latchkey.letters.kinds(account),
                    capsLock,
                    isTry: tries,
                    form: roles.kindOf(secret),
                    typed,
                    at: Date.now(),
                    document: String(performance.timeOrigin),
                })
                .catch(() => undefined);
            if (tries) typed = false;
        };
        addEventListener('input', onInput, options);
        addEventListener('click', onTick, options);
        // Pressing is what sends, and letting go: a long press counts from its end.
        for (const kind of ['pointerdown', 'pointerup', 'keydown']) addEventListener(kind, onAct, options);
        for (const kind of ['submit', 'click', 'keydown']) addEventListener(kind, onSend, options);
    }

    latchkey.submission = { follow };
})();
