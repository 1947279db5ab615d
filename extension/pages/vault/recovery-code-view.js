/**
 * A recovery code that was just made: shown once, until the person has saved it.
 */
import { CLEARED_AFTER_S, copyForAWhile } from '../ui/clipboard.js';
import { saveFile } from '../ui/save-file.js';
import { leftToRight } from '../ui/isolated.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** How long what was copied stays. */
const COPIED = { goes: 'recoveryCopiedGoes', goesIfStayed: 'recoveryCopied', stays: 'codesCopiedStays' };

let code = '';
let errand = new Errand();

/** @param {string} made */
export function showRecoveryCode(made) {
    code = made;
    // What was said was said of another.
    errand = new Errand();
}

/** The vault was locked, or the person has the code. */
export function forgetRecoveryCode() {
    code = '';
    errand = new Errand();
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
    const onCopy = () =>
        errand.run(async () => word(COPIED[await copyForAWhile(code)], String(CLEARED_AFTER_S)), draw);
    const onSave = () =>
        errand.run(async () => {
            saveFile('latchkey-recovery-code.txt', new TextEncoder().encode(`${code}\n`));
            return word('recoverySaved');
        }, draw);
    return h('section', { key: 'recovery', attrs: { 'aria-labelledby': 'recovery' } }, [
        h('h2', { attrs: { id: 'recovery' } }, word('recoveryHeading')),
        h('p', word('recoveryLead')),
        h('div.made', { attrs: { id: 'recovery-code' } }, [leftToRight(code)]),
        h('form', { on: { submit: onDone } }, [
            h('label.check', [
                h('input', { attrs: { id: 'recovery-kept', type: 'checkbox', required: true } }),
                word('recoveryKept'),
            ]),
            h('div.uses', [
                ...[
                    { id: 'recovery-copy', words: 'recoveryCopy', act: onCopy },
                    { id: 'recovery-save', words: 'recoverySave', act: onSave },
                    { id: 'recovery-print', words: 'recoveryPrint', act: () => print() },
                ].map(({ id, words, act }) =>
                    h('button', { attrs: { type: 'button', id }, on: { click: act } }, word(words)),
                ),
                h('button.primary', { attrs: { id: 'recovery-done' } }, word('recoveryDone')),
            ]),
            outcomeLine(errand, 'recovery-status', 'p.quiet'),
        ]),
    ]);
}
