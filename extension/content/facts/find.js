// Finds the fields of a page, in shadow roots too, picks those worth looking at, and gathers them in forms.
(() => {
    'use strict';

    /** @typedef {import('./types.js').Field} Field */
    /** @typedef {import('./types.js').Place} Place */
    /** @typedef {import('./types.js').Group} Group */
    /** @typedef {import('./types.js').Root} Root */

    const { latchkey } = globalThis;
    if (latchkey.find) return;
    const { read } = latchkey;

    /** Most elements walked in search of shadow roots: some 3 ms. Pages past it are long documents, not forms. */
    const MAX_WALKED = 20_000;
    /** Most shadow roots entered, and how deep: design systems nest three or four, hostile pages without end. */
    const MAX_ROOTS = 400;
    const MAX_DEPTH = 16;
    /** Most fields told about in all, and in one form: the longest real sign-up form has about 60. */
    const MAX_FIELDS = 400;
    const MAX_FORM_FIELDS = 100;
    /** Most forms told about: a shop's list has one small form for each article. */
    const MAX_FORMS = 60;
    /** How far two fields without a form may stand from the element around both and still belong together. */
    const MAX_CLIMB = 7;

    const FIELDS = 'input,select,textarea';
    /** Inputs that are buttons or that nobody fills in. */
    const NO_FIELD = new Set(['hidden', 'submit', 'button', 'image', 'reset']);
    /** Regions of a page: what stands in one does not belong with what stands in another. */
    const REGION = /^(?:header|nav|footer|aside|dialog|body|html)$/;
    const REGION_ROLE = /^(?:search|navigation|banner|contentinfo|dialog|alertdialog|complementary)$/;

    /** Fields that were password fields once; "show password" turns them into text fields. */
    const passwords = new WeakSet();

    /**
     * Whether a field holds a password, or did when it was first seen.
     * @param {Element} field
     */
    const holdsPassword = (field) => {
        if (read.tag(field) !== 'input') return false;
        if (/** @type {HTMLInputElement} */ (field).type === 'password') passwords.add(field);
        return passwords.has(field);
    };

    /** What hides its text by other means holds a password as well. @param {Field} field */
    const notePassword = (field) => {
        passwords.add(field);
    };

    /** @param {Element} element */
    const isField = (element) =>
        read.tag(element) !== 'input' || !NO_FIELD.has(/** @type {HTMLInputElement} */ (element).type);

    /**
     * A node and the shadow roots below it, outermost first, each with the hosts around it, innermost first.
     * @param {Node} start
     */
    const roots = (start) => {
        /** @type {Root[]} */
        const found = [{ node: start, hosts: [] }];
        let walked = 0;
        for (const { node, hosts } of found) {
            if (hosts.length === MAX_DEPTH) continue;
            const walker = read.elementWalker(node);
            for (let next = walker.nextNode(); next && walked < MAX_WALKED; next = walker.nextNode()) {
                walked += 1;
                const shadow = read.shadow(next);
                if (shadow && found.length < MAX_ROOTS) found.push({ node: shadow, hosts: [next, ...hosts] });
            }
        }
        return found;
    };

    /**
     * The element that has focus, however deep.
     * @returns {Element | null}
     */
    const focused = () => {
        let element = read.focused(document);
        for (let depth = 0; element && depth < MAX_DEPTH; depth += 1) {
            const shadow = read.shadow(element);
            const inner = shadow && read.focused(shadow);
            if (!inner) break;
            element = inner;
        }
        return element;
    };

    /**
     * At most `max` of the places, in their order: first those that matter, then their neighbours in the same form.
     * @param {Place[]} places
     * @param {number} max
     * @param {Element | null} active
     */
    const choose = (places, max, active) => {
        if (places.length <= max) return places;
        /** @type {Set<Place>} */
        const chosen = new Set();
        const take = (/** @type {(field: Field) => boolean} */ wanted) => {
            for (const place of places) {
                if (chosen.size >= max) return;
                if (wanted(place.field)) chosen.add(place);
            }
        };
        take((field) => field === active);
        take(holdsPassword);
        const forms = new Set([...chosen].map(({ field }) => field.form));
        forms.delete(null);
        take((field) => forms.has(field.form));
        take(() => true);
        return places.filter((place) => chosen.has(place));
    };

    /**
     * The order in which a person meets two fields: that of the document, a shadow root standing where its host does.
     * @param {Place} one
     * @param {Place} other
     */
    const inOrder = (one, other) => {
        const first = [one.field, ...one.hosts].reverse();
        const second = [other.field, ...other.hosts].reverse();
        const apart = first.findIndex((node, level) => node !== second[level]);
        const [left, right] = [first[apart], second[apart]];
        return left && right && read.precedes(left, right) ? -1 : 1;
    };

    /** @param {Element} element */
    const isRegion = (element) =>
        REGION.test(read.tag(element)) || REGION_ROLE.test(read.attribute(element, 'role'));

    /**
     * The ancestors of a node inside its root, nearest first, as far as one climbs: to the region it stands in.
     * @param {Node} node
     * @param {number} [max]
     */
    const ancestors = (node, max = MAX_CLIMB) => {
        /** @type {Element[]} */
        const found = [];
        for (let up = read.parent(node); read.isElement(up) && found.length < max; up = read.parent(up)) {
            found.push(up);
            if (isRegion(up)) break;
        }
        return found;
    };

    /**
     * Gathers fields that have no form: neighbours belong together where one element, not far up, is around both.
     * @param {Place[]} places
     * @returns {Group[]}
     */
    const gather = (places) => {
        /** @type {Group[]} */
        const groups = [];
        /** @type {Element[]} */
        let within = [];
        for (const place of places) {
            // Design systems put each input in a root of its own: what is around the host counts as well.
            const up = [place.field, ...place.hosts].flatMap((node) => ancestors(node));
            const last = groups.at(-1);
            const around = up.find((element) => within.includes(element));
            if (last && around && last.places.length < MAX_FORM_FIELDS) {
                last.places.push(place);
                last.count += 1;
                within = within.slice(within.indexOf(around));
                last.around = /** @type {Element} */ (within[0]);
            } else {
                groups.push({ element: null, around: up[0] ?? place.field, places: [place], count: 1 });
                within = up;
            }
        }
        return groups;
    };

    /**
     * The form that a field belongs to: its own, or one outside the shadow roots that it stands in.
     * @param {Place} place
     * @returns {Element | null}
     */
    const formOf = ({ field, hosts }) => {
        if (field.form) return field.form;
        for (const host of hosts) {
            const form = read.closest(host, 'form');
            if (form) return form;
        }
        return null;
    };

    /**
     * The fields below a node, gathered in forms, in the order of their first fields.
     * @param {Node} start
     */
    const groups = (start) => {
        const active = focused();
        const all = roots(start);
        const places = all.flatMap(({ node, hosts }) =>
            [...read.all(node, FIELDS)].filter(isField).map((field) => ({ field, hosts })),
        );
        const chosen = choose(/** @type {Place[]} */ (places), MAX_FIELDS, active);
        if (all.length > 1) chosen.sort(inOrder);
        /** @type {Map<Element, Place[]>} */
        const forms = new Map();
        /** @type {Place[]} */
        const loose = [];
        for (const place of chosen) {
            const form = formOf(place);
            const inside = form ? forms.get(form) : loose;
            if (inside) inside.push(place);
            else if (form) forms.set(form, [place]);
        }
        const found = gather(loose);
        for (const [form, inside] of forms) {
            const count = Math.max(inside.length, read.elements(form)?.length ?? 0);
            found.push({
                element: form,
                around: form,
                places: choose(inside, MAX_FORM_FIELDS, active),
                count,
            });
        }
        const order = new Map(chosen.map((place, index) => [place, index]));
        const position = (/** @type {Group} */ group) =>
            order.get(/** @type {Place} */ (group.places[0])) ?? 0;
        const matters = (/** @type {Group} */ group) =>
            Number(group.places.some(({ field }) => field === active || holdsPassword(field)));
        const kept = found.sort(
            (one, other) => matters(other) - matters(one) || position(one) - position(other),
        );
        return {
            groups: kept.slice(0, MAX_FORMS).sort((one, other) => position(one) - position(other)),
            roots: all.map(({ node }) => node),
        };
    };

    latchkey.find = Object.freeze({
        groups,
        roots,
        ancestors,
        isField,
        isRegion,
        holdsPassword,
        notePassword,
        FIELDS,
    });
})();
