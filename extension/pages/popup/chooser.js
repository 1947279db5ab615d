/**
 * A list to choose one of, with its label.
 */
import { h } from '../ui/view.js';

/**
 * @param {string} id
 * @param {string} label
 * @param {Record<string, string>} choices
 * @param {string} chosen
 * @param {(value: string) => void} changed
 */
export function chooser(id, label, choices, chosen, changed) {
    return [
        h('label', { attrs: { for: id } }, label),
        h(
            'select',
            {
                attrs: { id },
                on: { change: ({ target }) => changed(/** @type {HTMLSelectElement} */ (target).value) },
            },
            Object.entries(choices).map(([value, words]) =>
                h('option', { attrs: { value, selected: value === chosen } }, words),
            ),
        ),
    ];
}
