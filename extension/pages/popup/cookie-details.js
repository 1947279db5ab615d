/**
 * All that is known of one cookie, under the names that the standard has, and what can be done with it.
 */
import { identityOf } from '../../shared/cookies/jar.js';
import { leftToRight } from '../ui/isolated.js';
import { h } from '../ui/view.js';
import { language, word } from '../../shared/words.js';
import { date, quoted } from './cookie-words.js';

/** @typedef {import('../../wasm/types.js').Inspected} Inspected */
/** @typedef {import('../../shared/cookies/jar.js').StoredCookie} StoredCookie */

/** The cookies whose value is shown, by their identity. @type {Set<string>} */
const shown = new Set();

/**
 * @param {Inspected} cookie
 * @param {StoredCookie} stored
 * @param {boolean} isPrivate it is in a private window
 * @param {object} acts
 * @param {() => Promise<void>} acts.remove
 * @param {{ on: boolean, toggle: () => Promise<void> }} acts.protection whether clearing the site leaves it
 * @param {import('../ui/view.js').VNode} acts.outcome of the last one
 * @param {() => void} draw
 */
export function cookieDetails(cookie, stored, isPrivate, { remove, protection, outcome }, draw) {
    return h('section', { key: 'cookie', attrs: { id: 'cookie', 'aria-labelledby': 'title' } }, [
        h('dl', [...facts(cookie, isPrivate), ...value(stored, draw)]),
        h('label.protect', [
            h('input', {
                attrs: { type: 'checkbox' },
                props: { checked: protection.on },
                on: { change: protection.toggle },
            }),
            word('cookieProtect'),
        ]),
        h(
            'button.danger.delete',
            {
                attrs: { 'aria-label': word('cookieDeleteLabel', quoted(cookie.name)) },
                on: { click: remove },
            },
            word('cookieDelete'),
        ),
        outcome,
    ]);
}

/** @param {Inspected} cookie @param {boolean} isPrivate */
function facts(cookie, isPrivate) {
    const percent = new Intl.NumberFormat(language(), { style: 'percent' });
    const counted = (/** @type {number} */ count, /** @type {'bit' | 'byte'} */ unit) =>
        new Intl.NumberFormat(language(), {
            style: 'unit',
            unit,
            unitDisplay: 'long',
            maximumFractionDigits: 0,
        }).format(count);
    return [
        ...fact('cookieKind', word(`cookieKind_${cookie.kind}`)),
        ...fact('cookieFindings', cookie.findings.map((code) => word(`findingShort_${code}`)).join(' ')),
        ...fact('cookieEnds', expires(cookie.until, isPrivate)),
        ...fact('cookieDomain', cookie.host),
        ...fact('cookieSubdomains', word(cookie.subdomains ? 'cookieSubdomainsToo' : 'cookieHostOnly')),
        ...fact('cookiePath', cookie.path),
        ...fact('cookieHttpOnly', word(cookie.httpOnly ? 'cookieNotForScripts' : 'cookieForScripts')),
        ...fact('cookieSecure', word(cookie.secure ? 'cookieEncrypted' : 'cookieUnencrypted')),
        ...fact('cookieSameSite', word(`sameSite_${cookie.sameSite}`)),
        ...fact('cookiePartition', cookie.partition ?? ''),
        ...fact('cookieSize', counted(cookie.size, 'byte')),
        ...fact('cookieEntropy', counted(cookie.bits, 'bit')),
        ...fact('cookieProbability', percent.format(cookie.probability)),
        ...fact(
            'cookieReasons',
            cookie.reasons
                .map(({ topic, speaksFor }) => word(`reason${speaksFor ? 'For' : 'Against'}_${topic}`))
                .join(' '),
        ),
        ...(cookie.token ? token(cookie.token) : []),
    ];
}

/** @param {number | null | undefined} until @param {boolean} isPrivate */
function expires(until, isPrivate) {
    return until ? date(until) : isPrivate ? word('cookiePrivate') : word('cookieEndsWithBrowser');
}

/** @param {import('../../wasm/types.js').Jwt} token */
function token({ form, algorithm, issuer, issuedAt, notBefore, expiresAt }) {
    return [
        ...fact('cookieToken', word(form === 'signed' ? 'tokenNotVerified' : 'tokenEncrypted', algorithm)),
        ...fact('tokenIssuer', issuer ?? ''),
        ...fact('tokenIssued', issuedAt ? date(issuedAt) : ''),
        ...fact('tokenNotBefore', notBefore ? date(notBefore) : ''),
        ...fact('tokenExpires', expiresAt ? date(expiresAt) : ''),
    ];
}

/** The value is shown at the person's wish. @param {StoredCookie} stored @param {() => void} draw */
function value(stored, draw) {
    const key = identityOf(stored);
    const onShow = (/** @type {Event} */ { target }) => {
        const box = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).parentElement);
        shown.add(key);
        draw();
        box?.focus();
    };
    const isShown = shown.has(key);
    return [
        h('dt', word('cookieValue')),
        h('dd.value', { attrs: { tabindex: isShown ? -1 : false } }, [
            isShown
                ? stored.value
                    ? leftToRight(stored.value)
                    : word('cookieEmpty')
                : h('button.link', { on: { click: onShow } }, word('cookieShowValue')),
        ]),
    ];
}

/** @param {string} name @param {string} text */
function fact(name, text) {
    return text ? [h('dt', word(name)), h('dd', [h('bdi', text)])] : [];
}
