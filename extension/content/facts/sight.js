// How much of a field a person can see, by what the browser draws. The core judges it.
(() => {
    'use strict';

    const { latchkey } = globalThis;
    if (latchkey.sight) return;
    const { read } = latchkey;
    const { elementFromPoint } = Document.prototype;
    const { checkVisibility, getBoundingClientRect, matches, scrollIntoView, animate } = Element.prototype;

    /** Where is looked, along each side of a field: near its edges and in the middle. */
    const ALONG = [0.1, 0.5, 0.9];
    /** Most elements looked at in search of what clicks go through. */
    const MAX_ELEMENTS = 20_000;
    /** Most parts of labels that are looked at. */
    const MAX_LABEL_PARTS = 200;
    /** What is fainter does not hide what is below it. */
    const FAINT = 0.2;
    const PICTURES = /^(?:img|svg|canvas|video|iframe|object|embed)$/;
    const MAX_DEPTH = 8;
    const MAX_CLIMB = 200;
    /** What lies above everything else, whether it takes clicks or not. */
    const TOP_LAYER = ':popover-open,dialog:modal,:fullscreen';

    /** The element around one, out of shadow roots and slots too. @param {Element} element */
    const around = (element) => {
        const parent = read.slot(element) ?? read.parent(element);
        return read.isElement(parent) ? parent : parent instanceof ShadowRoot ? parent.host : null;
    };

    /** An element and all around it, from inside out. @param {Element} element */
    const chain = (element) => {
        const found = [];
        for (
            let one = /** @type {Element | null} */ (element);
            one && found.length < MAX_CLIMB;
            one = around(one)
        )
            found.push(one);
        return found;
    };

    /** How opaque an element is itself. @param {Element} element */
    const opacity = (element) => {
        const { opacity, filter } = getComputedStyle(element);
        const filtered = /opacity\(([\d.]+)\)/.exec(filter)?.[1] ?? '1';
        return Number(opacity) * Number(filtered);
    };

    /** What lies first at a point, in shadow roots too. @param {number} x @param {number} y @param {Document} [view] */
    const first = (x, y, view = document) => {
        let found = elementFromPoint.call(view, x, y);
        for (let depth = 0; found && depth < MAX_DEPTH; depth += 1) {
            const inner = read.shadow(found)?.elementFromPoint(x, y);
            if (!inner || inner === found) break;
            found = inner;
        }
        return found;
    };

    /** @param {DOMRect} box @param {number} x @param {number} y */
    const holds = ({ left, top, right, bottom }, x, y) => left <= x && x < right && top <= y && y < bottom;

    /** How opaque an element is with all around it. @param {Element} element */
    const throughout = (element) => chain(element).reduce((product, one) => product * opacity(one), 1);

    /** How opaque a colour is, as browsers write it. @param {string} color */
    const alpha = (color) => Number(/^rgba|\//.test(color) ? /([\d.]+)%?\)$/.exec(color)?.[1] : 1);

    /** Whether it hides what is below it: frames without a ground and labels lie over many fields. @param {Element} element */
    const paints = (element) => {
        const { backgroundColor, backgroundImage } = getComputedStyle(element);
        const isGround =
            PICTURES.test(read.tag(element)) || backgroundImage !== 'none' || alpha(backgroundColor) >= FAINT;
        return (
            isGround &&
            checkVisibility.call(element, { visibilityProperty: true }) &&
            throughout(element) >= FAINT
        );
    };

    /**
     * What lies where a field is and lets clicks through, so that a look at a point goes through it too.
     * @param {Element} field
     * @param {DOMRect} box
     */
    const letThrough = (field, box) => {
        const outer = new Set(chain(field));
        const roots = new Set([document, ...[...outer].map((one) => read.root(one))]);
        /** @type {Element[]} */
        const found = [];
        let left = MAX_ELEMENTS;
        for (const root of roots) {
            for (const element of read.all(root, '*')) {
                if (left-- <= 0) return found;
                if (outer.has(element) || latchkey.panel?.owns(element)) continue;
                const other = getBoundingClientRect.call(element);
                const overlaps =
                    other.left < box.right &&
                    box.left < other.right &&
                    other.top < box.bottom &&
                    box.top < other.bottom;
                if (overlaps && getComputedStyle(element).pointerEvents === 'none') found.push(element);
            }
        }
        return found;
    };

    /**
     * Does work while some elements take clicks, and others let them through. An animation does that, which changes nothing of them and is
     * over before anybody else runs.
     * @template Result
     * @param {Element[]} takers
     * @param {Element[]} others
     * @param {() => Result} work
     */
    const withClicks = (takers, others, work) => {
        const set = (/** @type {Element} */ element, /** @type {string} */ value) =>
            animate.call(element, { pointerEvents: [value, value] }, { duration: 1e6, fill: 'both' });
        const animations = [
            ...takers.map((element) => set(element, 'auto')),
            ...others.map((element) => set(element, 'none')),
        ];
        try {
            return work();
        } finally {
            for (const animation of animations) animation.cancel();
        }
    };

    /** The labels of a field, with all in them: a click there leads into the field, and many lie over it. @param {Element} field */
    const overlays = (field) => {
        const labels = field instanceof HTMLInputElement ? [...(field.labels ?? [])] : [];
        return labels.flatMap((label) => [label, ...read.all(label, '*')]).slice(0, MAX_LABEL_PARTS);
    };

    /**
     * The frames around this one that may be looked at, those of the same origin, and where this one begins in each of their pages.
     * Of others the browser shows nothing.
     */
    const frames = () => {
        const found = [];
        let [x, y] = [0, 0];
        for (let view = /** @type {Window} */ (window); view !== view.parent; view = view.parent) {
            const frame = frameOf(view);
            if (!frame) break;
            const { left, top } = getBoundingClientRect.call(frame);
            x += left + frame.clientLeft;
            y += top + frame.clientTop;
            found.push({ frame, x, y });
        }
        return found;
    };

    /** @param {Window} view */
    const frameOf = (view) => {
        try {
            return view.frameElement;
        } catch {
            return null;
        }
    };

    /**
     * @param {Element} element
     * @param {boolean} [thorough] whether what lets clicks through counts too, which takes a while to find
     * @returns {import('../../wasm/types.js').FieldSight}
     */
    const of = (element, thorough = true) => {
        const box = getBoundingClientRect.call(element);
        const { left, top, width, height } = box;
        const outer = chain(element);
        const outside = frames();
        const all = [outer, ...outside.map(({ frame }) => chain(frame))].flat();
        const drawn =
            checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true }) &&
            !all.some((one) => matches.call(one, '[inert]'));
        /** @param {Element | null} hit */
        const isOwn = (hit) => hit !== null && chain(hit).includes(element);
        const through = drawn && thorough ? letThrough(element, box).filter(paints) : [];
        const labels = drawn ? overlays(element).filter((one) => !outer.includes(one) && !paints(one)) : [];
        const above = through.filter((one) =>
            chain(one).some((part) => matches.call(part, TOP_LAYER) && !outer.includes(part)),
        );
        const points = ALONG.flatMap((x) => ALONG.map((y) => ({ x: left + width * x, y: top + height * y })));
        const isClear = (/** @type {{ x: number, y: number }} */ { x, y }) =>
            isOwn(first(x, y)) &&
            outside.every((at) => first(x + at.x, y + at.y, at.frame.ownerDocument) === at.frame) &&
            !above.some((one) => holds(getBoundingClientRect.call(one), x, y));
        return {
            drawn,
            width: Math.round(width),
            height: Math.round(height),
            opacity:
                Math.round(
                    [element, ...outside.map(({ frame }) => frame)].reduce(
                        (product, one) => product * throughout(one),
                        1,
                    ) * 100,
                ) / 100,
            points: points.length,
            clear: drawn ? withClicks(through, labels, () => points.filter(isClear).length) : 0,
        };
    };

    /** How much can be seen of an element once it is in the window. @param {Element} element */
    const scrolledTo = (element) => {
        const before = of(element);
        if (!before.drawn || before.clear === before.points) return before;
        scrollIntoView.call(element, { block: 'center', inline: 'nearest', behavior: 'instant' });
        return of(element);
    };

    latchkey.sight = Object.freeze({ of, scrolledTo });
})();
