/**
 * The one place in which access to sites is asked for, wherever it stands: what it turns on, and the buttons.
 */
import { codeOf } from '../../core/error.js';
import { askForAccess, EVERY_SITE } from '../../shared/grants.js';
import { problemOf, word } from '../../shared/words.js';
import { alarm, say } from './live.js';
import { h } from './view.js';

/** The class of what says that nothing has changed. */
const OUTCOME = 'access-outcome';

/**
 * @typedef {object} Asked
 * @property {{ origin: string, host: string }} [here] the site in front
 * @property {boolean} [everySite]
 */

/**
 * @param {Asked} asked
 * @param {() => void} changed
 */
export function accessQuestion({ here, everySite }, changed) {
    return h('div.access-question', { key: 'access-question' }, [
        h('p', { attrs: { id: 'access-turns-on' } }, word('accessMeaning_off')),
        h('div.uses', [
            here ? accessButton(here, changed, 'button.primary') : undefined,
            everySite
                ? button(
                      here ? 'button.link' : 'button.primary',
                      'turn-on-everywhere',
                      'turnOnEverywhere',
                      () => askForAccess(EVERY_SITE),
                      changed,
                  )
                : undefined,
        ]),
        accessOutcome(),
    ]);
}

/** Where it is shown that nothing has changed: written into when an answer has come, and left alone by what is drawn. */
export function accessOutcome() {
    return h(`p.said.${OUTCOME}`, { key: OUTCOME });
}

/**
 * The button alone, where there is no room for more.
 * @param {{ origin: string, host: string }} here
 * @param {() => void} changed
 * @param {string} selector
 * @param {string} [id] where there is more than one
 */
export function accessButton({ origin, host }, changed, selector, id = 'turn-on') {
    return button(selector, id, 'turnOnHere', () => askForAccess(origin, host), changed);
}

/**
 * @param {string} selector
 * @param {string} id
 * @param {string} words
 * @param {() => Promise<boolean>} ask
 * @param {() => void} changed
 */
function button(selector, id, words, ask, changed) {
    // Straight from the click, before anything is awaited: browsers ask only then.
    const onClick = (/** @type {Event} */ { target }) => {
        const question = target instanceof Element ? target.closest('.access-question, .now') : null;
        void carryOut(ask(), changed, question?.querySelector(`.${OUTCOME}`));
    };
    return h(
        selector,
        { key: id, attrs: { id, title: word('accessMeaning_off') }, on: { click: onClick } },
        word(words),
    );
}

/**
 * Asks for all sites, where that is one of several choices: what it turns on stands beside it. Straight from the choice, before anything
 * is awaited: browsers ask only then.
 * @param {() => void} changed
 * @param {Element | null} place where it is shown that nothing has changed
 */
export function askForEverySite(changed, place) {
    return carryOut(askForAccess(EVERY_SITE), changed, place);
}

/**
 * Waits for a change of access, and tells what came of it.
 * @param {Promise<boolean>} changing
 * @param {() => void} changed
 * @param {Element | null} [place] where it is shown that nothing has changed
 */
export async function carryOut(changing, changed, place) {
    const show = (/** @type {string} */ text) => {
        if (place) place.textContent = text;
        return text;
    };
    show('');
    try {
        if (!(await changing)) return say(show(word('accessDeclined')));
    } catch (error) {
        return alarm(show(problemOf(codeOf(error))));
    }
    changed();
}
