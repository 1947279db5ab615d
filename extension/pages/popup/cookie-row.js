/**
 * One cookie in the list: its name, what it is for, how long it lasts, the way to all that is known of it, and to be rid of it.
 */
import { icon } from '../ui/icons.js';
import { leftToRight } from '../ui/isolated.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { quoted, untilWords } from './cookie-words.js';
import { rowId } from './route.js';

/**
 * @typedef {object} Row
 * @property {string} id what the cookie is called in the address
 * @property {import('../../wasm/types.js').Inspected} cookie
 * @property {import('../../shared/cookies/jar.js').StoredCookie} kept the same as the browser has it
 */

/**
 * @param {Row} row
 * @param {object} how
 * @param {boolean} how.isPrivate it is in a private window
 * @param {boolean} how.isProtected clearing the site leaves it
 * @param {boolean} how.isStop whether the Tab key stops at it
 * @param {() => Promise<void>} how.remove
 */
export function cookieRow({ id, cookie }, { isPrivate, isProtected, isStop, remove }) {
    const { name, kind, until, foreign, own } = cookie;
    const tabindex = isStop ? 0 : -1;
    return h('li.cookie', { key: id }, [
        h('a', { attrs: { id: rowId(id), href: `#cookies/${id}`, tabindex } }, [
            h('span.name', { attrs: { title: name } }, [name ? leftToRight(name) : word('cookieNameless')]),
            h('span.marks', [
                h('span.kind', { class: { signs: kind === 'signsIn' } }, word(`cookieKind_${kind}`)),
                own ? undefined : h('span.kind', word(foreign ? 'cookieForeign' : 'cookieElsewhere')),
                isProtected ? h('span.kind', word('cookieProtected')) : undefined,
            ]),
            h('span.until', untilWords(until, isPrivate)),
        ]),
        h(
            'button.quiet-button',
            {
                attrs: {
                    'aria-label': word('cookieDeleteLabel', quoted(name)),
                    title: word('cookieDelete'),
                    tabindex,
                },
                on: { click: remove },
            },
            [icon('remove')],
        ),
    ]);
}
