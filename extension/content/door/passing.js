// Keeps what a page says after a try to sign in and takes away again, as a toast does after a second: in this document alone, until the
// next try, for whoever asks why it has failed. Nothing of it leaves the page before that.
(() => {
    'use strict';

    const { latchkey } = globalThis;
    if (latchkey.passing) return;
    const { read, find } = latchkey;

    /** An answer comes so soon. */
    const LASTS_MS = 15_000;
    const MOST = 20;
    const LONGEST = 400;
    const SHORTEST = 3;
    /** A page can change without end. */
    const MOST_CHANGES = 2_000;
    const MAX_NAME = 40;
    const NAMES = ['toast', 'snackbar', 'error', 'alert', 'notif', 'flash', 'message'];
    const MARKED = [
        '[role="alert" i],[role="status" i],[role="alertdialog" i],[aria-live="assertive" i],[aria-live="polite" i],output',
        ...NAMES.map((name) => `[class*="${name}" i]`),
    ].join(',');
    const CHANGES = { subtree: true, childList: true, characterData: true };

    /** @type {Set<string>} */
    let texts = new Set();
    let timer = 0;
    let changes = 0;

    /** Whether it is an element of the page's own that is called after what it is, or marked as that. @param {Element} host */
    const isMessage = (host) => {
        const tag = read.tag(host).slice(0, MAX_NAME);
        const isCalled = tag.includes('-') && NAMES.some((name) => tag.includes(name));
        return isCalled || Boolean(read.closest(host, MARKED));
    };

    /** What stands around a form says nothing by itself. @param {Node} start */
    const holdsField = (start) =>
        find.roots(start).some(({ node }) => read.first(node, 'input,textarea,select'));

    /** The message that a node is in, or that is in it. @param {Node} node */
    const messageOf = (node) => {
        const element = read.isElement(node) ? node : node.parentElement;
        const marked = element ? [read.closest(element, MARKED), read.first(element, MARKED)] : [];
        const message = marked.find((one) => one && !holdsField(one));
        if (message) return message;
        const root = read.root(node);
        if (!(root instanceof ShadowRoot) || !isMessage(root.host) || holdsField(root)) return null;
        return element ?? root;
    };

    /** @param {Node} node */
    const note = (node) => {
        if (texts.size >= MOST) return;
        const message = messageOf(node);
        const text = message ? read.text(message, LONGEST) : '';
        if (text.length >= SHORTEST) texts.add(text);
    };
    const observer = new MutationObserver((records) => {
        changes += records.reduce((sum, { addedNodes }) => sum + 1 + addedNodes.length, 0);
        if (changes > MOST_CHANGES) {
            observer.disconnect();
            return;
        }
        for (const { target, addedNodes } of records) {
            if (addedNodes.length === 0) note(target);
            for (const node of addedNodes) {
                note(node);
                followInside(node);
            }
        }
    });

    /** Changes in the shadow roots of a node and below it are told apart. @param {Node} start */
    function followInside(start) {
        const own = read.isElement(start) ? read.shadow(start) : null;
        for (const { node } of [...find.roots(start), ...(own ? find.roots(own) : [])])
            if (node !== start) observer.observe(node, CHANGES);
    }

    /** A try was made: what comes now is about it. */
    function follow() {
        texts = new Set();
        changes = 0;
        clearTimeout(timer);
        observer.observe(document, CHANGES);
        followInside(document);
        timer = setTimeout(() => observer.disconnect(), LASTS_MS);
    }

    latchkey.passing = Object.freeze({ follow, texts: () => [...texts] });
})();
