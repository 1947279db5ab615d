/**
 * The panel: a place beside a field, above everything in the page, that moves nothing and takes no part in anything a person does.
 *
 * Its host hangs on the document's root element, outside the page's own nodes, as a popover (top layer) with a
 * closed shadow root. The host has no size, so that the page cannot measure what is shown. While a modal dialog is open,
 * whatever is outside of it is inert: the panel of a field in one hangs on the dialog.
 *
 * Nothing in it takes pointers or the focus, so that no event has its target there: Firefox shows a page the true target of an
 * event, and with it the closed shadow root, and a page's listener that was there first hears an event before any other can stop it.
 * What lies over the panel cannot lead to anything either.
 *
 * Firefox ends a content script of an extension that is updated or removed without a last word. What it showed hides by
 * itself then: an animation that would hide it is started anew each time it is placed.
 */
(() => {
    'use strict';

    const { latchkey } = globalThis;
    const GAP = 8;
    /** The same for the bar, which has to fit between two fields. */
    const EDGE = 2;
    /** What a person types into or presses. */
    const CONTROLS = 'input:not([type=hidden]), select, textarea, button, [role=button]';
    /** How often a page may throw the panel out before Latchkey lets it be. */
    const MOST_RETURNS = 3;
    /** Fields, buttons and labels that are kept free, so many of each tree. */
    const MOST_CONTROLS = 300;
    /** Texts of a label that are looked at. */
    const MOST_TEXTS = 10;
    /** What is larger than this part of the window is ground, whatever the page calls it. */
    const GROUND = 0.5;
    /** So far apart are the places down the window that are tried where there is none beside the field. */
    const STEP = 4;

    const FRAME = `
        :host {
            all: initial !important;
            position: fixed !important;
            inset: 0 auto auto 0 !important;
            width: 0 !important;
            height: 0 !important;
            overflow: visible !important;
            pointer-events: none !important;
        }
        .latchkey-panel, .latchkey-panel * { pointer-events: none !important; }
        .latchkey-panel { position: fixed; visibility: hidden; animation: 1ms 1500ms steps(1) forwards; }
        @keyframes latchkey-gone-1 { to { visibility: hidden; } }
        @keyframes latchkey-gone-2 { to { visibility: hidden; } }
    `;

    /** @typedef {{ left: number, top: number }} Place */

    /** What is shown, wherever it hangs. @type {WeakSet<object>} */
    const hosts = new WeakSet();

    /**
     * The element above which everything is inert while a field in it is not.
     * @param {Element} field
     */
    function layerOf(field) {
        for (let node = field; ;) {
            const dialog = latchkey.read.closest(node, 'dialog:modal');
            const root = node.getRootNode();
            if (dialog || !(root instanceof ShadowRoot)) return dialog ?? document.documentElement;
            node = root.host;
        }
    }

    /**
     * @param {Element} field beside which it will be
     * @returns {import('../content.js').Panel}
     */
    function open(field) {
        const host = document.createElement('div');
        hosts.add(host);
        const root = host.attachShadow({ mode: 'closed' });
        const panel = document.createElement('div');
        panel.className = 'latchkey-panel';
        root.append(styleOf(FRAME), panel);
        let styled = false;
        let closed = false;
        host.popover = 'manual';
        let returns = 0;
        let placed = 0;

        /** @param {Element} layer */
        const enter = (layer) => {
            layer.append(host);
            host.showPopover();
        };
        enter(layerOf(field));

        return {
            root: panel,
            setStyle(css) {
                if (!styled) panel.before(styleOf(css));
                styled = true;
            },
            placeBeside(field, others) {
                if (closed) return;
                const layer = layerOf(field);
                if (host.parentNode !== layer && returns++ < MOST_RETURNS) enter(layer);
                const at = place(panel, field.getBoundingClientRect(), keptFree(field, others), isRtl(field));
                panel.style.left = `${at?.left ?? 0}px`;
                panel.style.top = `${at?.top ?? 0}px`;
                panel.style.animationName = `latchkey-gone-${(placed++ % 2) + 1}`;
                const ready = styled && at && panel.childElementCount > 0;
                panel.style.visibility = ready ? 'visible' : 'hidden';
            },
            close() {
                closed = true;
                host.remove();
            },
        };
    }

    /**
     * The text comes first: Firefox lets a style of ours past the page's CSP only if it is there when it goes in.
     * @param {string} css
     */
    function styleOf(css) {
        const style = document.createElement('style');
        style.textContent = css;
        return style;
    }

    /** @param {Element} field */
    function isRtl(field) {
        return getComputedStyle(field).direction === 'rtl';
    }

    /**
     * Where a person reads what the field is for, types or presses: none of it is covered.
     * @param {Element} field
     * @param {Element[]} others of its form
     */
    function keptFree(field, others) {
        const { read } = latchkey;
        const controls = new Set(others.slice(0, MOST_CONTROLS));
        for (let root = read.root(field); ;) {
            const found = read.all(/** @type {Document | ShadowRoot} */ (root), CONTROLS);
            for (const control of [...found].slice(0, MOST_CONTROLS)) controls.add(control);
            if (!(root instanceof ShadowRoot)) break;
            root = read.root(root.host);
        }
        const rects = [...controls]
            .filter((control) => !read.contains(control, field))
            .map((control) => control.getBoundingClientRect());
        return [...rects, ...labelsOf(field).flatMap(placesOf)].filter(
            ({ left, top, right, bottom, width, height }) =>
                width * height > 0 &&
                width * height < GROUND * innerWidth * innerHeight &&
                right > 0 &&
                bottom > 0 &&
                left < innerWidth &&
                top < innerHeight,
        );
    }

    /** What names a field. @param {Element} field @returns {Element[]} */
    function labelsOf(field) {
        const ids = latchkey.read.attribute(field, 'aria-labelledby').split(/\s+/).filter(Boolean);
        const named = ids.map((id) => latchkey.read.byId(field, id));
        const own = field instanceof HTMLInputElement ? [...(field.labels ?? [])] : [];
        return [...own, ...named].filter((label) => label instanceof Element).slice(0, MOST_TEXTS);
    }

    /** Where the words of a label are, which may be around the field. @param {Element} label @returns {DOMRect[]} */
    function placesOf(label) {
        const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
        const places = [];
        for (let text = walker.nextNode(); text && places.length < MOST_TEXTS; text = walker.nextNode()) {
            const range = document.createRange();
            range.selectNode(text);
            places.push(range.getBoundingClientRect());
        }
        return places;
    }

    /**
     * Beside the field where the line of text ends, else where it begins, else below, else above: the first place
     * that is on the screen and covers nothing of what is kept free. Where there is none, it is a bar of one line, below or above the
     * field, or at an edge of the window, or wherever there is a line that is free; nowhere where there is none.
     * @param {HTMLElement} panel
     * @param {DOMRect} field
     * @param {DOMRect[]} taken
     * @param {boolean} rtl
     * @returns {Place | undefined}
     */
    function place(panel, field, taken, rtl) {
        const isFree = (/** @type {Place} */ at, /** @type {DOMRect} */ size) =>
            at.left >= 0 &&
            at.top >= 0 &&
            at.left + size.width <= innerWidth &&
            at.top + size.height <= innerHeight &&
            !overlap(at, size, field) &&
            !taken.some((other) => overlap(at, size, other));
        delete panel.dataset.bar;
        const whole = panel.getBoundingClientRect();
        const top = within(field.top, whole.height, innerHeight);
        const right = { left: field.right + GAP, top };
        const before = { left: field.left - GAP - whole.width, top };
        const free = [...(rtl ? [before, right] : [right, before]), ...nextTo(field, whole, GAP, rtl)].find(
            (at) => isFree(at, whole),
        );
        if (free) return free;
        panel.dataset.bar = '';
        const bar = panel.getBoundingClientRect();
        const middle = (innerWidth - bar.width) / 2;
        const bottom = { left: middle, top: innerHeight - bar.height - EDGE };
        const edges = [bottom, { left: middle, top: EDGE }];
        return (
            [...nextTo(field, bar, EDGE, rtl), ...edges].find((at) => isFree(at, bar)) ??
            lines(field, middle, bar).find((at) => isFree(at, bar))
        );
    }

    /** All lines of the window, the nearest to the field first. @param {DOMRect} field @param {number} left @param {DOMRect} size @returns {Place[]} */
    function lines(field, left, { height }) {
        const count = Math.max(0, Math.floor((innerHeight - height) / STEP));
        const far = (/** @type {Place} */ { top }) =>
            Math.abs(top + height / 2 - (field.top + field.bottom) / 2);
        return Array.from({ length: count }, (_, at) => ({ left, top: at * STEP })).sort(
            (one, other) => far(one) - far(other),
        );
    }

    /** Below the field, and above it. @param {DOMRect} field @param {DOMRect} size @param {number} gap @param {boolean} rtl */
    function nextTo(field, { width, height }, gap, rtl) {
        const left = within(rtl ? field.right - width : field.left, width, innerWidth);
        return [
            { left, top: field.bottom + gap },
            { left, top: field.top - gap - height },
        ];
    }

    /**
     * @param {{ left: number, top: number }} at
     * @param {{ width: number, height: number }} size
     * @param {DOMRect} other
     */
    function overlap({ left, top }, { width, height }, other) {
        return (
            left < other.right && other.left < left + width && top < other.bottom && other.top < top + height
        );
    }

    /**
     * @param {number} start
     * @param {number} size
     * @param {number} room
     */
    function within(start, size, room) {
        return Math.max(GAP, Math.min(start, room - size - GAP));
    }

    const owns = (/** @type {unknown} */ node) => node instanceof Element && hosts.has(node);

    latchkey.panel = { open, owns };
})();
