/**
 * Words for what the core says of cookies.
 */
import { language, listed, plural, word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').Inspection} Inspection */
/** Whether somebody is signed in, as far as the page shows it. @typedef {import('../../wasm/types.js').SignedIn | 'pending'} SignedIn */

const MS = 1000;

/**
 * What a site's cookies come to: what signs in and until when, then what is wrong, then who follows. None of it contradicts another,
 * nor what the page shows.
 * @param {Inspection} inspection
 * @param {string[]} stored what the page keeps in its storage that signs in, by name
 * @param {SignedIn} [signedIn] what the page shows
 */
export function summaryLines({ summary, follow, foreign, private: isPrivate }, stored, signedIn = 'unknown') {
    const named = listed(stored.map(quoted));
    const inStorage = stored.length > 0;
    return [
        inStorage && summary.signIn === 0
            ? word(signedIn === 'no' ? 'storageLikeSignIn' : 'storageSignsIn', named)
            : keepingSignedIn(summary, isPrivate, signedIn),
        ...(inStorage && summary.signIn > 0 ? [word('storageSignsInToo', named)] : []),
        ...summary.faults.map(({ code, names }) => word(`finding_${code}`, listed(names.map(quoted)))),
        ...(follow > 0 ? [plural('cookiesFollow', follow, String(follow))] : []),
        ...(foreign > 0 ? [plural('cookiesForeign', foreign, String(foreign))] : []),
    ];
}

/**
 * @param {import('../../wasm/types.js').CookieSummary} summary
 * @param {boolean} isPrivate
 * @param {SignedIn} signedIn
 */
function keepingSignedIn(summary, isPrivate, signedIn) {
    const { cookies, signIn } = summary;
    if (cookies === 0) return word('cookiesNone');
    if (signIn === 0) return word(signedIn === 'yes' ? 'cookiesNoneRecognised' : 'cookiesSignNobodyIn');
    if (signedIn === 'no') return plural('cookiesLikeSignIn', signIn, String(signIn));
    const { untilClosed, until } = summary;
    if (!until)
        return plural(isPrivate ? 'cookiesSignIn_private' : 'cookiesSignIn_closed', signIn, String(signIn));
    const name = untilClosed > 0 ? 'cookiesSignIn_mixed' : 'cookiesSignIn_until';
    return plural(name, signIn, String(signIn), date(until));
}

/** @param {number | null | undefined} until seconds since 1970 @param {boolean} isPrivate */
export function untilWords(until, isPrivate) {
    return until ? word('cookieUntil', date(until)) : word(isPrivate ? 'cookiePrivate' : 'cookieSession');
}

/** @param {string} name of a cookie */
export function quoted(name) {
    return name ? word('quoted', name) : word('cookieNameless');
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
