/**
 * The switch in the popup's header: whether Latchkey is on for the site in front. Browsers are asked for access here and on the
 * card that says what it is for.
 */
import { changeAccess } from '../../shared/grants.js';
import { alarm, say } from '../ui/live.js';
import { h } from '../ui/view.js';
import { problemOf, word } from '../../shared/words.js';
import { codeOf } from '../../core/error.js';

/** @typedef {import('../../wasm/types.js').Access} Access */

/**
 * @param {Access} access
 * @param {() => void} changed
 */
export function siteSwitch({ state, host, shownHost, change }, changed) {
    if (!change) return undefined;
    const on = state === 'everySite' || state === 'thisSite';
    return h(
        'button.switch',
        {
            key: 'switch',
            attrs: {
                id: 'site-switch',
                role: 'switch',
                'aria-checked': String(on),
                'aria-label': word('switchLabel', word(`access_${state}`), shownHost),
                title: word(`accessMeaning_${state}`),
            },
            // Straight from the click, before anything is awaited: browsers ask only then.
            on: { click: () => void carryOut(changeAccess(change, host), changed) },
        },
        [h('span.track', { attrs: { 'aria-hidden': 'true' } }), h('span', word(`access_${state}`))],
    );
}

/**
 * Waits for a change of access, and tells what came of it.
 * @param {Promise<boolean>} changing
 * @param {() => void} changed
 */
export async function carryOut(changing, changed) {
    try {
        if (!(await changing)) return say(word('accessDeclined'));
    } catch (error) {
        return alarm(problemOf(codeOf(error)));
    }
    changed();
}
