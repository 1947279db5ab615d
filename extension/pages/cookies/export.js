/**
 * Cookies as a file. Whoever has it can be the person on that site.
 */
import { withSites } from '../../core/bundles/sites.js';

/**
 * @param {import('../../shared/cookies/jar.js').StoredCookie[]} cookies
 * @param {'json' | 'netscape'} format
 */
export function exportCookies(cookies, format) {
    return withSites((sites) =>
        format === 'json' ? sites.exportJson(cookies) : sites.exportNetscape(cookies),
    );
}
