/**
 * One cookie in the list: its name, what it is for, how long it lasts, the way to all that is known of it, and to be rid of it.
 */
import { identityOf } from '../../shared/cookies/jar.js';
import { icon } from '../ui/icons.js';
import { leftToRight } from '../ui/isolated.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { quoted, untilWords } from './cookie-words.js';
import { numberOf, rowId } from './route.js';

/**
 * @param {import('../../wasm/types.js').Inspected} cookie
 * @param {import('../../shared/cookies/jar.js').StoredCookie} stored
 * @param {boolean} isPrivate it is in a private window
 * @param {boolean} isProtected clearing the site leaves it
 * @param {() => Promise<void>} remove
 */
export function cookieRow({ name, kind, until, foreign, own }, stored, isPrivate, isProtected, remove) {
    const number = numberOf(identityOf(stored));
    return h('li.cookie', { key: number }, [
        h('a', { attrs: { id: rowId(number), href: `#cookies/${number}` } }, [
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
                attrs: { 'aria-label': word('cookieDeleteLabel', quoted(name)), title: word('cookieDelete') },
                on: { click: remove },
            },
            [icon('remove')],
        ),
    ]);
}
