/**
 * Making the vault: its password, judged while it is typed.
 */
import { Errand } from '../ui/errand.js';
import { createVault } from '../vault/keys.js';
import { passwordPair } from './password-pair.js';
import { showRecoveryCode } from './recovery-code-view.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

const errand = new Errand();

/** @param {() => void} draw */
export function setUpView(draw) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        await errand.runAlone(
            async () => showRecoveryCode(await createVault(await passwordPair.chosen())),
            draw,
        );
    };
    return h('section', { key: 'set-up', attrs: { 'aria-labelledby': 'set-up' } }, [
        h('h3', { attrs: { id: 'set-up' } }, word('vaultCreateHeading')),
        h('p', word('vaultCreateLead')),
        h('form', { on: { submit: onSubmit } }, [
            ...passwordPair.fields(draw),
            h(
                'button.primary',
                { attrs: { id: 'create', 'aria-busy': String(errand.busy) } },
                word(errand.busy ? 'vaultCreating' : 'vaultCreate'),
            ),
            h('p.problem', { attrs: { id: 'set-up-problem' } }, errand.problem),
        ]),
    ]);
}
