/**
 * What happened in a watched try, in words, and as a text for the site's support: hosts, statuses and reasons, and no address, value
 * or name of anybody.
 */
import { plural, word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').WatchReport} WatchReport */
/** @typedef {import('../../wasm/types.js').WatchHop} WatchHop */

const MS = 1_000;

/** @param {WatchHop} hop */
export function outcomeOf({ broken, status, to, host }) {
    if (broken !== null) return word(`doorBroken_${broken}`);
    if (to !== null) return word(to === host ? 'doorHopSentOnHere' : 'doorHopSentOn', to);
    if (status >= 500) return word('doorHopTrouble', String(status));
    if (status >= 400) return word('doorHopRefused', String(status));
    return word('doorHopAnswered', String(status));
}

/** @param {WatchHop} hop */
export function cookiesOf({ set, refused }) {
    const told = plural('doorHopSet', set, String(set));
    return refused > 0 ? `${told} ${plural('doorHopKeptOut', refused, String(refused))}` : told;
}

/** @param {WatchReport} report */
export function textOf({ hops, cookies, isCircle }) {
    const lines = hops.map((hop) => {
        const parts = hop.depth > 0 ? `/${Array.from({ length: hop.depth }, () => '…').join('/')}` : '/';
        const seconds = (hop.at / MS).toFixed(1);
        const told = hop.set > 0 ? ` ${cookiesOf(hop)}` : '';
        return `${seconds} s  ${hop.method} ${hop.host}${parts}  ${hop.status || ''} ${outcomeOf(hop)}${told}`;
    });
    const refused = cookies.flatMap(({ name, host, refusal }) =>
        refusal === null
            ? []
            : [`${word('doorWatchRefusedCookie', name, host)} ${word(`doorRefusal_${refusal}`)}`],
    );
    return [...lines, ...(isCircle ? [word('doorWatchCircle')] : []), ...refused].join('\n');
}
