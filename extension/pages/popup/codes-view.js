/**
 * The part of the popup with the two-factor codes: to set them up, to unlock them, and the list.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { Errand } from '../ui/errand.js';
import { unlockForm } from '../vault/unlock-form.js';
import { onSessionChanged } from '../../shared/vault/session.js';
import { lock, stateOfVault } from '../../shared/vault/vault.js';
import { h } from '../ui/view.js';
import { plural, word } from '../../shared/words.js';
import { clockView } from './clock-view.js';
import { olderStateWarning } from '../authenticator/older-state.js';
import { awaitNextSearch, codesList, counted, forgetRows } from './codes-list.js';
import { keysHint, olderState, readRows } from './codes-list.js';
import { toWindow } from './pop-out.js';
import { go, view } from './route.js';
import { toSettings } from './settings-way.js';
import { forgetScan, scanSetUp, scanView, setUpNotice } from './scan-view.js';
import { forgetRecoveryCode, hasNews, recoveryCodeView } from '../vault/recovery-code-view.js';
import { setUpView } from '../vault/set-up-view.js';
import { securityKeyLink } from './security-key-link.js';

/** @typedef {import('../../shared/vault/vault.js').VaultState} VaultState */

/** @type {VaultState | undefined} */
let state;
const errand = new Errand();

/**
 * Finds out how things stand with the vault, now and whenever that changes; done when the codes are on the screen.
 * @param {Promise<chrome.tabs.Tab | undefined>} tab the one that the popup speaks about
 * @param {() => void} draw
 */
export function followVault(tab, draw) {
    withAuthenticator.prepare();
    const look = () =>
        errand.run(async () => {
            // Mostly it is open, and then nothing else has to be asked.
            const wasRead = await readRows(tab);
            state = wasRead ? 'open' : await stateOfVault();
            if (state !== 'open') {
                forgetRows();
                awaitNextSearch(view() === 'codes');
                forgetScan();
                forgetRecoveryCode();
            }
        }, draw);
    onSessionChanged(() => void look());
    return look();
}

/**
 * @param {chrome.tabs.Tab | undefined} tab the one that the popup speaks about
 * @param {() => void} draw
 */
export function codesView(tab, draw) {
    return h('section', { key: 'codes', attrs: { id: 'codes', 'aria-labelledby': 'title' } }, [
        ...(hasNews() ? fresh(tab, draw) : body(tab, draw)),
        // Below, since it comes once the page was looked at: somebody may be about to press what is above it.
        setUpNotice(),
        h('p.problem', { key: 'codes-problem', attrs: { id: 'codes-problem' } }, errand.problem),
    ]);
}

/** How things stand, for the core. @returns {import('../../wasm/types.js').NowVault | undefined} */
export function vaultNow() {
    return state && (state === 'open' ? { state, ...counted() } : { state });
}

/** The row of the hub. @returns {import('./hub.js').Row} */
export function codesRow() {
    return { view: 'codes', title: word('view_codes'), state: rowState(), warns: state === 'damaged' };
}

function rowState() {
    if (!state) return '';
    const { accounts } = counted();
    return state === 'open' ? plural('row_codes', accounts, String(accounts)) : word(`row_codes_${state}`);
}

/**
 * Begins to set up the vault, in a window that stays when one clicks elsewhere, as one does to save what it shows; the page in front stays too.
 * @param {chrome.tabs.Tab | undefined} tab
 */
export function setUpButton(tab) {
    return h(
        'button.primary',
        { attrs: { id: 'codes-set-up' }, on: { click: toWindow(tab, () => 'codes') ?? (() => go('codes')) } },
        word('codesSetUp'),
    );
}

/** Reads the codes anew, as after an account was added. @param {() => void} draw */
export function renewCodes(draw) {
    return () => {
        forgetRows();
        draw();
    };
}

/** The vault is new: what opens it besides its password, before anything else, and what was added. @param {chrome.tabs.Tab | undefined} tab @param {() => void} draw */
function fresh(tab, draw) {
    return [scanView(tab, draw, renewCodes(draw)), recoveryCodeView(draw)];
}

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 */
function body(tab, draw) {
    switch (state) {
        case 'none':
            return toWindow(tab, () => 'codes')
                ? [h('p.quiet', word('codesNone')), setUpButton(tab)]
                : [
                      setUpView(draw, {
                          takesFocus: true,
                          created: () => scanSetUp(tab, draw, renewCodes(draw)),
                      }),
                  ];
        case 'locked':
            return [unlockForm(draw, securityKeyLink(draw, toSettings('vault')))];
        case 'open': {
            const renew = renewCodes(draw);
            return [
                olderStateWarning(olderState()),
                ...codesList(tab, draw, { choosing: true }),
                keysHint(counted().here > 0),
                scanView(tab, draw, renew),
                clockView(tab, draw, renew),
                h('div.uses', { key: 'vault' }, [
                    h(
                        'button',
                        { attrs: { id: 'manage' }, on: { click: toSettings('vault') } },
                        word('codesManage'),
                    ),
                    h(
                        'button',
                        { attrs: { id: 'lock' }, on: { click: () => void lock() } },
                        word('codesLock'),
                    ),
                ]),
            ];
        }
        case 'damaged':
            return [
                h('p', word('vaultDamaged')),
                h('button', { on: { click: toSettings('backup') } }, word('codesRestore')),
            ];
        default:
            return [];
    }
}
