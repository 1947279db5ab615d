/**
 * On a shared computer: a quiet word beside a box "remember me" that is ticked. As the panel takes no clicks, the person unticks it.
 */
(() => {
    'use strict';

    const { latchkey } = globalThis;
    /** The panel hides by itself unless it is placed anew. */
    const PLACE_EVERY_MS = 500;
    /** A computer becomes a shared one when somebody says so. */
    const ASK_EVERY_MS = 5_000;
    const STYLE = `
        .latchkey-remember {
            color-scheme: light dark;
            box-sizing: border-box;
            width: 15rem;
            max-width: calc(100vw - 16px);
            padding: 10px 12px;
            border: 1px solid light-dark(#c3cad3, #475060);
            border-radius: 8px;
            background: light-dark(#ffffff, #1f2329);
            color: light-dark(#1c2127, #eceff3);
            font: 14px/1.4 system-ui, sans-serif;
        }
        .latchkey-remember::before { content: attr(data-text); }
    `;

    /** @type {import('../content.js').Panel | undefined} */
    let panel;
    /** @type {HTMLInputElement | undefined} */
    let shownFor;
    let timer = 0;
    /** Until when nobody asks whether the computer is shared. */
    let quietUntil = 0;
    let listeners = new AbortController();
    /** Boxes that the person was told of: nobody is told twice. @type {WeakSet<HTMLInputElement>} */
    const told = new WeakSet();

    /**
     * Looks at the boxes of forms that the person is at work on.
     * @param {HTMLInputElement[]} boxes
     * @param {(element: Element) => Promise<boolean>} isSeen
     */
    async function follow(boxes, isSeen) {
        if (shownFor && !(shownFor.checked && shownFor.isConnected)) hide();
        const box = boxes.find((box) => box.checked && !told.has(box));
        if (!box || panel || performance.now() < quietUntil) return;
        const shared = await latchkey.gate?.ask({ kind: 'isShared' });
        if (!shared) quietUntil = performance.now() + ASK_EVERY_MS;
        if (shared && (await isSeen(box.labels?.[0] ?? box)) && box.checked && box.isConnected && !panel)
            show(box);
    }

    /** @param {HTMLInputElement} box */
    function show(box) {
        told.add(box);
        shownFor = box;
        const [beside = box, others] = [box.labels?.[0], [...(box.form?.elements ?? [])]];
        panel = latchkey.panel.open(beside);
        panel.setStyle(STYLE);
        const card = document.createElement('div');
        card.className = 'latchkey-remember';
        card.role = 'status';
        // As in the card: what a style writes is not found by the page.
        card.dataset.text = chrome.i18n.getMessage('rememberMeShared');
        panel.root.append(card);
        const place = () => (box.checked && box.isConnected ? panel?.placeBeside(beside, others) : hide());
        place();
        timer = setInterval(place, PLACE_EVERY_MS);
        // It may lie over something: whoever goes on to that has read it.
        listeners = new AbortController();
        addEventListener('pointerdown', hide, { signal: listeners.signal });
        addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { signal: listeners.signal });
    }

    function hide() {
        clearInterval(timer);
        listeners.abort();
        panel?.close();
        panel = undefined;
        shownFor = undefined;
    }

    latchkey.rememberMe = { follow, hide };
})();
