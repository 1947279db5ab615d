/**
 * The gate: on every watched page, asleep until a password or code field shows up; then it calls the rest in.
 *
 * It looks once when it comes in, which is when the page is idle, again in idle time after the page has changed, and whenever such a field
 * gets the focus, which also finds what the hard caps below leave out.
 */
(() => {
    'use strict';

    /** Elements looked at in search of shadow roots, in one look. */
    const MOST_ELEMENTS = 1500;
    /** Shadow roots inside shadow roots. */
    const DEEPEST = 8;
    /** The pause between a change of the page and a look; it doubles with every look in vain. */
    const FIRST_PAUSE_MS = 400;
    const LONGEST_PAUSE_MS = 30_000;
    const PRESSES = /** @type {const} */ (['pointerdown', 'keydown']);
    /** What gets the focus mostly, and holds no closed shadow root that a script made. */
    const FIELDLESS = /^(?:input|textarea|select|button|a)$/;
    /** A password that is shown while it is typed: looked for only where the focus is, since most of these hold none. */
    const SHOWN = 'input:is([autocomplete~="new-password" i], [autocomplete~="current-password" i])';
    /** What those are named that say so no other way. */
    const NAMED =
        /pass|pwd|pswd|kenn?wort|senha|contras|clave|mdp|wachtwoord|parol|has[lł]o|heslo|geslo|lozink|jelsz|şifre|sifre|salasana|lösenord|losenord|adgangskode|kodeord|slapta|sandi|пароль|パスワード|密码|비밀번호/i;
    const FIELD = 'input[type="password" i], input[autocomplete~="one-time-code" i]';

    // An own property: a page can plant an element of that name in the window.
    if (!Object.hasOwn(globalThis, 'latchkey')) {
        Object.defineProperty(globalThis, 'latchkey', { value: {}, configurable: true });
    }
    const { latchkey } = globalThis;
    if (latchkey.gate?.isAlive()) {
        latchkey.gate.look();
        return;
    }
    latchkey.stop?.();

    let stopped = false;
    let awake = false;
    let pause = FIRST_PAUSE_MS;
    let timer = 0;
    /** What the person has pressed last: what is called in later has to know. @type {WeakRef<Element> | undefined} */
    let pressed;
    const observer = new MutationObserver(() => {
        observer.disconnect();
        timer = setTimeout(() => requestIdleCallback(look), pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });

    /** False once the extension was updated, reloaded or removed under the page. */
    const isAlive = () => !stopped && Boolean(globalThis.chrome?.runtime?.id);

    /** Touches nothing of `chrome` unless there are custom elements: on other pages, the browser need not even set it up. */
    function look() {
        if (stopped || awake) return;
        if (holdsField(document, { left: MOST_ELEMENTS }, DEEPEST)) wake();
        else {
            observer.observe(document, {
                subtree: true,
                childList: true,
                attributes: true,
                attributeFilter: ['type', 'autocomplete'],
            });
        }
    }

    /**
     * @param {Document | ShadowRoot} root
     * @param {{ left: number }} budget
     * @param {number} depth
     * @returns {boolean}
     */
    function holdsField(root, budget, depth) {
        if (root.querySelector(FIELD)) return true;
        if (depth === 0 || (root === document && !hasCustomElements())) return false;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
        while (budget.left-- > 0 && walker.nextNode()) {
            const shadow = shadowOf(/** @type {Element} */ (walker.currentNode));
            if (shadow && holdsField(shadow, budget, depth - 1)) return true;
        }
        return false;
    }

    /** The shadow root of an element; that of a custom element also if it is closed. @param {Element} element */
    function shadowOf(element) {
        const { shadowRoot, localName } = element;
        return shadowRoot ?? (localName.includes('-') ? closedShadowOf(element) : null);
    }

    /** Firefox has it on the element; Chromium apart. @param {Element} element @returns {ShadowRoot | null} */
    function closedShadowOf(element) {
        if ('openOrClosedShadowRoot' in element) return /** @type {any} */ (element).openOrClosedShadowRoot;
        const dom = element instanceof HTMLElement && isAlive() ? chrome.dom : undefined;
        const shadow = dom?.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element));
        return /** @type {ShadowRoot | null} */ (shadow ?? null);
    }

    /**
     * Shadow roots hang on custom elements, mostly. Asked so, nothing of the page has to be shown to this script, which
     * is what takes time; fields in other shadow roots are found by their focus.
     */
    function hasCustomElements() {
        return document.evaluate('boolean(//*[contains(local-name(), "-")])', document).booleanValue;
    }

    /** @param {FocusEvent} event */
    function onFocusIn(event) {
        if (!event.isTrusted || awake) return;
        const [inner] = event.composedPath();
        const { target } = event;
        if (isSecret(inner)) wake();
        if (!(target instanceof Element) || FIELDLESS.test(target.localName)) return;
        // Of what happens in a closed shadow root, only its host is told, and of no root that the focus moves on inside.
        const shadow = target.shadowRoot ?? closedShadowOf(target);
        if (shadow && holdsField(shadow, { left: MOST_ELEMENTS }, DEEPEST)) wake();
    }

    /** @param {PointerEvent | KeyboardEvent} event */
    function onPress(event) {
        const [target] = event.composedPath();
        // Keys with longer names lead elsewhere; what a browser fills in by itself has none.
        const isTyping = event instanceof PointerEvent || event.key?.length === 1;
        if (event.isTrusted && isTyping && target instanceof Element) pressed = new WeakRef(target);
    }

    /** Whether a field that has the focus may hold a password or a code, one that only a style hides too. @param {unknown} field */
    function isSecret(field) {
        if (!(field instanceof HTMLInputElement)) return false;
        if (field.matches(FIELD) || field.matches(SHOWN) || NAMED.test(`${field.name} ${field.id}`))
            return true;
        return !/^(?:|none)$/.test(getComputedStyle(field).getPropertyValue('-webkit-text-security'));
    }

    function wake() {
        if (!isAlive()) {
            stop();
            return;
        }
        awake = true;
        observer.disconnect();
        ask({ kind: 'wake' }).then(
            (woken) => {
                awake = woken;
            },
            () => {
                awake = false;
            },
        );
    }

    /**
     * Asks the background; fails with what went wrong there as its message.
     * @type {import('./content.js').Ask}
     */
    async function ask(request) {
        const reply = await chrome.runtime.sendMessage(request);
        if (!reply?.ok) throw new Error(reply?.code ?? 'noReply');
        return reply.value;
    }

    function stop() {
        stopped = true;
        clearTimeout(timer);
        observer.disconnect();
        removeEventListener('focusin', onFocusIn, true);
        for (const kind of PRESSES) removeEventListener(kind, onPress, true);
    }

    latchkey.gate = { isAlive, ask, look, pressed: () => pressed?.deref() ?? null };
    latchkey.stop = () => {
        stop();
        latchkey.watch?.stop();
        delete latchkey.gate;
        delete latchkey.watch;
    };
    addEventListener('focusin', onFocusIn, true);
    for (const kind of PRESSES) addEventListener(kind, onPress, { capture: true, passive: true });
    // Here the page is idle: the browser waits for that before it lets this in, and a callback of its own costs as much as the look.
    look();
})();
