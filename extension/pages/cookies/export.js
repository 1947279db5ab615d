/**
 * Cookies as a file. Whoever has it can be the person on that site.
 */
import { withCookies } from '../../core/bundles/cookies.js';

/**
 * @param {import('../../shared/cookies/jar.js').StoredCookie[]} cookies
 * @param {'json' | 'netscape'} format
 */
export function exportCookies(cookies, format) {
    return withCookies((core) =>
        format === 'json' ? core.exportJson(cookies) : core.exportNetscape(cookies, Date.now() / 1000),
    );
}
