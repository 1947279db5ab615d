/**
 * The watch: learns what the fields of this frame are for, and shows the meter on a password that is being
 * chosen.
 */
(() => {
    'use strict';

    /** @typedef {import('../wasm/types.js').FieldRole} FieldRole */

    /** A page that changes all the time is looked at no more often than this. */
    const LOOK_EVERY_MS = 250;
    /** Past this, more of a value is not sent: the core does not count it. */
    const LONGEST_VALUE = 10_000;
    /** The person's own words that are remembered while the page lives, for forms that ask step by step. */
    const MOST_WORDS = 12;
    /** @type {FieldRole[]} */
    const PERSONAL = ['email', 'username', 'personName'];
    /** @type {FieldRole[]} */
    const SECRET = ['currentPassword', 'newPassword', 'oneTimeCode'];
    const PASSWORD = 'input[type="password" i]';
    const BUTTONS = 'button,[role="button"],input[type="submit" i],input[type="image" i]';
    /** @type {FieldRole[]} */
    const ACCOUNT = ['username', 'email'];
    /** Telephone numbers and dates of birth are among the other fields. */
    const PERSONAL_TYPES = new Set(['tel', 'date']);
    const TEXT_TYPES = new Set(['text', 'password', 'email', 'tel', 'search', 'url', 'number']);

    const { latchkey } = globalThis;
    // Access can be withdrawn while this is on its way into the page.
    if (!latchkey.gate?.isAlive()) return;
    latchkey.watch?.stop();

    const value = /** @type {(this: HTMLInputElement) => string} */ (
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.get
    );
    /** @type {WeakMap<Element, { role: FieldRole, form: Element[] }>} */
    let known = new WeakMap();
    /** The fields for passwords and codes, by their handles. @type {number[]} */
    let secrets = [];
    /** The boxes "remember me". @type {HTMLInputElement[]} */
    let boxes = [];
    /** Those that call the computer a public one. @type {HTMLInputElement[]} */
    let publicBoxes = [];
    /** @type {Set<string>} */
    const words = new Set();
    const listeners = new AbortController();
    let changed = false;
    let lastLook = 0;
    let learning = false;
    let again = false;
    /** How often it was asked whether this frame may still be watched. */
    let questions = 0;
    /** The field that the meter was shown for last. @type {HTMLInputElement | null} */
    let last = null;
    const observer = new MutationObserver(() => {
        changed = true;
        observer.disconnect();
    });

    /** Learns what the fields are for. */
    async function learn() {
        await new Promise((done) =>
            setTimeout(done, Math.max(0, lastLook + LOOK_EVERY_MS - performance.now())),
        );
        lastLook = performance.now();
        changed = false;
        observer.observe(document, {
            subtree: true,
            childList: true,
            attributes: true,
            attributeFilter: ['type', 'autocomplete', 'name', 'id'],
        });
        const facts = latchkey.facts.collect();
        const recognition = await latchkey.gate?.ask({ kind: 'recognize', facts });
        /** @type {typeof known} */
        const learned = new WeakMap();
        secrets = [];
        boxes = [];
        publicBoxes = [];
        for (const { fields } of recognition?.forms ?? []) {
            const form = fields.flatMap(({ handle }) => latchkey.facts.elementOf(handle) ?? []);
            for (const { handle, role } of fields) {
                const element = latchkey.facts.elementOf(handle);
                if (element) learned.set(element, { role, form });
                if (SECRET.includes(role)) secrets.push(handle);
                if (!(element instanceof HTMLInputElement)) continue;
                if (role === 'rememberMe') boxes.push(element);
                if (role === 'publicComputer') publicBoxes.push(element);
            }
        }
        known = learned;
        await latchkey.rememberMe.follow(boxes);
        if (recognition?.forms.some(({ fields }) => fields.some(({ role }) => role === 'oneTimeCode'))) {
            await latchkey.gate?.ask({ kind: 'setUp', facts: latchkey.setUp.facts() });
        }
    }

    /** Shows the meter if the field with the focus is one for it, and hides it if not. */
    function follow() {
        const field = focused();
        if (field && !known.has(field)) inherit(field);
        const role = field && known.get(field)?.role;
        if (field && (role === 'newPassword' || role === 'newPasswordConfirmation')) {
            last = field;
            latchkey.meter.show({
                field,
                others: () => (known.get(field)?.form ?? []).filter((other) => other !== field),
                question: () => questionAbout(field),
            });
        } else {
            latchkey.meter.hide();
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
            await learn().then(follow, () => undefined);
        }
        learning = false;
    }

    /**
     * Where a page draws its form anew with every key, the field in the place of the last one is for the same.
     * @param {HTMLInputElement} field
     */
    function inherit(field) {
        const role = last && !last.isConnected && sameMarkup(field, last) ? known.get(last) : undefined;
        if (role) known.set(field, role);
    }

    /**
     * @param {Element} one
     * @param {Element} other
     */
    function sameMarkup(one, other) {
        return ['type', 'name', 'id', 'autocomplete'].every(
            (name) => one.getAttribute(name) === other.getAttribute(name),
        );
    }

    /**
     * @param {HTMLInputElement} field
     * @returns {import('../wasm/types.js').Question}
     */
    function questionAbout(field) {
        const { form, role } = known.get(field) ?? { form: [field], role: 'newPassword' };
        const others = form.filter((other) => other instanceof HTMLInputElement);
        /** @param {FieldRole} wanted */
        const the = (wanted) => others.find((other) => known.get(other)?.role === wanted);
        for (const other of others.filter(isPersonal)) remember(valueOf(other));
        const password = role === 'newPasswordConfirmation' ? (the('newPassword') ?? field) : field;
        const confirmation = the('newPasswordConfirmation');
        return {
            password: valueOf(password),
            inputs: [...words, document.title.slice(0, LONGEST_VALUE)],
            confirmation: confirmation && confirmation !== password ? valueOf(confirmation) : null,
            rules: latchkey.fill.rulesOf(latchkey.facts.handleOf(password) ?? -1),
        };
    }

    /** @param {HTMLInputElement} field */
    function isPersonal(field) {
        const role = known.get(field)?.role;
        return role !== undefined && (PERSONAL.includes(role) || PERSONAL_TYPES.has(field.type));
    }

    /** @param {string} text */
    function remember(text) {
        if (!text) return;
        // The newest last; while it is typed it replaces its own beginnings.
        for (const old of words) if (text.startsWith(old) || old.startsWith(text)) words.delete(old);
        words.add(text);
        const [oldest] = words;
        if (words.size > MOST_WORDS && oldest !== undefined) words.delete(oldest);
    }

    /** @param {HTMLInputElement} field */
    function valueOf(field) {
        return value.call(field).slice(0, LONGEST_VALUE);
    }

    /** The input with the focus, through open shadow roots. */
    function focused() {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active instanceof HTMLInputElement && TEXT_TYPES.has(active.type) ? active : null;
    }

    /** Remembers a word of the person's while it is typed: a form that asks step by step takes its fields away. */
    function onInput(/** @type {Event} */ event) {
        const [target] = event.composedPath();
        if (!(target instanceof HTMLInputElement)) return;
        if (isPersonal(target)) remember(valueOf(target));
        if (boxes.includes(target)) void latchkey.rememberMe.follow(boxes).catch(() => undefined);
    }

    /** Tells that a form with a password or a code is sent: what cookies are set now may sign in. */
    function onSend(/** @type {Event} */ event) {
        const [target] = event.composedPath();
        if (!event.isTrusted || !(target instanceof Element)) return;
        if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
        if (event.type === 'click' && !target.closest(BUTTONS)) return;
        const recognized = secrets.map((handle) => latchkey.facts.elementOf(handle));
        // Nobody waits for the recognition, and password managers type fast.
        const root = /** @type {Document | ShadowRoot} */ (target.getRootNode());
        const fields = [...recognized, ...root.querySelectorAll(PASSWORD)];
        const isFilled = (/** @type {Element | null} */ field) =>
            field instanceof HTMLInputElement && value.call(field) !== '';
        if (!fields.some(isFilled)) return;
        const publicComputer = publicBoxes.some((box) => box.checked);
        latchkey.gate?.ask({ kind: 'submitted', account: account(), publicComputer }).catch(() => undefined);
    }

    /** The account that the form signs in to, as far as it names one. */
    function account() {
        const fields = secrets.flatMap((handle) => {
            const element = latchkey.facts.elementOf(handle);
            return element ? (known.get(element)?.form ?? []) : [];
        });
        for (const role of ACCOUNT) {
            const field = fields.find((field) => known.get(field)?.role === role);
            if (field instanceof HTMLInputElement && value.call(field)) return valueOf(field);
        }
        return '';
    }

    /** @param {FocusEvent} event */
    function onFocusIn(event) {
        if (!event.isTrusted) return;
        if (!latchkey.gate?.isAlive()) {
            latchkey.stop?.();
            return;
        }
        follow();
        const field = focused();
        if (field && (changed || !known.has(field))) void learnAndFollow();
    }

    /** @param {FocusEvent} event */
    function onFocusOut(event) {
        if (event.isTrusted) latchkey.meter.hide();
    }

    /** @param {import('../shared/surface.js').Broadcast} message */
    function onMessage(message) {
        if (message?.kind !== 'accessChanged') return false;
        const question = ++questions;
        latchkey.gate?.ask({ kind: 'mayWatch' }).then(
            (watch) => {
                // What was answered before the last change is no longer true.
                if (!watch && question === questions && !listeners.signal.aborted) latchkey.stop?.();
            },
            () => undefined,
        );
        return false;
    }

    latchkey.watch = {
        stop() {
            listeners.abort();
            observer.disconnect();
            latchkey.meter.hide();
            latchkey.rememberMe.hide();
            // Of an extension that is gone, nothing may be touched, and no message comes.
            if (globalThis.chrome?.runtime?.id) chrome.runtime.onMessage.removeListener(onMessage);
        },
    };
    const options = { capture: true, passive: true, signal: listeners.signal };
    addEventListener('focusin', onFocusIn, options);
    addEventListener('focusout', onFocusOut, options);
    addEventListener('input', onInput, options);
    for (const kind of ['submit', 'click', 'keydown']) addEventListener(kind, onSend, options);
    chrome.runtime.onMessage.addListener(onMessage);
    void learnAndFollow();
})();
