// Keeps what a page says after a try to sign in and takes away again, as a toast does after a second: in this document alone, until the
// next try, for whoever asks why it has failed. Nothing of it leaves the page before that.
(() => {
    'use strict';

    const { latchkey } = globalThis;
    if (latchkey.passing) return;
    const { read } = latchkey;

    /** An answer comes so soon. */
    const LASTS_MS = 15_000;
    const MOST = 20;
    const LONGEST = 400;
    const SHORTEST = 3;
    /** A page can change without end. */
    const MOST_CHANGES = 2_000;
    const MARKED = [
        '[role="alert" i],[role="status" i],[role="alertdialog" i],[aria-live="assertive" i],[aria-live="polite" i],output',
        ...['toast', 'snackbar', 'error', 'alert', 'notif', 'flash', 'message'].map(
            (name) => `[class*="${name}" i]`,
        ),
    ].join(',');

    /** @type {Set<string>} */
    let texts = new Set();
    let timer = 0;
    let changes = 0;

    /** @param {Node} node */
    const note = (node) => {
        const element = node instanceof Element ? node : node.parentElement;
        const marked = element && (read.closest(element, MARKED) ?? read.first(element, MARKED));
        if (!marked || texts.size >= MOST) return;
        const text = read.text(marked, LONGEST);
        if (text.length >= SHORTEST) texts.add(text);
    };
    const observer = new MutationObserver((records) => {
        changes += records.length;
        if (changes > MOST_CHANGES) observer.disconnect();
        for (const { target, addedNodes } of records) {
            if (addedNodes.length === 0) note(target);
            for (const node of addedNodes) note(node);
        }
    });

    /** A try was made: what comes now is about it. */
    function follow() {
        texts = new Set();
        changes = 0;
        clearTimeout(timer);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        timer = setTimeout(() => observer.disconnect(), LASTS_MS);
    }

    latchkey.passing = Object.freeze({ follow, texts: () => [...texts] });
})();
