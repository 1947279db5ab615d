/**
 * The last way out of a vault that nothing opens: to remove it, after a typed word.
 */
import { startOver } from '../vault/keys.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

const errand = new Errand();

/** @param {() => void} draw */
export function startOverView(draw) {
    const wanted = word('startOverWord');
    const onSubmit = (/** @type {Event} */ event) => {
        event.preventDefault();
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#start-over-word'));
        void errand.runAlone(async () => {
            if (field.value.trim().toLowerCase() !== wanted) return errand.warn(word('startOverNot', wanted));
            field.value = '';
            await startOver();
            // What follows is a page of its own state: nothing of before may stay on it.
            location.reload();
            return undefined;
        }, draw);
    };
    return h('section', { key: 'start-over', attrs: { 'aria-labelledby': 'start-over' } }, [
        h('h3', { attrs: { id: 'start-over' } }, word('startOverHeading')),
        h('p', word('startOverLead')),
        h('form', { on: { submit: onSubmit } }, [
            h('label', { attrs: { for: 'start-over-word' } }, word('startOverType', wanted)),
            h('div.entry', [
                h('input', {
                    attrs: { id: 'start-over-word', type: 'text', autocomplete: 'off', spellcheck: 'false' },
                }),
                h('button.danger', { attrs: { id: 'start-over-go' } }, word('startOverGo')),
            ]),
        ]),
        outcomeLine(errand, 'start-over-status'),
    ]);
}
