/**
 * Making the vault: its password, judged while it is typed.
 */
import { codeOf } from '../../core/error.js';
import { createVault } from '../vault/keys.js';
import { passwordPair } from './password-pair.js';
import { showRecoveryCode } from './recovery-code-view.js';
import { h } from '../ui/view.js';
import { problemOf, word } from '../../shared/words.js';

let busy = false;
let problem = '';

/** @param {() => void} draw */
export function setUpView(draw) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        if (busy) return;
        busy = true;
        problem = '';
        draw();
        try {
            showRecoveryCode(await createVault(await passwordPair.chosen()));
        } catch (error) {
            problem = problemOf(codeOf(error));
        }
        busy = false;
        draw();
    };
    return h('section', { key: 'set-up', attrs: { 'aria-labelledby': 'set-up' } }, [
        h('h2', { attrs: { id: 'set-up' } }, word('vaultCreateHeading')),
        h('p', word('vaultCreateLead')),
        h('form', { on: { submit: onSubmit } }, [
            ...passwordPair.fields(draw),
            h(
                'button.primary',
                { attrs: { id: 'create', 'aria-busy': String(busy) } },
                word(busy ? 'vaultCreating' : 'vaultCreate'),
            ),
            h('p', { attrs: { role: 'alert', id: 'set-up-problem' } }, problem),
        ]),
    ]);
}
