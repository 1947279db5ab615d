/**
 * The way from the popup to unlocking by security key. Browsers ask for a key in a tab, not over a popup.
 */
import { canUseSecurityKeys, securityKeys } from '../vault/security-key.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @type {boolean | undefined} */
let known;

/**
 * @param {() => void} draw
 * @param {(event: Event) => void} open opens the page on which a key can be asked for
 */
export function securityKeyLink(draw, open) {
    if (known === undefined && canUseSecurityKeys()) {
        known = false;
        void securityKeys().then(
            (keys) => {
                known = keys.length > 0;
                draw();
            },
            () => undefined,
        );
    }
    return known
        ? h(
              'button',
              { key: 'by-key', attrs: { type: 'button', id: 'unlock-by-key' }, on: { click: open } },
              word('securityKeyUnlock'),
          )
        : undefined;
}
