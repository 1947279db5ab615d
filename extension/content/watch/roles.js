/**
 * The roles: what the fields of this frame are for, as the core says.
 */
(() => {
    'use strict';

    /** @typedef {import('../../wasm/types.js').FieldRole} FieldRole */
    /** @typedef {import('../../wasm/types.js').RecognizedForm} Form */

    /** A page that changes all the time is looked at no more often than this. */
    const LOOK_EVERY_MS = 250;

    const { latchkey } = globalThis;

    /** @returns {import('../content.js').Roles} */
    function open() {
        /** @type {WeakMap<Element, { role: FieldRole, isPersonal: boolean, form: Element[] }>} */
        let known = new WeakMap();
        /** Names fields by their handles, so that what the page has thrown away is not kept alive. @type {Form[]} */
        let forms = [];
        let changed = false;
        let lastLook = 0;
        const observer = new MutationObserver(() => {
            changed = true;
            observer.disconnect();
        });

        /** @param {number[]} handles */
        const inputs = (handles) =>
            handles.flatMap((handle) => {
                const field = latchkey.facts.elementOf(handle);
                return field instanceof HTMLInputElement ? [field] : [];
            });

        return {
            async learn() {
                await new Promise((done) =>
                    setTimeout(done, Math.max(0, lastLook + LOOK_EVERY_MS - performance.now())),
                );
                lastLook = performance.now();
                changed = false;
                observer.observe(document, {
                    subtree: true,
                    childList: true,
                    attributes: true,
                    attributeFilter: ['type', 'autocomplete', 'name', 'id'],
                });
                const facts = latchkey.facts.collect();
                const began = String(performance.timeOrigin);
                const recognition = await latchkey.gate?.ask({ kind: 'recognize', facts, document: began });
                forms = recognition?.forms ?? [];
                known = new WeakMap();
                for (const { fields, parts } of forms) {
                    const form = fields.flatMap(({ handle }) => latchkey.facts.elementOf(handle) ?? []);
                    for (const { handle, role } of fields) {
                        const element = latchkey.facts.elementOf(handle);
                        if (element)
                            known.set(element, { role, isPersonal: parts.personal.includes(handle), form });
                    }
                }
            },
            isUnknown: (field) => changed || !known.has(field),
            of: (field) => known.get(field)?.role,
            formOf: (field) => known.get(field)?.form ?? [],
            isPersonal: (field) => known.get(field)?.isPersonal ?? false,
            withRole: (role) =>
                forms.flatMap(({ fields }) =>
                    inputs(fields.filter((field) => field.role === role).map(({ handle }) => handle)),
                ),
            secrets: () => forms.flatMap(({ parts }) => inputs(parts.secrets)),
            accounts: () => forms.flatMap(({ parts }) => inputs(parts.account)),
            inherit(field, gone) {
                const same = !gone.isConnected && sameMarkup(field, gone) ? known.get(gone) : undefined;
                if (same && !known.has(field)) known.set(field, same);
            },
            close: () => observer.disconnect(),
        };
    }

    /**
     * @param {Element} one
     * @param {Element} other
     */
    function sameMarkup(one, other) {
        return ['type', 'name', 'id', 'autocomplete'].every(
            (name) => one.getAttribute(name) === other.getAttribute(name),
        );
    }

    latchkey.roles = { open };
})();
