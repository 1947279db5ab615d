/**
 * All small sites. `node tests/site/doors/kit/all.mjs [NAME…]` serves them by hand.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./site.mjs').Credentials} Credentials */

/**
 * What the file of a site exports.
 * @typedef {object} Door
 * @property {() => Promise<import('./site.mjs').Served>} start
 * @property {(page: import('../../../e2e/drivers/index.mjs').Page) => Promise<void>} signIn signs in as a person would
 * @property {string} account a path that only a signed-in person can see
 * @property {string} open a path that everybody can see
 * @property {(credentials: Credentials) => boolean} signedIn whether the server takes these still; nothing changes by it
 * @property {string[]} needed names of the cookies and stored tokens without which nobody is signed in
 * @property {string[]} [eitherOf] names of which one is enough
 * @property {(credentials: Credentials) => boolean} [works] whether everything works that has to, beyond being signed in
 * @property {() => boolean} [unharmed] whether nothing was pressed that must not be
 * @property {{ requests: string[], endsOnServer: boolean }} leaving what the site's own way of signing out asks its server,
 *   and whether that ends the session there
 */

const FOLDER = join(import.meta.dirname, '..');

/** Names of all, sorted. */
export const NAMES = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => file.replace('.mjs', ''))
    .sort();

/** @param {string} name @returns {Promise<Door>} */
export function door(name) {
    return import(join(FOLDER, `${name}.mjs`));
}

if (process.argv[1] === import.meta.filename) {
    const asked = process.argv.slice(2);
    for (const name of NAMES.filter((name) => asked.length === 0 || asked.includes(name))) {
        const { start, account } = await door(name);
        console.log(`${(await start()).origin}${account}`);
    }
}
