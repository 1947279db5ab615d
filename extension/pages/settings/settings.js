/**
 * The settings: one page, in sections.
 */
import { forgetAsked, passwordQuestion } from '../vault/ask-password.js';
import { Errand } from '../ui/errand.js';
import { head, introduce } from '../ui/head.js';
import { unlockForm } from '../vault/unlock-form.js';
import { drawBody, h } from '../ui/view.js';
import { forgetQuestions } from '../authenticator/questions.js';
import { onSessionChanged } from '../../shared/vault/session.js';
import { stateOfVault } from '../../shared/vault/vault.js';
import { word } from '../../shared/words.js';
import { accountsView, forgetShown } from './accounts-view.js';
import { addView, forgetAdding } from './add-view.js';
import { backupView, forgetUnproven, restoreView } from './backup-view.js';
import { cleanUpViews, followCleanUp } from './clean-up-view.js';
import { clipboardView } from './clipboard-view.js';
import { computerViews, followComputer } from './computer-view.js';
import { eraseView, tellErased } from './erase-view.js';
import { forgetImport, importView } from './import-view.js';
import { lockingView } from './locking-view.js';
import { forgetAccounts } from './shown-accounts.js';
import { aboutView, storedView } from './privacy-view.js';
import { forgetRecoveryCode, hasNews, recoveryCodeView } from '../vault/recovery-code-view.js';
import { reportView } from './report-view.js';
import { followSection, sectionLinks, sectionView } from './sections.js';
import { securityKeysView, securityKeyUnlock } from './security-keys-view.js';
import { settingsFileView } from './settings-file-view.js';
import { setUpView } from '../vault/set-up-view.js';
import { shortcutsView } from './shortcuts-view.js';
import { followSites, sitesViews } from './sites-view.js';
import { startOverView } from './start-over-view.js';
import { looksView } from './looks-view.js';
import { followTimeline, timelineView } from './timeline-view.js';
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
    forgetAsked();
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
        head('settings'),
        h('div.middle', [
            // What is shown once comes before anything else.
            hasNews() ? undefined : sectionLinks(),
            h('main', [
                problem ? h('section.problem', { key: 'problem' }, problem) : undefined,
                ...(hasNews() ? [recoveryCodeView(draw)] : sections()),
            ]),
        ]),
    ]);
}

function sections() {
    return [
        state === 'open' ? passwordQuestion(draw) : undefined,
        sectionView('general', [looksView(draw), shortcutsView(draw)]),
        sectionView('sites', sitesViews(draw)),
        sectionView('vault', vault()),
        sectionView('security', [
            ...(state === 'open' ? [lockingView(draw), securityKeysView(draw)] : [vaultNeeded()]),
            clipboardView(draw),
        ]),
        sectionView('backup', [...backup(), settingsFileView(draw)]),
        sectionView('clean-up', cleanUpViews(draw)),
        sectionView('computer', computerViews(draw)),
        sectionView('alerts', [timelineView(draw)]),
        sectionView('privacy', [
            storedView(draw, state),
            aboutView(),
            reportView(draw, state),
            eraseView(draw),
        ]),
    ];
}

function vault() {
    switch (state) {
        case 'none':
            return [setUpView(draw)];
        case 'locked':
            return [
                h('section', { key: 'unlock' }, [
                    h('h3', word('vaultLocked')),
                    unlockForm(draw, securityKeyUnlock(draw)),
                ]),
                h('section', { key: 'ways', attrs: { 'aria-labelledby': 'ways' } }, [
                    h('h3', { attrs: { id: 'ways' } }, word('waysHeading')),
                    h('p', word('waysLead')),
                ]),
                startOverView(draw),
            ];
        case 'open':
            return [accountsView(draw), trashView(draw), addView(draw), importView(draw)];
        case 'damaged':
            return [damaged(), startOverView(draw)];
        default:
            return [];
    }
}

function backup() {
    return [
        state === 'open' ? backupView(draw) : state === 'damaged' ? damaged() : undefined,
        state === 'locked' ? vaultNeeded() : undefined,
        state ? restoreView(state, draw) : undefined,
    ];
}

function damaged() {
    return h('section', { key: 'damaged' }, [
        h('h3', word('vaultDamagedHeading')),
        h('p', word('vaultDamaged')),
    ]);
}

/** What this part is about is behind the lock, or not there yet. */
function vaultNeeded() {
    return h('section', { key: 'needs-vault' }, [
        h('p', word(state === 'none' ? 'vaultNeededFirst' : 'vaultNeededOpen')),
        h('a', { attrs: { href: '#vault' } }, word('vaultNeededGo')),
    ]);
}

introduce('settings');
followSection(draw);
onSessionChanged(() => void look());
followSites(draw);
followCleanUp(draw);
followComputer(draw);
followTimeline(draw);
void look().then(() => tellErased(draw));
