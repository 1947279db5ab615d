// What there is to know about one control: what it is called, what a script knows it by, and whether a person can press it.
(() => {
    'use strict';

    const { latchkey } = globalThis;
    if (latchkey.control) return;
    const { read } = latchkey;
    const { checkVisibility, matches, getBoundingClientRect, getAttributeNames } = Element.prototype;
    const { elementFromPoint } = Document.prototype;

    /** Longer texts are headlines and teasers, not the name of what a control does. */
    const MAX_TEXT = 60;
    /** What is pressed without looking like a link or a button is called by a word or two. */
    const MAX_SHORT = 24;
    /** Most that is looked at of what a form sends unseen, and the longest that is told of it. */
    const MAX_SENT = 5;
    const MAX_ACTION = 120;
    /** Most elements around it that are one with what is pressed without looking like a link or a button. */
    const MAX_REGION = 3;
    /** Most comments and empty texts that are passed. */
    const MAX_EMPTY = 4;
    /** Where frameworks put the text that a pointer brings up. */
    const TOOLTIPS = new Set([
        'aria-label',
        'title',
        'data-tooltip',
        'data-original-title',
        'data-bs-original-title',
    ]);
    /** By what scripts know what they listen to. */
    const COMMANDS = new Set([
        'onclick',
        'data-action',
        'data-command',
        'data-bind',
        'ng-click',
        'data-testid',
    ]);
    const NAMES = new Set(['class', 'data-icon', 'alt']);
    /** What is written for people, whatever a build makes of classes. */
    const PICTURE_NAMES = new Set(['alt', 'data-icon', 'aria-label', 'title']);
    const AROUND = new Set(['id', 'class']);
    const PICTURES = 'img,svg,i,[data-icon]';
    const PRESSABLE =
        'a,button,input,summary,[role="button" i],[role="link" i],[role="menuitem" i],[role="tab" i]';
    const DRAWN = `${PICTURES},${PRESSABLE}`;
    /** What says that it opens something that is closed now. */
    const CLOSED = [
        '[aria-expanded="false" i]',
        '[aria-haspopup]:not([aria-haspopup="false" i],[aria-expanded="true" i])',
        '[role="tab" i][aria-selected="false" i]',
        'details:not([open])>summary',
        '[popovertarget],[data-toggle="dropdown"],[data-bs-toggle="dropdown"]',
        '[data-toggle="modal"],[data-bs-toggle="modal"]',
    ].join();

    /**
     * What is written in some attributes of an element. Most elements have few: their names are asked for once.
     * @param {Element} element
     * @param {Set<string>} wanted
     */
    const written = (element, wanted) =>
        getAttributeNames
            .call(element)
            .filter((name) => wanted.has(name))
            .map((name) => read.attribute(element, name, MAX_TEXT))
            .join(' ')
            .trim()
            .slice(0, MAX_TEXT);

    /** @param {Element} element */
    const text = (element) => {
        const inside = read.tag(element) === 'input' ? '' : read.text(element, MAX_TEXT);
        const named = ['value', 'alt', 'aria-label', 'title'];
        return inside || named.map((name) => read.attribute(element, name, MAX_TEXT)).find(Boolean) || '';
    };

    /** @param {Element} element */
    const submits = (element) => {
        const tag = read.tag(element);
        return (
            (tag === 'button' || tag === 'input') &&
            /^(?:submit|image)$/.test(/** @type {any} */ (element).type)
        );
    };

    /** @param {Element} element */
    const sends = (element) =>
        submits(element) && Boolean(read.closest(element, 'form') || read.attribute(element, 'form'));

    /** The fragment or the script that a link leads to. @param {string} href */
    const fragment = (href) => /^(?:#|javascript:)(.*)/i.exec(href)?.[1]?.slice(0, MAX_TEXT) ?? '';

    /** Where the form is sent that an element sends, and with which words unseen. @param {Element} element */
    const actionOf = (element) => {
        const form = submits(element) ? read.closest(element, 'form') : null;
        if (!form) return '';
        const sent = [...read.all(form, 'input[type="hidden" i]')]
            .slice(0, MAX_SENT)
            .flatMap((input) => [read.attribute(input, 'name'), read.attribute(input, 'value')])
            .filter(read.isWord);
        return [read.path(read.attribute(form, 'action', Infinity)), ...sent]
            .join(' ')
            .trim()
            .slice(0, MAX_ACTION);
    };

    /** @param {Element} element */
    const opensMenu = (element) =>
        !/^(?:false)?$/.test(read.attribute(element, 'aria-haspopup')) ||
        read.attribute(element, 'aria-expanded') !== '';

    /** What stands beside a node on one side, past comments and empty texts of frameworks. @param {Node} node @param {(node: Node) => Node | null} step */
    const beside = (node, step) => {
        const isSeen = (/** @type {Node} */ one) =>
            read.isElement(one) || (read.isText(one) && read.text(one, 1) !== '');
        let one = step(node);
        for (let steps = 0; one && !isSeen(one) && steps < MAX_EMPTY; steps += 1) one = step(one);
        return one;
    };

    /** What an element stands alone in: that may be called for it. @param {Element} element */
    const around = (element) => {
        const parent = read.parent(element);
        const isAlone = !beside(element, read.previous) && !beside(element, read.next);
        return isAlone && read.isElement(parent) ? parent : null;
    };

    /**
     * Whether an element holds something that is neither in another nor around it. The first such ends it: a page may hold thousands.
     * @param {Element} outer
     * @param {Element} inner
     * @param {string} selector
     */
    const holdsMore = (outer, inner, selector) => {
        const found = read.all(outer, selector);
        for (let index = 0; index < found.length; index += 1) {
            const other = /** @type {Element} */ (found[index]);
            if (!read.contains(inner, other) && !read.contains(other, inner)) return true;
        }
        return false;
    };

    /** @param {Element} element */
    const isUnderPointer = (element) => getComputedStyle(element).cursor === 'pointer';

    /**
     * What is around an element that is no link and no button, under the same pointer, and holds no other letters, nothing to press, and
     * beside a drawing no other drawing: one thing to whoever presses it. The nearest first.
     * @param {Element} element
     */
    const region = (element) => {
        /** @type {Element[]} */
        const found = [];
        if (matches.call(element, PRESSABLE) || !isUnderPointer(element)) return found;
        const said = read.text(element, MAX_TEXT);
        for (let up = read.parent(element); found.length < MAX_REGION; up = read.parent(up)) {
            if (!read.isElement(up) || matches.call(up, PRESSABLE) || !isUnderPointer(up)) break;
            if (read.text(up, MAX_TEXT) !== said || holdsMore(up, element, said ? PRESSABLE : DRAWN)) break;
            found.push(up);
        }
        return found;
    };

    /** @param {Element} element @param {Element | null} frame @param {string} name */
    const called = (element, frame, name) =>
        read.attribute(element, name) || (frame ? read.attribute(frame, name) : '');

    /**
     * @param {Element} element
     * @param {number} handle
     * @returns {import('../../wasm/types.js').ControlFacts}
     */
    const facts = (element, handle) => {
        const href = read.attribute(element, 'href', Infinity);
        const said = text(element);
        // A control without letters is a picture.
        const frame = matches.call(element, PICTURES) ? around(element) : null;
        const shown = read.first(element, PICTURES);
        const picture = /\p{L}/u.test(said) ? null : shown;
        const outer = region(element);
        const label = [element, picture, ...outer].map((one) => (one ? written(one, TOOLTIPS) : ''));
        const command = [written(element, COMMANDS), fragment(href), picture ? written(picture, NAMES) : ''];
        const holder = picture ? around(element) : null;
        if (holder) command.push(written(holder, AROUND));
        if (!/\p{L}/u.test(said)) command.push(...outer.map((one) => written(one, AROUND)));
        return {
            handle,
            tag: read.tag(element),
            submits: submits(element),
            sends: sends(element),
            text: said,
            label: label.filter((one) => one && one !== said).join(' '),
            name: read.attribute(element, 'name'),
            id: called(element, frame, 'id'),
            class: called(element, frame, 'class'),
            command: command.filter(Boolean).join(' '),
            picture: shown ? written(shown, PICTURE_NAMES) : '',
            path: read.path(href || read.attribute(element, 'formaction', Infinity)),
            action: actionOf(element),
            visible: checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true }),
            covered: false,
            disabled:
                matches.call(element, ':disabled') || read.attribute(element, 'aria-disabled') === 'true',
            opensMenu: opensMenu(element),
            opens: matches.call(element, CLOSED) && !matches.call(element, 'a[href] *'),
        };
    };

    /**
     * Whether something else lies before the middle of it. Of what is outside the window, or in a shadow root, nothing is known.
     * @param {Element} element
     */
    const isCovered = (element) => {
        if (read.closest(element, '[inert]')) return true;
        if (!read.contains(document, element)) return false;
        const { left, top, width, height } = getBoundingClientRect.call(element);
        const first = elementFromPoint.call(document, left + width / 2, top + height / 2);
        if (!first) return false;
        // Behind a dialog nothing can be hit, not even what is around it.
        return !read.contains(element, first) && !read.contains(first, element);
    };

    /**
     * Whether an element that is no link and no button looks as if it could be pressed: of few letters, or of none but with a
     * name of its own, under a pointer that says so. A link without an address counts in any case. A drawing counts where no letters
     * stand beside it: those are pressed otherwise.
     * @param {Element} element
     */
    const listens = (element) => {
        const tag = read.tag(element);
        if (tag === 'a' || read.attribute(element, 'data-action')) return text(element).length <= MAX_SHORT;
        const only = read.child(element);
        const parent = read.parent(element);
        const short =
            tag === 'svg'
                ? !read.isElement(parent) || read.text(parent, MAX_SHORT) === ''
                : !only ||
                  (read.isText(only) && !read.next(only) && read.text(only, MAX_TEXT).length <= MAX_SHORT);
        const pressed = tag === 'svg' ? PRESSABLE : 'a[href],button';
        return short && !read.closest(element, pressed) && isUnderPointer(element);
    };

    /** @param {import('../../wasm/types.js').ControlFacts} facts */
    const isTelling = (facts) =>
        [facts.text, facts.label, facts.command, facts.path, facts.id, facts.class].some(Boolean);

    latchkey.control = Object.freeze({ facts, submits, isCovered, listens, isTelling });
})();
