/**
 * Making the vault: its password, judged while it is typed.
 */
import { Errand } from '../ui/errand.js';
import { createVault } from './keys.js';
import { passwordPair } from './password-pair.js';
import { showRecoveryCode } from './recovery-code-view.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

const errand = new Errand();

/**
 * @param {() => void} draw
 * @param {{ takesFocus?: boolean, created?: () => Promise<void> }} [options] takesFocus: there is nothing else to be done where it stands;
 *   created: what is done then
 */
export function setUpView(draw, { takesFocus = false, created = async () => undefined } = {}) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        await errand.runAlone(async () => {
            showRecoveryCode(await createVault(await passwordPair.chosen()));
            await created();
        }, draw);
    };
    const onShown = (/** @type {import('../ui/view.js').VNode} */ { elm }) => {
        if (takesFocus) /** @type {Element} */ (elm).querySelector('input')?.focus();
    };
    return h('section', { key: 'set-up', attrs: { 'aria-labelledby': 'set-up' } }, [
        h('h3', { attrs: { id: 'set-up' } }, word('vaultCreateHeading')),
        h('p', word('vaultCreateLead')),
        h('form', { hook: { insert: onShown }, on: { submit: onSubmit } }, [
            ...passwordPair.fields(draw),
            h(
                'button.primary',
                { attrs: { id: 'create', 'aria-busy': String(errand.busy) } },
                word(errand.busy ? 'vaultCreating' : 'vaultCreate'),
            ),
            h('p.problem', { attrs: { id: 'set-up-problem' } }, errand.problem),
            passwordPair.verdict(),
        ]),
    ]);
}
