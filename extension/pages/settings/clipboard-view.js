/**
 * Whether codes are taken off the clipboard also when the window that has copied them is closed.
 */
import { allowEmptying, emptyingAllowed } from '../../shared/clipboard/permission.js';
import { CLEARED_AFTER_S } from '../ui/clipboard.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @type {boolean | undefined} */
let allowed;
const errand = new Errand();

/** @param {() => void} draw */
export function clipboardView(draw) {
    const read = async () => void (allowed = await emptyingAllowed());
    if (allowed === undefined) {
        void errand.run(read, draw);
        return undefined;
    }
    /** @param {boolean} allow */
    const change = (allow) =>
        errand.run(async () => {
            // Straight from the click, before anything is awaited: browsers ask only then.
            const isDone = await allowEmptying(allow);
            await read();
            return isDone ? '' : errand.warn(word('accessDeclined'));
        }, draw);
    return h('section', { key: 'clipboard', attrs: { 'aria-labelledby': 'clipboard' } }, [
        h('h3', { attrs: { id: 'clipboard' } }, word('clipboardHeading')),
        h('label.check', [
            h('input', {
                attrs: { type: 'checkbox', id: 'clipboard-emptied' },
                props: { checked: allowed },
                on: {
                    change: ({ target }) => void change(/** @type {HTMLInputElement} */ (target).checked),
                },
            }),
            word('clipboardEmptied'),
        ]),
        h('p.quiet', word('clipboardEmptiedMeaning', String(CLEARED_AFTER_S))),
        outcomeLine(errand, 'clipboard-status'),
    ]);
}
