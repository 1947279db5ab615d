/**
 * Words for what the core says of cookies.
 */
import { language, word } from '../lib/words.js';

/** @typedef {import('../wasm/types.js').Inspection} Inspection */
/** Whether somebody is signed in, as far as the page shows it. @typedef {import('../wasm/types.js').SignedIn | 'pending'} SignedIn */

/** Most findings told beside the summary. */
const MOST_FINDINGS = 3;
const MS = 1000;

/**
 * What a site's cookies come to: who is signed in and until when, then what is wrong, then who follows.
 * @param {Inspection} inspection
 * @param {SignedIn} signedIn
 */
export function summaryLines({ summary, cookies, follow, foreign }, signedIn) {
    const wrong = cookies.flatMap(({ name, findings, kind }) =>
        kind === 'signsIn'
            ? findings.filter(({ severity }) => severity !== 'low').map(({ code }) => ({ code, name }))
            : [],
    );
    const codes = [...new Set(wrong.map(({ code }) => code))].slice(0, MOST_FINDINGS);
    return [
        keepingSignedIn(summary, signedIn),
        ...codes.map((code) => {
            const names = wrong
                .filter((finding) => finding.code === code)
                .map(({ name }) => word('quoted', name));
            return word(`finding_${code}`, new Intl.ListFormat(language()).format(names));
        }),
        ...(follow > 0 ? [word(`cookiesFollow_${plural(follow)}`, String(follow))] : []),
        ...(foreign > 0 ? [word(`cookiesForeign_${plural(foreign)}`, String(foreign))] : []),
    ];
}

/**
 * @param {import('../wasm/types.js').CookieSummary} summary
 * @param {SignedIn} signedIn
 */
function keepingSignedIn({ cookies, signIn, until }, signedIn) {
    if (cookies === 0) return word('cookiesNone');
    if (signIn === 0) return word('cookiesSignNobodyIn');
    const count = String(signIn);
    const said = signedIn === 'no' ? 'cookiesCouldSignIn' : 'cookiesSignIn';
    return until
        ? word(`${said}Until_${plural(signIn)}`, count, date(until))
        : word(`${said}_${plural(signIn)}`, count);
}

/** @param {number | null | undefined} until seconds since 1970 */
export function untilWords(until) {
    return until ? word('cookieUntil', date(until)) : word('cookieSession');
}

/** @param {number} seconds since 1970 */
export function date(seconds) {
    const time = new Date(seconds * MS);
    if (Number.isNaN(time.getTime())) return word('cookieNoDate');
    const soon = Math.abs(time.getTime() - Date.now()) < 2 * 86_400 * MS;
    const style = soon
        ? /** @type {const} */ ({ dateStyle: 'medium', timeStyle: 'short' })
        : /** @type {const} */ ({ dateStyle: 'long' });
    return new Intl.DateTimeFormat(language(), style).format(time);
}

/** @param {number} count */
function plural(count) {
    return count === 1 ? 'one' : 'other';
}
