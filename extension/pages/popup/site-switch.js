/**
 * The switch in the popup's header: whether Latchkey is on for the site in front. It says of access what
 * `access-question.js` does.
 */
import { changeAccess } from '../../shared/grants.js';
import { carryOut } from '../ui/access-question.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').Access} Access */

/** What the switch does, for screen readers. */
const MEANING = 'switch-means';

/**
 * @param {Access} access
 * @param {() => void} changed
 */
export function siteSwitch({ state, watches, host, shownHost, change }, changed) {
    if (!change) return undefined;
    return h(
        'button.switch',
        {
            key: 'switch',
            attrs: {
                id: 'site-switch',
                role: 'switch',
                'aria-checked': String(watches),
                'aria-label': word('switchLabel', word(`access_${state}`), shownHost),
                'aria-describedby': MEANING,
                title: word(`accessMeaning_${state}`),
            },
            // Straight from the click, before anything is awaited: browsers ask only then.
            on: {
                click: () =>
                    void carryOut(
                        changeAccess(change, host),
                        changed,
                        document.querySelector('#switch-outcome'),
                    ),
            },
        },
        [
            h('span.track', { attrs: { 'aria-hidden': 'true' } }),
            h('span', word(`access_${state}`)),
            h('span', { attrs: { id: MEANING, hidden: true } }, word(`accessMeaning_${state}`)),
        ],
    );
}
