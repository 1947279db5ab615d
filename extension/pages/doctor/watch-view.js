/**
 * What happened in a watched try, drawn for the person.
 */
import { leftToRight } from '../ui/isolated.js';
import { h } from '../ui/view.js';
import { plural, word } from '../../shared/words.js';
import { cookiesOf, outcomeOf, refusedCookie, textOf } from './watch-text.js';

/** @typedef {import('../../wasm/types.js').WatchReport} WatchReport */
/** @typedef {import('../../wasm/types.js').WatchHop} WatchHop */

/** @param {WatchReport} report */
export function reportView(report) {
    if (report.isEmpty) return h('p', { key: 'watched', attrs: { id: 'watched' } }, word('doorWatchEmpty'));
    return h('div', { key: 'watched', attrs: { id: 'watched' } }, [
        report.isCircle ? h('p.problem', { attrs: { id: 'circle' } }, word('doorWatchCircle')) : undefined,
        h(
            'ol.hops',
            report.hops.map((hop, at) =>
                h(`li.${markOf(hop)}`, { key: `hop${at}`, attrs: { 'data-status': hop.status } }, [
                    h('p', [leftToRight(`${hop.method} ${hop.host}`.trim()), ' ', h('span', outcomeOf(hop))]),
                    cookiesOf(hop) ? h('p.quiet', cookiesOf(hop)) : undefined,
                ]),
            ),
        ),
        report.leftOut > 0
            ? h(
                  'p.quiet',
                  { attrs: { id: 'left-out' } },
                  plural('doorWatchLeftOut', report.leftOut, String(report.leftOut)),
              )
            : undefined,
        h(
            'ul.set-cookies',
            report.cookies
                .filter(({ refusal }) => refusal !== null)
                .map((cookie) => {
                    const { lead, reason } = refusedCookie(cookie);
                    const key = `${cookie.host} ${cookie.name}`;
                    return h('li', { key, attrs: { 'data-refusal': cookie.refusal ?? '' } }, [
                        h('bdi', lead),
                        ' ',
                        reason,
                    ]);
                }),
        ),
        h('label.quiet', [
            word('doorWatchForSupport'),
            h('textarea', {
                attrs: { id: 'for-support', readonly: true, rows: 8, dir: 'auto' },
                props: { value: textOf(report) },
            }),
        ]),
    ]);
}

/** @param {WatchHop} hop */
function markOf({ broken, status, refused, missing }) {
    return broken !== null || status >= 400 || refused + missing > 0 ? 'trouble' : 'well';
}
