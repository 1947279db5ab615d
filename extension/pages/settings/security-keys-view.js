/**
 * The security keys that open the vault beside its password: added, used, removed.
 */
import { askPassword } from '../vault/ask-password.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import {
    addSecurityKey,
    canUseSecurityKeys,
    removeSecurityKey,
    securityKeys,
    unlockBySecurityKey,
} from '../vault/security-key.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @typedef {import('../vault/security-key.js').SecurityKeySlot} SecurityKeySlot */

/** @type {SecurityKeySlot[] | undefined} */
let keys;
const errand = new Errand();

/** They are others now. */
export function forgetSecurityKeys() {
    keys = undefined;
}

/** @param {() => void} draw */
async function learn(draw) {
    try {
        keys = await securityKeys();
    } catch (error) {
        errand.fail(error);
    }
    draw();
}

/** @param {() => void} draw */
export function securityKeysView(draw) {
    if (!canUseSecurityKeys()) return undefined;
    if (!keys) void learn(draw);
    /**
     * @param {string} title
     * @param {() => Promise<void>} work
     * @param {string} done
     */
    const afterPassword = (title, work, done) => () => {
        errand.say('');
        askPassword({
            title,
            async carryOut() {
                await errand.run(() => work().then(() => done), draw);
                await learn(draw);
            },
        });
        draw();
    };
    const add = afterPassword(word('securityKeyAskAdd'), addSecurityKey, word('securityKeyAdded'));
    return h('section', { key: 'security-keys', attrs: { 'aria-labelledby': 'security-keys' } }, [
        h('h3', { attrs: { id: 'security-keys' } }, word('securityKeysHeading')),
        h('p.quiet', word('securityKeysMeaning')),
        keys && keys.length > 0
            ? h(
                  'ul.keys',
                  keys.map(({ id }, at) =>
                      h('li.row', { key: id }, [
                          h('span', word('securityKeyName', String(at + 1))),
                          h(
                              'button',
                              {
                                  attrs: { 'aria-label': word('securityKeyRemoveLabel', String(at + 1)) },
                                  class: { 'remove-key': true },
                                  on: {
                                      click: afterPassword(
                                          word('securityKeyAskRemove'),
                                          () => removeSecurityKey(id),
                                          word('securityKeyRemoved'),
                                      ),
                                  },
                              },
                              word('securityKeyRemove'),
                          ),
                      ]),
                  ),
              )
            : undefined,
        h('button', { attrs: { id: 'security-key-add' }, on: { click: add } }, word('securityKeyAdd')),
        outcomeLine(errand, 'security-key-status'),
    ]);
}

/** The button that unlocks by a security key, where there is one. @param {() => void} draw */
export function securityKeyUnlock(draw) {
    if (!canUseSecurityKeys()) return undefined;
    if (!keys) void learn(draw);
    const unlock = () => errand.run(unlockBySecurityKey, draw);
    return keys && keys.length > 0
        ? h('div', { key: 'security-key' }, [
              h(
                  'button',
                  { attrs: { type: 'button', id: 'unlock-security-key' }, on: { click: unlock } },
                  word('securityKeyUnlock'),
              ),
              outcomeLine(errand, 'unlock-security-key-status'),
          ])
        : undefined;
}
