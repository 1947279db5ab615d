/**
 * The rows of the popup: what there is, how it stands in a few words, and the way to it.
 */
import { icon } from '../ui/icons.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { rowId } from './route.js';

/** @typedef {import('./route.js').View} View */

/**
 * @typedef {object} Row
 * @property {View} view
 * @property {string} title
 * @property {string} state in a few words
 * @property {boolean} [warns]
 * @property {Quick | undefined} [quick] what can be done without going there
 */

/**
 * @typedef {object} Quick
 * @property {string} id
 * @property {string} words
 * @property {string} label the same for screen readers
 * @property {boolean} isKnown whether it can be done already
 * @property {() => void} act
 */

/** @param {Row[]} rows */
export function hubRows(rows) {
    return h('nav.rows', { key: 'rows', attrs: { 'aria-label': word('rowsLabel') } }, [
        h('ul', rows.map(row)),
    ]);
}

/** @param {Row} row */
function row({ view, title, state, warns, quick }) {
    return h('li', { key: view }, [
        h('a.row', { attrs: { id: rowId(view), href: `#${view}` } }, [
            icon(view),
            h('span.title', title),
            h('span.state', { class: { warns: Boolean(warns) } }, [
                warns ? icon('warning') : undefined,
                h('span', state),
            ]),
            icon('more'),
        ]),
        quick
            ? h(
                  'button.quick',
                  {
                      attrs: {
                          id: quick.id,
                          'aria-label': quick.label,
                          'aria-disabled': String(!quick.isKnown),
                      },
                      on: { click: quick.act },
                  },
                  quick.words,
              )
            : undefined,
    ]);
}
