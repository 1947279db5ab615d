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
    const { read, find, field, control } = latchkey;

    /** Longest beginning of a form's text that is told: a sentence or two say what the form is for. */
    const MAX_FORM_TEXT = 400;
    /** Most headings of a page. */
    const MAX_HEADINGS = 30;
    /** Most buttons and links of one form. */
    const MAX_FORM_CONTROLS = 12;
    /** Most sections of one form. */
    const MAX_SECTIONS = 40;
    /** More links than this around a form are a menu or a list, not part of it. */
    const MAX_LINKS_AROUND = 25;
    /** How far up links and buttons count as standing right beside a form. */
    const MAX_CLIMB = 3;
    /** Controls outside forms: the first and the last of the page, where sites put what signs in and out. */
    const MAX_FIRST_CONTROLS = 100;
    const MAX_LAST_CONTROLS = 40;
    /** Most controls looked at for that. */
    const MAX_CONTROLS_SEEN = 2000;
    /** What else may listen: so many of those are told, and so many elements are looked at for it. */
    const MAX_LISTENERS = 40;
    const MAX_FIRST_ELEMENTS = 300;
    const MAX_LAST_ELEMENTS = 100;
    /**
     * Most controls of which it is found out whether something lies before them, which takes time; if nothing lies before the
     * first few, nothing lies before the page.
     */
    const MAX_COVERED = 40;
    const FEW = 8;

    const HEADINGS = 'h1,h2,h3,h4,h5,h6,legend,[role="heading"]';
    const BUTTONS =
        'button,[role="button"],input[type="submit" i],input[type="button" i],input[type="image" i]';
    /** What may send a part of a form: ASP.NET writes links for it. */
    const SENDERS = `${BUTTONS},a[href^="javascript:" i]`;
    const LINKS = 'a[href],a[onclick],[role="link"]';
    const CONTROLS = `${BUTTONS},${LINKS},[role="menuitem"],[role="tab"],summary`;
    const LISTENERS = 'a:not([href],[onclick]),[data-action],:is(span,li,div,p,td,label,i,img,svg)';

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
    const describe = (element) => control.facts(element, handleOf(element));

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
            if (element && control.submits(element)) found.add(element);
        }
        return [...found]
            .sort((one, other) => Number(control.submits(other)) - Number(control.submits(one)))
            .slice(0, MAX_FORM_CONTROLS)
            .map(describe);
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
     * The sections of a form, each up to the last of buttons in a row; none where there are not several, or where a field
     * stands elsewhere.
     * @param {Group} group
     */
    const sections = ({ around: inner, places }) => {
        /** @type {import('../../wasm/types.js').SectionFacts[]} */
        const found = [];
        if (places.filter(({ field }) => find.holdsPassword(field)).length < 2) return found;
        const fields = new Set(/** @type {Iterable<Element>} */ (places.map(({ field }) => field)));
        let isOver = true;
        let left = places.length;
        const parts = read.all(inner, `${HEADINGS},${find.FIELDS},${SENDERS}`);
        for (let index = 0; index < Math.min(parts.length, MAX_CONTROLS_SEEN); index += 1) {
            const part = /** @type {Element} */ (parts[index]);
            const isField = fields.has(part);
            const sends = !isField && part.matches(SENDERS);
            const heading = isField || sends || !part.matches(HEADINGS) ? '' : read.text(part);
            if (!isField && !sends && !heading) continue;
            if (isOver && !sends) {
                found.push({ heading: '', fieldCount: 0, buttons: [] });
                isOver = false;
            }
            const section = found.at(-1);
            if (!section) continue;
            if (sends) section.buttons.push(handleOf(part));
            else section.heading ||= heading;
            isOver = sends;
            if (isField) {
                section.fieldCount += 1;
                left -= 1;
            }
        }
        const several = found.filter(({ buttons: own }) => own.length > 0).length > 1;
        return several && left === 0 ? found.slice(0, MAX_SECTIONS) : [];
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
            links: around(group, LINKS, true).slice(0, MAX_FORM_CONTROLS).map(describe),
            fieldCount: count,
            fields: places.map((place) => field.facts(place, handleOf(place.field))),
            sections: sections(group),
        };
    };

    /**
     * At most so many at the beginning and the end.
     * @template Item
     * @param {ArrayLike<Item>} items
     * @param {number} first
     * @param {number} last
     * @returns {Item[]}
     */
    const ends = (items, first, last) => {
        const { length } = items;
        const skipped = Math.max(0, length - first - last);
        // By index: what is left out of a list of nodes need not even be shown to this script.
        return Array.from(
            { length: length - skipped },
            (_, index) => /** @type {Item} */ (items[index < first ? index : index + skipped]),
        );
    };

    /**
     * What may listen though it is no link and no button, by how it looks.
     * @param {Node[]} roots
     */
    const listeners = (roots) =>
        roots
            .flatMap((root) => ends(read.all(root, LISTENERS), MAX_FIRST_ELEMENTS, MAX_LAST_ELEMENTS))
            .slice(0, MAX_FIRST_ELEMENTS + MAX_LAST_ELEMENTS)
            .filter(control.listens);

    /**
     * The controls that belong to none of the forms and tell something of what they do.
     * @param {Node[]} roots
     * @param {FormFacts[]} forms
     */
    const controls = (roots, forms) => {
        const told = new Set(
            forms.flatMap(({ buttons: inside, links }) => [...inside, ...links]).map((one) => one.handle),
        );
        const seen = roots.flatMap((root) => [...read.all(root, CONTROLS)]);
        const half = MAX_CONTROLS_SEEN / 2;
        const free = ends(seen, half, half).filter((element) => !told.has(handles.get(element) ?? 0));
        const chosen = new Set(ends(free, MAX_FIRST_CONTROLS, MAX_LAST_CONTROLS));
        const more = listeners(roots).filter(
            (element) => !chosen.has(element) && !told.has(handles.get(element) ?? 0),
        );
        for (const element of ends(more, MAX_LISTENERS / 2, MAX_LISTENERS / 2)) chosen.add(element);
        return [...chosen].map(describe).filter(control.isTelling);
    };

    /**
     * Finds out of some controls whether something lies before them. Only where there are fields: a dialog that asks to sign
     * in can stand before the page of those who are signed in.
     * @param {ControlFacts[]} some
     */
    const noteCovered = (some) => {
        let any = false;
        const seen = some.filter(({ visible }) => visible).slice(0, MAX_COVERED);
        for (const [index, facts] of seen.entries()) {
            if (index === FEW && !any) return;
            const element = elementOf(facts.handle);
            facts.covered = Boolean(element && control.isCovered(element));
            any ||= facts.covered;
        }
    };

    /** Everything that can be pressed. @param {Pick<PageFacts, 'controls' | 'forms'>} facts */
    const pressable = ({ controls: free, forms }) => [
        ...free,
        ...forms.flatMap(({ buttons: inside, links }) => [...inside, ...links]),
    ];

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
        const free = controls(roots, forms);
        if (forms.some(({ fields }) => fields.some(({ visible }) => visible))) {
            noteCovered(pressable({ controls: free, forms }));
        }
        const html = read.html();
        return {
            title: read.title(),
            lang: html ? read.attribute(html, 'lang') : '',
            path: read.path(location.href),
            topFrame: window === window.top,
            headings: headings.map((/** @type {Element} */ element) => read.text(element)).filter(Boolean),
            forms,
            controls: free,
        };
    };

    /** What a control is told to be, apart from where it stands. @param {ControlFacts} told */
    const identity = (told) => JSON.stringify({ ...told, handle: 0, visible: true, covered: false });

    /**
     * A control as it stands in the page now: many pages draw theirs anew at any time. Of several that are alike none is it.
     * @param {number} handle
     * @param {PageFacts | undefined} seen when it was seen
     */
    const current = (handle, seen) => {
        const element = elementOf(handle);
        if (element && read.isConnected(element)) return element;
        const told = seen && pressable(seen).find((one) => one.handle === handle);
        if (!told) return null;
        const alike = pressable(collect()).filter((one) => identity(one) === identity(told));
        return alike.length === 1 ? elementOf(alike[0]?.handle ?? 0) : null;
    };

    latchkey.facts = Object.freeze({
        collect,
        current,
        elementOf,
        handleOf,
        holdsPassword: find.holdsPassword,
    });
})();
