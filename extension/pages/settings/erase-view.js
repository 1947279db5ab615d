/**
 * The last part of the settings: to erase everything, after a typed word.
 */
import { eraseEverything } from '../../shared/erasing.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

const errand = new Errand();

/** @param {() => void} draw */
export function eraseView(draw) {
    const wanted = word('eraseWord');
    const onSubmit = (/** @type {Event} */ event) => {
        event.preventDefault();
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#erase-word'));
        void errand.runAlone(async () => {
            if (field.value.trim().toLowerCase() !== wanted) return word('eraseNot', wanted);
            field.value = '';
            await eraseEverything();
            return word('erased');
        }, draw);
    };
    return h('section', { key: 'erase', attrs: { 'aria-labelledby': 'erase' } }, [
        h('h3', { attrs: { id: 'erase' } }, word('eraseHeading')),
        h('p', word('eraseLead')),
        h('form', { on: { submit: onSubmit } }, [
            h('label', { attrs: { for: 'erase-word' } }, word('eraseType', wanted)),
            h('div.entry', [
                h('input', {
                    attrs: { id: 'erase-word', type: 'text', autocomplete: 'off', spellcheck: 'false' },
                }),
                h('button.danger', { attrs: { id: 'erase-go' } }, word('eraseGo')),
            ]),
        ]),
        h('p', { attrs: { id: 'erase-status' } }, errand.said),
    ]);
}
