/**
 * What the person wants cleared: which of three choices, of which hosts, since when, and whether the pages are loaded again.
 */
import { plural, word } from '../../shared/words.js';
import { h } from '../ui/view.js';
import { chooser } from './chooser.js';

/** @typedef {import('../../wasm/types.js').ClearingChoice} ClearingChoice */

/** @type {ClearingChoice[]} */
const CHOICES = ['fixThisSite', 'signOutAndClear', 'onlyTheCache'];
const HOUR_MS = 3_600_000;
/** Those that browsers' own dialogs offer. */
const SINCE = { always: 0, hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS, month: 672 * HOUR_MS };

/** @type {ClearingChoice} */
let choice = 'fixThisSite';
/** @type {import('../../wasm/types.js').ClearingScope} */
let scope = 'site';
/** @type {keyof typeof SINCE} */
let since = 'always';
let reload = true;

/** @returns {import('../../wasm/types.js').ClearingWish} */
export function wished() {
    return { choice, scope, since: since === 'always' ? null : Date.now() - SINCE[since] };
}

/** Whether the pages of the site may be left and loaded again. */
export function reloads() {
    return reload;
}

/** @param {ClearingChoice} wanted */
export function choose(wanted) {
    choice = wanted;
}

/** The three choices. @param {() => void} changed */
export function choiceBoxes(changed) {
    return h('fieldset.choices', { key: 'choices' }, [
        h('legend.unseen', word('clearHeading')),
        ...CHOICES.map((name) => choiceBox(name, changed)),
    ]);
}

/**
 * @param {ClearingChoice} name
 * @param {() => void} changed
 */
function choiceBox(name, changed) {
    const onChange = () => {
        choose(name);
        changed();
    };
    return h('label.choice', { key: name, class: { chosen: name === choice } }, [
        h('input', {
            attrs: {
                type: 'radio',
                name: 'choice',
                id: `clear-${name}`,
                // What it means is told once, after its name.
                'aria-labelledby': `name-${name}`,
                'aria-describedby': `about-${name}`,
            },
            props: { checked: name === choice },
            on: { change: onChange },
        }),
        h('span.title', { attrs: { id: `name-${name}` } }, word(`clear_${name}`)),
        h('span.quiet', { attrs: { id: `about-${name}` } }, word(`clearMeaning_${name}`)),
    ]);
}

/**
 * What else can be chosen.
 * @param {string} site
 * @param {string} host
 * @param {number} pages so many are left and loaded again
 * @param {() => void} changed
 */
export function wishOptions(site, host, pages, changed) {
    const scopes = { site: word('clearScope_site', site), host: word('clearScope_host', host) };
    const times = Object.fromEntries(Object.keys(SINCE).map((name) => [name, word(`clearSince_${name}`)]));
    return h('div.wish', [
        ...chooser(
            'clear-scope',
            word('clearScope'),
            site === host ? { site: scopes.site } : scopes,
            scope,
            (value) => {
                scope = /** @type {typeof scope} */ (value);
                changed();
            },
        ),
        ...chooser('clear-since', word('clearSince'), times, since, (value) => {
            since = /** @type {typeof since} */ (value);
            changed();
        }),
        h('label.box', [
            h('input', {
                attrs: { type: 'checkbox', id: 'clear-reload', checked: reload },
                on: {
                    change: ({ target }) => {
                        reload = /** @type {HTMLInputElement} */ (target).checked;
                        changed();
                    },
                },
            }),
            plural('clearReload', Math.max(pages, 1), String(pages)),
        ]),
    ]);
}
