/**
 * The form that unlocks the vault, in the popup and on the page of the accounts.
 */
import { unlock, unlockByRecoveryCode } from './keys.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

const errand = new Errand();
/** Whether the person has the recovery code in hand instead of the password. */
let byCode = false;

/**
 * @param {() => void} draw called when it looks different
 * @param {import('../ui/view.js').VNode} [more] what stands below it
 */
export function unlockForm(draw, more) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#unlock'));
        const secret = field.value;
        if (!secret) return;
        await errand.runAlone(async () => {
            await (byCode ? unlockByRecoveryCode(secret) : unlock(secret));
            field.value = '';
            byCode = false;
        }, draw);
        if (errand.problem) field.select();
    };
    const onToggle = () => {
        byCode = !byCode;
        errand.say('');
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
                    required: true,
                    'aria-describedby': 'unlock-problem',
                },
                hook: { insert: ({ elm }) => /** @type {HTMLElement} */ (elm).focus() },
            }),
            h(
                'button.primary',
                { attrs: { 'aria-busy': String(errand.busy) } },
                word(errand.busy ? 'vaultUnlocking' : 'vaultUnlock'),
            ),
        ]),
        h('p.problem', { attrs: { id: 'unlock-problem' } }, errand.problem),
        h(
            'button.link',
            { attrs: { type: 'button', id: 'unlock-other' }, on: { click: onToggle } },
            word(byCode ? 'vaultByPassword' : 'vaultForgotten'),
        ),
        more,
    ]);
}
