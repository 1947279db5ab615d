/**
 * One cookie in the list, and all that is known of it.
 */
import { h } from '../lib/view.js';
import { language, word } from '../lib/words.js';
import { date, untilWords } from './cookie-words.js';

/** @typedef {import('../wasm/types.js').Inspected} Inspected */
/** @typedef {import('../lib/cookies/jar.js').StoredCookie} StoredCookie */

/** The cookies whose value is shown, by their place. @type {WeakSet<StoredCookie>} */
const shown = new WeakSet();

/** The rows that were opened: only of these more is drawn. @type {Set<string>} */
const opened = new Set();

/**
 * @param {Inspected} cookie
 * @param {StoredCookie | undefined} stored
 * @param {() => Promise<void>} remove
 * @param {{ on: boolean, toggle: () => Promise<void> }} protection whether clearing the site leaves it
 * @param {() => void} draw
 */
export function cookieRow(cookie, stored, remove, protection, draw) {
    const { place, name, kind, until } = cookie;
    const key = `${place} ${name}`;
    const onToggle = () => {
        if (opened.has(key)) return;
        opened.add(key);
        draw();
    };
    return h('li', { key }, [
        h('details.cookie', { on: { toggle: onToggle } }, [
            h('summary', [
                h('span.name', { attrs: { translate: 'no' } }, name || word('cookieNameless')),
                h('span.kind', { class: { signs: kind === 'signsIn' } }, word(`cookieKind_${kind}`)),
                h('span.quiet', untilWords(until)),
                protection.on ? h('span.kind', word('cookieProtected')) : undefined,
            ]),
            ...(opened.has(key) ? inside(cookie, stored, remove, protection) : []),
        ]),
    ]);
}

/**
 * @param {Inspected} cookie
 * @param {StoredCookie | undefined} stored
 * @param {() => Promise<void>} remove
 * @param {{ on: boolean, toggle: () => Promise<void> }} protection
 */
function inside(cookie, stored, remove, protection) {
    return [
        h('dl', facts(cookie, stored)),
        h('label.protect', [
            h('input', {
                attrs: { type: 'checkbox' },
                props: { checked: protection.on },
                on: { change: protection.toggle },
            }),
            word('cookieProtect'),
        ]),
        h(
            'button.delete',
            { attrs: { 'aria-label': word('cookieDeleteLabel', cookie.name) }, on: { click: remove } },
            word('cookieDelete'),
        ),
    ];
}

/**
 * @param {Inspected} cookie
 * @param {StoredCookie | undefined} stored
 */
function facts(cookie, stored) {
    const percent = new Intl.NumberFormat(language(), { style: 'percent' });
    const bytes = new Intl.NumberFormat(language(), {
        style: 'unit',
        unit: 'byte',
        unitDisplay: 'long',
    });
    return [
        ...fact('cookieFindings', cookie.findings.map(({ code }) => word(`findingShort_${code}`)).join(' ')),
        ...fact('cookieProbability', percent.format(cookie.probability)),
        ...fact(
            'cookieReasons',
            cookie.reasons
                .map(({ topic, speaksFor }) => word(`reason${speaksFor ? 'For' : 'Against'}_${topic}`))
                .join(' '),
        ),
        ...fact(
            'cookieHost',
            word(cookie.subdomains ? 'cookieWithSubdomains' : 'cookieHostOnly', cookie.host),
        ),
        ...fact('cookiePath', cookie.path === '/' ? '' : cookie.path),
        ...fact('cookieScripts', word(cookie.httpOnly ? 'cookieNotForScripts' : 'cookieForScripts')),
        ...fact('cookieTravels', word(cookie.secure ? 'cookieEncrypted' : 'cookieUnencrypted')),
        ...fact('cookieSameSite', word(`sameSite_${cookie.sameSite}`)),
        ...fact('cookiePartition', cookie.partition ?? ''),
        ...fact('cookieSize', bytes.format(cookie.size)),
        ...(cookie.token ? token(cookie.token) : []),
        ...value(stored),
    ];
}

/** @param {import('../wasm/types.js').Jwt} token */
function token({ form, algorithm, issuer, expiresAt }) {
    return [
        ...fact('cookieToken', word(form === 'signed' ? 'tokenNotVerified' : 'tokenEncrypted', algorithm)),
        ...fact('tokenIssuer', issuer ?? ''),
        ...fact('tokenExpires', expiresAt ? date(expiresAt) : ''),
    ];
}

/** The value is shown at the person's wish. @param {StoredCookie | undefined} stored */
function value(stored) {
    if (!stored) return [];
    const onShow = (/** @type {Event} */ { target }) => {
        shown.add(stored);
        const box = /** @type {Element} */ (target).parentElement;
        if (box) box.textContent = stored.value || word('cookieEmpty');
    };
    return [
        h('dt', word('cookieValue')),
        shown.has(stored)
            ? h('dd.value', { key: 'shown' }, stored.value || word('cookieEmpty'))
            : h('dd.value', { key: 'hidden' }, [
                  h('button.link', { on: { click: onShow } }, word('cookieShowValue')),
              ]),
    ];
}

/** @param {string} name @param {string} text */
function fact(name, text) {
    return text ? [h('dt', word(name)), h('dd', text)] : [];
}
