/**
 * Asks for the vault's password again, in place, before something secret is shown or handed out.
 */
import { confirmPassword } from './keys.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @typedef {{ title: string, carryOut: (password: string) => Promise<void> }} Question */

/** @type {Question | undefined} */
let asked;
let errand = new Errand();
/** What asked: the focus goes back there. @type {Element | null} */
let opener = null;

/**
 * Asks; what is to be done is done once the password was right.
 * @param {Question} question
 */
export function askPassword(question) {
    asked = question;
    errand = new Errand();
    opener = document.activeElement;
}

/** What was asked is not asked any more: the vault was locked meanwhile. */
export function forgetAsked() {
    asked = undefined;
    opener = null;
}

/** @param {() => void} draw */
function close(draw) {
    asked = undefined;
    draw();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
}

/** @param {() => void} draw */
export function passwordQuestion(draw) {
    if (!asked) return undefined;
    const { title, carryOut } = asked;
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#asked-password'));
        if (!field.value) return;
        await errand.runAlone(async () => {
            await confirmPassword(field.value);
            await carryOut(field.value);
            field.value = '';
            close(draw);
        }, draw);
    };
    const onCancel = () => close(draw);
    const onKey = (/** @type {KeyboardEvent} */ { key }) => {
        if (key === 'Escape') onCancel();
    };
    return h('form.asked', { key: 'asked', on: { submit: onSubmit, keydown: onKey } }, [
        h('label', { attrs: { for: 'asked-password' } }, title),
        h('div.entry', [
            h('input', {
                attrs: {
                    id: 'asked-password',
                    type: 'password',
                    autocomplete: 'off',
                    required: true,
                    'aria-describedby': 'asked-problem',
                },
                hook: { insert: ({ elm }) => /** @type {HTMLElement} */ (elm).focus() },
            }),
            h('button.primary', { attrs: { 'aria-busy': String(errand.busy) } }, word('askedGo')),
            h('button', { attrs: { type: 'button' }, on: { click: onCancel } }, word('askedCancel')),
        ]),
        h('p.problem', { attrs: { id: 'asked-problem' } }, errand.problem),
    ]);
}
