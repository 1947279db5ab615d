/**
 * A recovery code that was just made: shown once, until the person has it on paper.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

let code = '';

/** @param {string} made */
export function showRecoveryCode(made) {
    code = made;
}

/** The vault was locked, or the person has the code. */
export function forgetRecoveryCode() {
    code = '';
}

/** Whether there is a code to be shown before anything else. */
export function hasNews() {
    return code !== '';
}

/** @param {() => void} draw */
export function recoveryCodeView(draw) {
    const onDone = (/** @type {Event} */ event) => {
        event.preventDefault();
        forgetRecoveryCode();
        draw();
    };
    return h('section', { key: 'recovery', attrs: { 'aria-labelledby': 'recovery' } }, [
        h('h2', { attrs: { id: 'recovery' } }, word('recoveryHeading')),
        h('p', word('recoveryLead')),
        h('output', { attrs: { id: 'recovery-code', translate: 'no' } }, code),
        h('form', { on: { submit: onDone } }, [
            h('label.check', [
                h('input', { attrs: { id: 'recovery-kept', type: 'checkbox', required: true } }),
                word('recoveryKept'),
            ]),
            h('div.uses', [
                h(
                    'button',
                    { attrs: { type: 'button' }, on: { click: () => print() } },
                    word('recoveryPrint'),
                ),
                h('button.primary', { attrs: { id: 'recovery-done' } }, word('recoveryDone')),
            ]),
        ]),
    ]);
}
