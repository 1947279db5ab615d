/**
 * The page of the two-factor accounts: making the vault, adding, importing, backing up, locking.
 */
import { forgetAccounts } from './overview.js';
import { passwordQuestion } from '../ui/ask-password.js';
import { Errand } from '../ui/errand.js';
import { unlockForm } from '../ui/unlock-form.js';
import { onSessionChanged } from '../../shared/vault/session.js';
import { stateOfVault } from '../../shared/vault/vault.js';
import { head, introduce } from '../ui/head.js';
import { drawBody, h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { forgetQuestions } from '../authenticator/questions.js';
import { accountsView, forgetShown } from './accounts-view.js';
import { addView, forgetAdding } from './add-view.js';
import { forgetImport, importView } from './import-view.js';
import { backupView, forgetUnproven, restoreView } from './backup-view.js';
import { forgetRecoveryCode, hasNews, recoveryCodeView } from './recovery-code-view.js';
import { lockingView } from './locking-view.js';
import { securityKeysView, securityKeyUnlock } from './security-keys-view.js';
import { setUpView } from './set-up-view.js';
import { startOverView } from './start-over-view.js';
import { themeView } from './theme-view.js';
import { forgetTrash, trashView } from './trash-view.js';

/** @type {import('../../shared/vault/vault.js').VaultState | undefined} */
let state;
const errand = new Errand();

function look() {
    return errand.run(async () => {
        state = await stateOfVault();
        if (state !== 'open') forgetAll();
    }, draw);
}

/** What was on the screen is behind the lock now. */
function forgetAll() {
    forgetAccounts();
    forgetShown();
    forgetTrash();
    forgetAdding();
    forgetImport();
    forgetQuestions();
    forgetRecoveryCode();
    forgetUnproven();
}

function draw() {
    const { problem } = errand;
    drawBody([
        head('accountsTitle'),
        h('main', [
            problem ? h('section.problem', problem) : undefined,
            ...sections(),
            state && !hasNews() ? themeView(draw) : undefined,
        ]),
    ]);
}

function sections() {
    if (hasNews()) return [recoveryCodeView(draw)];
    switch (state) {
        case 'none':
            return [setUpView(draw), restoreView(state, draw)];
        case 'locked':
            return [
                h('section', { key: 'unlock' }, [
                    h('h2', word('vaultLocked')),
                    unlockForm(draw, securityKeyUnlock(draw)),
                ]),
                h('section', { key: 'ways', attrs: { 'aria-labelledby': 'ways' } }, [
                    h('h2', { attrs: { id: 'ways' } }, word('waysHeading')),
                    h('p', word('waysLead')),
                ]),
                restoreView(state, draw),
                startOverView(draw),
            ];
        case 'open':
            return [
                passwordQuestion(draw),
                accountsView(draw),
                trashView(draw),
                addView(draw),
                importView(draw),
                backupView(draw),
                lockingView(draw),
                securityKeysView(draw),
                restoreView(state, draw),
            ];
        case 'damaged':
            return [
                h('section', { key: 'damaged' }, [
                    h('h2', word('vaultDamagedHeading')),
                    h('p', word('vaultDamaged')),
                ]),
                restoreView(state, draw),
                startOverView(draw),
            ];
        default:
            return [];
    }
}

introduce('accountsTitle');
onSessionChanged(() => void look());
void look();
