/**
 * What happened in a watched try, in words, and as a text for the site's support: hosts, statuses, names of cookies and reasons, and
 * no address or value.
 */
import { plural, timeSpan, word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').WatchReport} WatchReport */
/** @typedef {import('../../wasm/types.js').WatchHop} WatchHop */

const MS = 1_000;

/** @param {WatchHop} hop */
export function outcomeOf(hop) {
    const outcome = answerOf(hop);
    return hop.retryAfter === null
        ? outcome
        : [outcome, word('doorHopRetryAfter', timeSpan(hop.retryAfter))].join(' ');
}

/** @param {WatchHop} hop */
function answerOf({ broken, status, to, host }) {
    if (broken !== null) return word(`doorBroken_${broken}`);
    if (to !== null) return word(to === host ? 'doorHopSentOnHere' : 'doorHopSentOn', to);
    if (status >= 500) return word('doorHopTrouble', String(status));
    if (status >= 400) return word('doorHopRefused', String(status));
    return word('doorHopAnswered', String(status));
}

/** @param {WatchHop} hop */
export function cookiesOf({ set, refused, missing, removed }) {
    const told = /** @type {const} */ ([
        ['doorHopSet', set],
        ['doorHopKeptOut', refused],
        ['doorHopMissing', missing],
        ['doorHopRemoved', removed],
    ]);
    return told.flatMap(([name, many]) => (many > 0 ? [plural(name, many, String(many))] : [])).join(' ');
}

/** Which cookie it is about, and why. @param {WatchReport['cookies'][number]} cookie */
export function refusedCookie({ name, host, refusal }) {
    // Nobody has seen the browser refuse what is only missing.
    const lead = refusal === 'notKept' ? 'doorWatchMissingCookie' : 'doorWatchRefusedCookie';
    return { lead: word(lead, name, host), reason: word(`doorRefusal_${refusal}`) };
}

/** @param {WatchReport} report */
export function textOf({ hops, cookies, isCircle, leftOut }) {
    const lines = hops.map((hop) => {
        const parts = hop.depth > 0 ? `/${Array.from({ length: hop.depth }, () => '…').join('/')}` : '/';
        const seconds = (hop.at / MS).toFixed(1);
        const outcome = `${hop.status || ''} ${outcomeOf(hop)} ${cookiesOf(hop)}`.trim();
        return `${seconds} s  ${hop.method} ${hop.host}${parts}  ${outcome}`;
    });
    const refused = cookies.flatMap((cookie) => {
        if (cookie.refusal === null) return [];
        const { lead, reason } = refusedCookie(cookie);
        return [`${lead} ${reason}`];
    });
    const rest = leftOut > 0 ? [plural('doorWatchLeftOut', leftOut, String(leftOut))] : [];
    return [...lines, ...rest, ...(isCircle ? [word('doorWatchCircle')] : []), ...refused].join('\n');
}
