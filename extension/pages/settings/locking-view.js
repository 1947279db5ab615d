/**
 * When the vault locks, its password and its recovery code.
 */
import { askPassword } from '../vault/ask-password.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { LOCK_IDLE_MINUTES, LOCK_OPEN_MINUTES } from '../../core/limits.js';
import { lockSettings, saveLockSettings } from '../../shared/vault/locking.js';
import { changePassword, changeRecoveryCode } from '../vault/keys.js';
import { lock } from '../../shared/vault/vault.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { passwordPair } from '../vault/password-pair.js';
import { showRecoveryCode } from '../vault/recovery-code-view.js';
import { forgetSecurityKeys } from './security-keys-view.js';

/** @typedef {import('../../shared/vault/locking.js').LockSettings} LockSettings */

/** @type {LockSettings | undefined} */
let settings;
const errand = new Errand();
let changing = false;

/** @param {() => void} draw */
export function lockingView(draw) {
    if (!settings) {
        void lockSettings().then((stored) => {
            settings = stored;
            draw();
        });
        return undefined;
    }
    /** @param {Partial<LockSettings>} change */
    const save = (change) =>
        errand.run(async () => {
            await saveLockSettings({ .../** @type {LockSettings} */ (settings), ...change });
            settings = await lockSettings();
            return word('lockingSaved');
        }, draw);
    const onNewPassword = (/** @type {Event} */ event) => {
        event.preventDefault();
        void errand.run(async () => {
            const next = await passwordPair.chosen();
            askPassword({
                title: word('passwordAskPresent'),
                async carryOut(present) {
                    const { recoveryCode, securityKeys, isAlone } = await changePassword(present, next);
                    changing = false;
                    forgetSecurityKeys();
                    const again = securityKeys > 0 ? [word('passwordChangedKeys')] : [];
                    const earlier = isAlone ? [] : [word('earlierStays')];
                    errand.say([word('passwordChanged'), ...again, ...earlier]);
                    showRecoveryCode(recoveryCode);
                },
            });
        }, draw);
    };
    const onNewCode = () => {
        askPassword({
            title: word('recoveryAsk'),
            carryOut: async (password) => {
                const { recoveryCode, isAlone } = await changeRecoveryCode(password);
                if (!isAlone) errand.say(word('earlierStays'));
                showRecoveryCode(recoveryCode);
            },
        });
        draw();
    };
    const onChange = () => {
        changing = !changing;
        draw();
    };
    return h('section', { key: 'locking', attrs: { 'aria-labelledby': 'locking' } }, [
        h('h3', { attrs: { id: 'locking' } }, word('lockingHeading')),
        ...minutes('idle', LOCK_IDLE_MINUTES, settings.idleMinutes, (idleMinutes) => save({ idleMinutes })),
        ...minutes('open', LOCK_OPEN_MINUTES, settings.openMinutes, (openMinutes) => save({ openMinutes })),
        h('label.check', [
            h('input', {
                attrs: { type: 'checkbox', id: 'locking-screen' },
                props: { checked: settings.onScreenLock },
                on: {
                    change: ({ target }) =>
                        void save({ onScreenLock: /** @type {HTMLInputElement} */ (target).checked }),
                },
            }),
            word('lockingScreen'),
        ]),
        h('div.uses', [
            h('button', { attrs: { id: 'lock-now' }, on: { click: () => void lock() } }, word('codesLock')),
            h(
                'button',
                { attrs: { 'aria-expanded': String(changing) }, on: { click: onChange } },
                word('passwordChange'),
            ),
            h('button', { on: { click: onNewCode } }, word('recoveryNew')),
        ]),
        changing
            ? h('form', { key: 'password', on: { submit: onNewPassword } }, [
                  h('p.quiet', word('passwordChangeLead')),
                  ...passwordPair.fields(draw),
                  h('button', word('passwordChangeGo')),
                  passwordPair.verdict(),
              ])
            : undefined,
        outcomeLine(errand, 'locking-status'),
    ]);
}

/**
 * @param {'idle' | 'open'} name
 * @param {import('../../wasm/limits.js').Bounds} bounds
 * @param {number} value
 * @param {(value: number) => void} change
 */
function minutes(name, { least, most }, value, change) {
    return [
        h('div.row', { key: name }, [
            h(
                'label',
                { attrs: { for: `locking-${name}` } },
                word(name === 'idle' ? 'lockingIdle' : 'lockingOpen'),
            ),
            h('input', {
                attrs: { id: `locking-${name}`, type: 'number', min: least, max: most },
                props: { value },
                on: {
                    change: ({ target }) =>
                        change(/** @type {HTMLInputElement} */ (target).valueAsNumber || value),
                },
            }),
        ]),
    ];
}
