/**
 * The last part of the settings: to erase everything, after a typed word.
 */
import { eraseEverything } from '../../shared/erasing.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { focusOn, h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** The page that stands for what is there after it says so. */
const ERASED = 'erased';
const errand = new Errand();

/** Says what has been done, where it was done just before this page was opened: once there is a page that can say it. @param {() => void} draw */
export function tellErased(draw) {
    if (!new URLSearchParams(location.search).has(ERASED)) return;
    // Once, and it can be done again from here.
    history.replaceState(null, '', location.pathname + location.hash);
    errand.say(word('erased'));
    draw();
    document.getElementById('erase')?.scrollIntoView();
    focusOn(document.querySelector('[aria-labelledby=erase]') ?? undefined);
}

/** @param {() => void} draw */
export function eraseView(draw) {
    const wanted = word('eraseWord');
    const onSubmit = (/** @type {Event} */ event) => {
        event.preventDefault();
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#erase-word'));
        void errand.runAlone(async () => {
            if (field.value.trim().toLowerCase() !== wanted) return errand.warn(word('eraseNot', wanted));
            field.value = '';
            await eraseEverything();
            // Nothing of before may stay on the page, nor be said of it.
            location.replace(`?${ERASED}#privacy`);
            return undefined;
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
        outcomeLine(errand, 'erase-status'),
    ]);
}
