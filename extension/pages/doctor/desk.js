/**
 * The desk of a site: where its doors are, how that is known and how old it is.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @typedef {import('./look.js').Examined} Examined */
/** @typedef {import('./look.js').Way} Way */
/** @typedef {import('../../wasm/types.js').WellKnown} WellKnown */

/** What the site has answered, once it was asked. @typedef {{ says: WellKnown, url: string } | undefined} Asked */

/** @param {Pick<Way, 'to' | 'url'>} way */
export function wayLink({ to, url }) {
    const attrs = { href: url, target: '_blank', rel: 'noreferrer', 'data-way': to };
    return h('a', { attrs }, word(`doorWay_${to}`));
}

/**
 * @param {Examined | undefined} examined
 * @param {Asked} asked
 * @param {{ busy: boolean, lacksAccount: boolean, ask: () => void, opened: () => void }} act
 */
export function deskView(examined, asked, { busy, lacksAccount, ask, opened }) {
    if (!examined || examined.sight !== 'page') return undefined;
    const { desk, ways } = examined;
    const month = monthOf(desk?.asOf ?? null);
    const isAsked = ways.every(({ to, source }) => to !== 'password' || source.kind === 'page');
    const toggle = (/** @type {Event} */ { target }) => {
        if (/** @type {HTMLDetailsElement} */ (target).open) opened();
    };
    return h('details', { key: 'desk', attrs: { id: 'desk' }, on: { toggle } }, [
        h('summary', word('doorDesk', examined.site || examined.host)),
        h('ul', [
            ...ways.map((way) =>
                h('li', { key: way.to }, [wayLink(way), ' ', h('span.quiet', sourceOf(way, month))]),
            ),
            isAsked && asked ? h('li', { key: 'asked', attrs: { id: 'asked' } }, answered(asked)) : undefined,
        ]),
        isAsked && !asked
            ? h(
                  'button',
                  { key: 'ask', attrs: { id: 'ask', 'aria-disabled': String(busy) }, on: { click: ask } },
                  word('doorAskSite'),
              )
            : undefined,
        desk?.takesCodes ? h('p', { attrs: { id: 'takes-codes' } }, word('doorTakesCodes')) : undefined,
        lacksAccount ? h('p', { attrs: { id: 'lacks-account' } }, word('doorLacksAccount')) : undefined,
    ]);
}

/** @param {NonNullable<Asked>} asked */
function answered({ says, url }) {
    if (says !== 'works') return [h('span.quiet', word(`doorAsked_${says}`))];
    return [wayLink({ to: 'password', url }), ' ', h('span.quiet', word('doorAsked_works'))];
}

/** @param {Way} way @param {string} month */
function sourceOf({ source }, month) {
    switch (source.kind) {
        case 'listed':
            return word('doorWayListed', month);
        case 'known':
            return word('doorWayKnown', month);
        default:
            return word('doorWayOfPage');
    }
}

/** @param {string | null} asOf year and month */
function monthOf(asOf) {
    if (!asOf) return '';
    return new Intl.DateTimeFormat(document.documentElement.lang, {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
    }).format(new Date(`${asOf}-01T00:00:00Z`));
}
