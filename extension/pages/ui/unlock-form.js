/**
 * The form that unlocks the vault, in the popup and on the page of the accounts.
 */
import { codeOf } from '../../core/error.js';
import { unlock, unlockByRecoveryCode } from '../vault/keys.js';
import { h } from './view.js';
import { problemOf, word } from '../../shared/words.js';

let busy = false;
let problem = '';
/** Whether the person has the recovery code in hand instead of the password. */
let byCode = false;

/**
 * @param {() => void} draw called when it looks different
 * @param {import('./view.js').VNode} [more] what stands below it
 */
export function unlockForm(draw, more) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#unlock'));
        const secret = field.value;
        if (busy || !secret) return;
        busy = true;
        problem = '';
        draw();
        try {
            await (byCode ? unlockByRecoveryCode(secret) : unlock(secret));
            field.value = '';
            byCode = false;
        } catch (error) {
            problem = problemOf(codeOf(error));
            field.select();
        }
        busy = false;
        draw();
    };
    const onToggle = () => {
        byCode = !byCode;
        problem = '';
        draw();
    };
    return h('form', { key: 'unlock', on: { submit: onSubmit } }, [
        h('label', { attrs: { for: 'unlock' } }, word(byCode ? 'vaultRecoveryCode' : 'vaultPassword')),
        h('div.entry', [
            h('input', {
                // Another field, so that a code is not hidden and a password not shown.
                key: String(byCode),
                attrs: {
                    id: 'unlock',
                    type: byCode ? 'text' : 'password',
                    autocomplete: 'off',
                    spellcheck: 'false',
                    'aria-describedby': 'unlock-problem',
                },
                hook: { insert: ({ elm }) => /** @type {HTMLElement} */ (elm).focus() },
            }),
            h(
                'button.primary',
                { attrs: { 'aria-busy': String(busy) } },
                word(busy ? 'vaultUnlocking' : 'vaultUnlock'),
            ),
        ]),
        h('p', { attrs: { role: 'alert', id: 'unlock-problem' } }, problem),
        h(
            'button.link',
            { attrs: { type: 'button', id: 'unlock-other' }, on: { click: onToggle } },
            word(byCode ? 'vaultByPassword' : 'vaultForgotten'),
        ),
        more,
    ]);
}
