/**
 * The gate: on every watched page, asleep until a password or code field shows up; then it calls the rest in.
 *
 * It looks once when the page is idle, again in idle time after the page has changed, and whenever such a field
 * gets the focus, which also finds what the hard caps below leave out, and fields that hold a password without saying so by
 * their type.
 */
(() => {
    'use strict';

    /** Elements looked at in search of open shadow roots, in one look. */
    const MOST_ELEMENTS = 1500;
    /** Shadow roots inside shadow roots. */
    const DEEPEST = 8;
    /** The pause between a change of the page and a look; it doubles with every look in vain. */
    const FIRST_PAUSE_MS = 400;
    const LONGEST_PAUSE_MS = 30_000;
    const FIELD = 'input[type="password" i], input[autocomplete~="one-time-code" i]';
    /** Fields that show a password from the start. Looked for with the focus only, so that a quiet page pays nothing for it. */
    const SHOWN =
        'input:is([autocomplete~="new-password" i],[autocomplete~="current-password" i],[name$="password" i],[name$="password]" i],[name="passwd" i])';

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
    const observer = new MutationObserver(() => {
        observer.disconnect();
        timer = setTimeout(() => requestIdleCallback(look), pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });

    /** False once the extension was updated, reloaded or removed under the page. */
    const isAlive = () => !stopped && Boolean(globalThis.chrome?.runtime?.id);

    /** Touches nothing of `chrome`: where there is no such field, the browser need not even set it up. */
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
            const { shadowRoot } = /** @type {Element} */ (walker.currentNode);
            if (shadowRoot && holdsField(shadowRoot, budget, depth - 1)) return true;
        }
        return false;
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
        const [target] = event.composedPath();
        if (target instanceof HTMLInputElement && (target.matches(`${FIELD},${SHOWN}`) || isMasked(target))) {
            wake();
        }
    }

    /** Whether a style hides what is typed, as a password field does. @param {HTMLInputElement} field */
    function isMasked(field) {
        return !/^(?:none)?$/.test(getComputedStyle(field).getPropertyValue('-webkit-text-security'));
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
    }

    latchkey.gate = { isAlive, ask, look };
    latchkey.stop = () => {
        stop();
        latchkey.watch?.stop();
        delete latchkey.gate;
        delete latchkey.watch;
    };
    addEventListener('focusin', onFocusIn, true);
    requestIdleCallback(look, { timeout: 2000 });
})();
