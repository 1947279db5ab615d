/**
 * What happened in a watched try, drawn for the person, and as a text for the site's support: hosts, statuses and reasons, and no
 * address, value or name of anybody.
 */
import { leftToRight } from '../ui/isolated.js';
import { h } from '../ui/view.js';
import { plural, word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').WatchReport} WatchReport */
/** @typedef {import('../../wasm/types.js').WatchHop} WatchHop */

const MS = 1_000;

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
                    hop.set > 0 ? h('p.quiet', cookiesOf(hop)) : undefined,
                ]),
            ),
        ),
        h(
            'ul.set-cookies',
            report.cookies
                .filter(({ refusal }) => refusal !== null)
                .map(({ name, host, refusal }) =>
                    h('li', { key: `${host} ${name}`, attrs: { 'data-refusal': refusal ?? '' } }, [
                        h('bdi', word('doorWatchRefusedCookie', name, host)),
                        ' ',
                        word(`doorRefusal_${refusal}`),
                    ]),
                ),
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
function markOf({ broken, status, refused }) {
    return broken !== null || status >= 400 || refused > 0 ? 'trouble' : 'well';
}

/** @param {WatchHop} hop */
function outcomeOf({ broken, status, to, host }) {
    if (broken !== null) return word(`doorBroken_${broken}`);
    if (to !== null) return word(to === host ? 'doorHopSentOnHere' : 'doorHopSentOn', to);
    if (status >= 500) return word('doorHopTrouble', String(status));
    if (status >= 400) return word('doorHopRefused', String(status));
    return word('doorHopAnswered', String(status));
}

/** @param {WatchHop} hop */
function cookiesOf({ set, refused }) {
    const told = plural('doorHopSet', set, String(set));
    return refused > 0 ? `${told} ${plural('doorHopKeptOut', refused, String(refused))}` : told;
}

/** @param {WatchReport} report */
export function textOf({ hops, cookies, isCircle }) {
    const lines = hops.map((hop) => {
        const parts = hop.depth > 0 ? `/${Array.from({ length: hop.depth }, () => '…').join('/')}` : '/';
        const scheme = hop.secure ? 'https' : 'http';
        const seconds = (hop.at / MS).toFixed(1);
        const told = hop.set > 0 ? ` ${cookiesOf(hop)}` : '';
        return `${seconds} s  ${hop.method} ${scheme}://${hop.host}${parts}  ${hop.status || ''} ${outcomeOf(hop)}${told}`;
    });
    const refused = cookies.flatMap(({ name, host, refusal }) =>
        refusal === null
            ? []
            : [`${word('doorWatchRefusedCookie', name, host)} ${word(`doorRefusal_${refusal}`)}`],
    );
    return [...lines, ...(isCircle ? [word('doorWatchCircle')] : []), ...refused].join('\n');
}
