/**
 * The fields of an account that can be changed.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/**
 * @param {import('../../wasm/types.js').AccountRow} row
 * @param {(changes: import('../../wasm/types.js').AccountChanges) => void} save
 * @param {() => void} cancel
 * @param {import('../ui/view.js').VNode} outcome why it was not saved
 */
export function accountForm({ id, issuer, name, tags, sites, note }, save, cancel, outcome) {
    const onSubmit = (/** @type {Event} */ event) => {
        event.preventDefault();
        const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
        const text = (/** @type {string} */ field) => String(data.get(field) ?? '');
        /** @param {string} field @param {RegExp} between tags have spaces in them, sites have none */
        const list = (field, between) =>
            text(field)
                .split(between)
                .map((one) => one.trim())
                .filter(Boolean);
        save({
            issuer: text('issuer'),
            name: text('name'),
            tags: list('tags', /,/),
            sites: list('sites', /[\s,]+/),
            note: text('note'),
        });
    };
    const onKey = (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        cancel();
    };
    const onShown = (/** @type {import('../ui/view.js').VNode} */ { elm }) =>
        /** @type {HTMLElement} */ (elm).querySelector('input')?.focus();
    return h(
        'form.grid',
        { key: 'form', hook: { insert: onShown }, on: { submit: onSubmit, keydown: onKey } },
        [
            ...field(id, 'issuer', 'handIssuer', issuer),
            ...field(id, 'name', 'handName', name),
            ...field(id, 'tags', 'accountTags', tags.join(', ')),
            ...field(id, 'sites', 'accountSites', sites.join(', ')),
            ...noteField(id, note),
            outcome,
            h('div.uses', [
                h('button.primary', word('accountSave')),
                h('button', { attrs: { type: 'button' }, on: { click: cancel } }, word('askedCancel')),
            ]),
        ],
    );
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} label
 * @param {string} value
 */
function field(id, name, label, value) {
    const attrs = { id: `${name}-${id}`, name, type: 'text', autocomplete: 'off', value };
    return [h('label', { attrs: { for: attrs.id } }, word(label)), h('input', { attrs })];
}

/**
 * @param {string} id
 * @param {string} note
 */
function noteField(id, note) {
    const attrs = { id: `note-${id}`, name: 'note', rows: 2 };
    return [
        h('label', { attrs: { for: attrs.id } }, word('accountNote')),
        h('textarea', { attrs, props: { value: note } }),
    ];
}
