/**
 * The roles: what the fields of this frame are for, as the core says.
 */
(() => {
    'use strict';

    /** @typedef {import('../../wasm/types.js').FieldRole} FieldRole */

    /** A page that changes all the time is looked at no more often than this. */
    const LOOK_EVERY_MS = 250;
    /** @type {FieldRole[]} */
    const PERSONAL = ['email', 'username', 'personName'];
    /** @type {FieldRole[]} */
    const SECRET = ['currentPassword', 'newPassword', 'oneTimeCode'];
    /** @type {FieldRole[]} */
    const ACCOUNT = ['username', 'email'];
    /** Telephone numbers and dates of birth are among the other fields. */
    const PERSONAL_TYPES = new Set(['tel', 'date']);

    const { latchkey } = globalThis;

    /** @returns {import('../content.js').Roles} */
    function open() {
        /** @type {WeakMap<Element, { role: FieldRole, form: Element[] }>} */
        let known = new WeakMap();
        /** By their handles, so that what the page has thrown away is not kept alive. @type {[FieldRole, number][]} */
        let fields = [];
        let changed = false;
        let lastLook = 0;
        const observer = new MutationObserver(() => {
            changed = true;
            observer.disconnect();
        });

        /** @param {FieldRole[]} roles */
        const withRole = (...roles) =>
            fields.flatMap(([role, handle]) => {
                const field = roles.includes(role) && latchkey.facts.elementOf(handle);
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
                const recognition = await latchkey.gate?.ask({ kind: 'recognize', facts });
                const forms = recognition?.forms ?? [];
                fields = forms.flatMap((form) =>
                    form.fields.map(
                        ({ role, handle }) => /** @type {[FieldRole, number]} */ ([role, handle]),
                    ),
                );
                known = new WeakMap();
                for (const { fields } of forms) {
                    const form = fields.flatMap(({ handle }) => latchkey.facts.elementOf(handle) ?? []);
                    for (const { handle, role } of fields) {
                        const element = latchkey.facts.elementOf(handle);
                        if (element) known.set(element, { role, form });
                    }
                }
            },
            isUnknown: (field) => changed || !known.has(field),
            of: (field) => known.get(field)?.role,
            formOf: (field) => known.get(field)?.form ?? [],
            isPersonal(field) {
                const role = known.get(field)?.role;
                return role !== undefined && (PERSONAL.includes(role) || PERSONAL_TYPES.has(field.type));
            },
            withRole,
            secrets: () => withRole(...SECRET),
            accounts() {
                const beside = withRole(...SECRET).flatMap((field) => known.get(field)?.form ?? []);
                return ACCOUNT.flatMap((role) =>
                    beside.filter((field) => known.get(field)?.role === role),
                ).filter((field) => field instanceof HTMLInputElement);
            },
            inherit(field, gone) {
                const role = !gone.isConnected && sameMarkup(field, gone) ? known.get(gone) : undefined;
                if (role && !known.has(field)) known.set(field, role);
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
