/**
 * The roles: what the fields of this frame are for, as the core says.
 */
(() => {
    'use strict';

    /** @typedef {import('../../wasm/types.js').FieldRole} FieldRole */
    /** @typedef {import('../../wasm/types.js').RecognizedForm} Form */

    /** A page that changes all the time is looked at no more often than this. */
    const LOOK_EVERY_MS = 250;
    /** Once a page has been looked at that long ago, it may have changed in a way that nobody was told of. */
    const STALE_MS = 1000;

    const { latchkey } = globalThis;

    /** @typedef {{ role: FieldRole, isPersonal: boolean, form: Element[], kind: Form['kind'] }} Known */

    /**
     * @param {() => void} onChange is told once of the changes since the last look
     * @returns {import('../content.js').Roles}
     */
    function open(onChange) {
        /** @type {WeakMap<Element, Known>} */
        let known = new WeakMap();
        /** What a field is for that stands in the place of another. @type {WeakMap<Element, Known>} */
        const inherited = new WeakMap();
        const about = (/** @type {Element} */ field) => inherited.get(field) ?? known.get(field);
        /** Names fields by their handles, so that what the page has thrown away is not kept alive. @type {Form[]} */
        let forms = [];
        let changed = false;
        let lastLook = 0;
        let closed = false;
        const observer = new MutationObserver((changes) => {
            if (changes.every(isOwn)) return;
            changed = true;
            observer.disconnect();
            onChange();
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
                if (closed) return;
                lastLook = performance.now();
                changed = false;
                observer.observe(document, {
                    subtree: true,
                    childList: true,
                    characterData: true,
                    attributes: true,
                    attributeFilter: ['type', 'autocomplete', 'name', 'id', 'class', 'hidden', 'style'],
                });
                const facts = latchkey.facts.collect();
                const began = String(performance.timeOrigin);
                const recognition = await latchkey.gate?.ask({ kind: 'recognize', facts, document: began });
                forms = recognition?.forms ?? [];
                known = new WeakMap();
                for (const { fields, parts, kind } of forms) {
                    const form = fields.flatMap(({ handle }) => latchkey.facts.elementOf(handle) ?? []);
                    for (const { handle, role } of fields) {
                        const element = latchkey.facts.elementOf(handle);
                        if (element)
                            known.set(element, {
                                role,
                                isPersonal: parts.personal.includes(handle),
                                form,
                                kind,
                            });
                    }
                }
            },
            isUnknown: (field) =>
                changed ||
                !known.has(field) ||
                (latchkey.facts.holdsPassword(field) && performance.now() - lastLook > STALE_MS),
            of: (field) => about(field)?.role,
            formOf: (field) => about(field)?.form ?? [],
            kindOf: (field) => about(field)?.kind ?? 'other',
            isPersonal: (field) => about(field)?.isPersonal ?? false,
            withRole: (role) =>
                forms.flatMap(({ fields }) =>
                    inputs(fields.filter((field) => field.role === role).map(({ handle }) => handle)),
                ),
            secrets: () => forms.flatMap(({ parts }) => inputs(parts.secrets)),
            accounts: () => forms.flatMap(({ parts }) => inputs(parts.account)),
            inherit(field, gone) {
                const same = about(gone);
                if (!same || field === gone) return false;
                const [stood, shows] = [stands(field, gone), showsTheSame(field, gone)];
                if (stood && !known.has(field)) known.set(field, same);
                if (shows) inherited.set(field, { ...same, form: [...same.form, field] });
                return stood || shows;
            },
            close() {
                closed = true;
                observer.disconnect();
            },
        };
    }

    /** Whether nothing has changed but what Latchkey shows. @param {MutationRecord} change */
    function isOwn({ type, target, addedNodes, removedNodes }) {
        const { owns } = latchkey.panel;
        if (type !== 'childList') return owns(target);
        return [...addedNodes, ...removedNodes].every(owns);
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

    /** Whether a field stands where another one has stood. @param {HTMLInputElement} field @param {Element} gone */
    function stands(field, gone) {
        return gone instanceof HTMLInputElement && !gone.isConnected && sameMarkup(field, gone);
    }

    /**
     * Whether a field shows what another one holds, which is hidden now: so some pages show a password.
     * @param {HTMLInputElement} field
     * @param {HTMLInputElement} hidden
     */
    function showsTheSame(field, hidden) {
        const text = latchkey.read.value(field);
        return (
            text !== '' &&
            text === latchkey.read.value(hidden) &&
            field.form === hidden.form &&
            hidden.isConnected &&
            !hidden.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        );
    }

    latchkey.roles = { open, stands };
})();
