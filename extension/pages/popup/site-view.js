/**
 * The part of the popup about the site: may Latchkey watch it, and what is on the page.
 */
import { changeAccess } from '../../shared/grants.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').Access} Access */
/** @typedef {import('./look.js').TabLook} TabLook */

const CHANGES = {
    request: 'changeRequest',
    giveBack: 'changeGiveBack',
    pause: 'changePause',
    resume: 'changeResume',
};

/**
 * @param {Access} access
 * @param {TabLook | 'noAccess' | 'pending' | undefined} look
 * @param {() => void} changed
 */
export function siteView({ state, host, change }, look, changed) {
    const onClick = async () => {
        // Straight from the click, before anything is awaited: browsers ask only then.
        if (change && (await changeAccess(change, host))) changed();
    };
    return [
        h('section', { key: 'access', attrs: { 'aria-labelledby': 'watching' } }, [
            h('h2', { attrs: { id: 'watching' } }, word(`access_${state}`)),
            h('p.quiet', word(`accessMeaning_${state}`)),
            change &&
                h(
                    change.kind === 'request' ? 'button.primary' : 'button',
                    { on: { click: onClick } },
                    word(CHANGES[change.kind]),
                ),
        ]),
        look &&
            h('section', { key: 'seen', attrs: { 'aria-labelledby': 'seen' } }, [
                h('h2', { attrs: { id: 'seen' } }, word('seenHeading')),
                h(
                    'p.quiet',
                    { attrs: { id: 'seen-form' } },
                    word(`seen_${typeof look === 'object' ? look.form : look}`),
                ),
            ]),
    ];
}
