// Collects plain facts about the page for the core to judge. It only reads: nothing of the page is changed, and
// what a person typed is neither read nor told.
(() => {
    'use strict';

    /** @typedef {import('./types.js').Group} Group */
    /** @typedef {import('./types.js').FormFacts} FormFacts */
    /** @typedef {import('./types.js').ControlFacts} ControlFacts */
    /** @typedef {import('../../wasm/types.js').PageFacts} PageFacts */

    const { latchkey } = globalThis;
    if (latchkey.facts) return;
    const { read, find, field } = latchkey;
    const { checkVisibility } = Element.prototype;

    /** Longest beginning of a form's text that is told: a sentence or two say what the form is for. */
    const MAX_FORM_TEXT = 400;
    /** Most headings of a page. */
    const MAX_HEADINGS = 30;
    /** Most buttons and links of one form. */
    const MAX_FORM_CONTROLS = 12;
    /** More links than this around a form are a menu or a list, not part of it. */
    const MAX_LINKS_AROUND = 25;
    /** How far up links and buttons count as standing right beside a form. */
    const MAX_CLIMB = 3;
    /** Controls outside forms: the first and the last of the page, where sites put what signs in and out. */
    const MAX_FIRST_CONTROLS = 100;
    const MAX_LAST_CONTROLS = 40;
    /** Most controls looked at for that. */
    const MAX_CONTROLS_SEEN = 2000;
    /** Longer texts are headlines and teasers, not the name of what a control does. */
    const MAX_CONTROL_TEXT = 60;

    const HEADINGS = 'h1,h2,h3,h4,h5,h6,legend,[role="heading"]';
    const BUTTONS =
        'button,[role="button"],input[type="submit" i],input[type="button" i],input[type="image" i]';
    const LINKS = 'a[href],a[onclick],[role="link"]';
    const CONTROLS = `${BUTTONS},${LINKS},[role="menuitem"]`;

    /** @type {WeakMap<Element, number>} */
    const handles = new WeakMap();
    /** Weak, so that what the page has thrown away is not kept alive. @type {Map<number, WeakRef<Element>>} */
    const elements = new Map();
    let lastHandle = 0;

    /** @param {Element} element */
    const handleOf = (element) => {
        let handle = handles.get(element);
        if (handle === undefined) {
            lastHandle += 1;
            handle = lastHandle;
            handles.set(element, handle);
        }
        if (!elements.has(handle)) elements.set(handle, new WeakRef(element));
        return handle;
    };

    /** @param {number} handle */
    const elementOf = (handle) => elements.get(handle)?.deref() ?? null;

    /** Forgets what has left the page, so that a form drawn anew at each keystroke does not add up. */
    const forget = () => {
        for (const [handle, element] of elements) {
            const alive = element.deref();
            if (!alive || !read.isConnected(alive)) elements.delete(handle);
        }
    };

    /** @param {Element} element */
    const spoken = (element) => {
        const written = ['value', 'alt', 'aria-label', 'title'];
        const text = read.tag(element) === 'input' ? '' : read.text(element, MAX_CONTROL_TEXT);
        return (
            text || written.map((name) => read.attribute(element, name, MAX_CONTROL_TEXT)).find(Boolean) || ''
        );
    };

    /** @param {Element} element */
    const submits = (element) => {
        const tag = read.tag(element);
        return (
            (tag === 'button' || tag === 'input') &&
            /^(?:submit|image)$/.test(/** @type {any} */ (element).type)
        );
    };

    /**
     * @param {Element} element
     * @returns {ControlFacts}
     */
    const control = (element) => ({
        handle: handleOf(element),
        tag: read.tag(element),
        submits: submits(element),
        text: spoken(element),
        name: read.attribute(element, 'name'),
        id: read.attribute(element, 'id'),
        class: read.attribute(element, 'class'),
        path: read.path(
            read.attribute(element, 'href', Infinity) || read.attribute(element, 'formaction', Infinity),
        ),
        visible: checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true }),
    });

    /**
     * Whether no form but the given one is around an element.
     * @param {Element} element
     * @param {Element | null} form
     */
    const isFree = (element, form) => {
        const around = read.closest(element, 'form');
        return !around || around === form;
    };

    /**
     * What matches in a group of fields; where it is formless or has nothing, what matches right beside it.
     * @param {Group} group
     * @param {string} selector
     * @param {boolean} beside whether to look beside in any case
     */
    const around = ({ element, around: inner }, selector, beside) => {
        /** @type {Set<Element>} */
        const found = new Set(read.all(inner, selector));
        for (const outer of find.ancestors(inner, MAX_CLIMB)) {
            if (found.size > 0 && !beside) break;
            const more = read.all(outer, selector);
            if (more.length > MAX_LINKS_AROUND) break;
            for (const candidate of more) if (isFree(candidate, element)) found.add(candidate);
        }
        return [...found];
    };

    /** @param {Group} group */
    const buttons = (group) => {
        const found = new Set(around(group, BUTTONS, false));
        // A form in a broken table is not around its own fields any more, but still knows them.
        const owned = group.element ? read.elements(group.element) : [];
        for (let index = 0; index < Math.min(owned.length, MAX_CONTROLS_SEEN); index += 1) {
            const element = owned[index];
            if (element && submits(element)) found.add(element);
        }
        return [...found]
            .sort((one, other) => Number(submits(other)) - Number(submits(one)))
            .slice(0, MAX_FORM_CONTROLS)
            .map(control);
    };

    /**
     * The nearest heading: in the form, or the last one before it, unless it stands over the form before.
     * @param {Group} group
     * @param {Group | undefined} previous
     * @param {Element[]} headings
     */
    const heading = ({ around: inner }, previous, headings) => {
        const inside = read.first(inner, HEADINGS);
        const text = inside ? read.text(inside) : '';
        if (text) return text;
        const before = headings.findLast((element) => read.precedes(element, inner));
        return before && !(previous && read.precedes(before, previous.around)) ? read.text(before) : '';
    };

    /**
     * @param {Group} group
     * @param {Group | undefined} previous
     * @param {Element[]} headings
     * @returns {FormFacts}
     */
    const form = (group, previous, headings) => {
        const { element, around: inner, places, count } = group;
        const written = (/** @type {string} */ name) => (element ? read.attribute(element, name) : '');
        return {
            handle: handleOf(inner),
            hasElement: element !== null,
            id: written('id'),
            name: written('name'),
            class: written('class'),
            action: element ? read.path(read.attribute(element, 'action', Infinity)) : '',
            heading: heading(group, previous, headings),
            text: `${field.beside(inner, read.previous)} ${read.text(inner, MAX_FORM_TEXT)}`
                .trim()
                .slice(0, MAX_FORM_TEXT),
            buttons: buttons(group),
            links: around(group, LINKS, true).slice(0, MAX_FORM_CONTROLS).map(control),
            fieldCount: count,
            fields: places.map((place) => field.facts(place, handleOf(place.field))),
        };
    };

    /**
     * The controls that belong to none of the forms and say in a few words what they do.
     * @param {Node[]} roots
     * @param {FormFacts[]} forms
     */
    const controls = (roots, forms) => {
        const told = new Set(
            forms.flatMap(({ buttons: inside, links }) => [...inside, ...links]).map((one) => one.handle),
        );
        const seen = roots.flatMap((root) => [...read.all(root, CONTROLS)]);
        const ends = seen.length > MAX_CONTROLS_SEEN ? [...seen.slice(0, 1000), ...seen.slice(-1000)] : seen;
        const free = ends.filter((element) => !told.has(handles.get(element) ?? 0));
        const chosen =
            free.length > MAX_FIRST_CONTROLS + MAX_LAST_CONTROLS
                ? [...free.slice(0, MAX_FIRST_CONTROLS), ...free.slice(-MAX_LAST_CONTROLS)]
                : free;
        return chosen.map(control).filter(({ text }) => text !== '');
    };

    /**
     * The facts about the page, or about what is below a node of it.
     * @param {Document | Element | ShadowRoot} [start]
     * @returns {PageFacts}
     */
    const collect = (start = document) => {
        forget();
        const { groups, roots } = find.groups(start);
        const titles = roots.flatMap((/** @type {Node} */ root) =>
            [...read.all(root, HEADINGS)].slice(0, MAX_HEADINGS),
        );
        const headings = titles.slice(0, MAX_HEADINGS);
        const forms = groups.map((group, index) => form(group, groups[index - 1], titles));
        const html = read.html();
        return {
            title: read.title(),
            lang: html ? read.attribute(html, 'lang') : '',
            path: read.path(location.href),
            topFrame: window === window.top,
            headings: headings.map((/** @type {Element} */ element) => read.text(element)).filter(Boolean),
            forms,
            controls: controls(roots, forms),
        };
    };

    latchkey.facts = Object.freeze({ collect, elementOf, handleOf, holdsPassword: find.holdsPassword });
})();
