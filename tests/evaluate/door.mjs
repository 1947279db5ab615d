/**
 * The built extension on sign-ins that fail, which nobody here has seen: `node tests/evaluate/door.mjs DIR [chromium|firefox]
 * [NAME...]`. What a door is, `door/door.mjs` says.
 *
 * Prints one JSON object with a row a door; progress goes to stderr. One that fails or hangs is named in its own row, and the next
 * one follows.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { judge } from './door/judging.mjs';
import { fail } from './house.mjs';

const USAGE = 'node tests/evaluate/door.mjs DIR [chromium|firefox] [NAME...]';

const [, , folder = '', browser = 'chromium', ...only] = process.argv;
if (browser !== 'chromium' && browser !== 'firefox')
    fail(`There is no browser “${browser}”: chromium or firefox.`);
const known = namesIn(folder);
const stranger = only.find((name) => !known.includes(name));
if (stranger) fail(`There is no door “${stranger}”: ${USAGE}`);
const names = known.filter((name) => only.length === 0 || only.includes(name));
console.log(JSON.stringify({ doors: await judge(resolve(folder), names, browser) }, null, 2));
process.exit(0);

/** @param {string} folder */
function namesIn(folder) {
    try {
        const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
        return files.map((file) => file.slice(0, -'.mjs'.length)).sort();
    } catch {
        return fail(`There is no folder “${folder}”: ${USAGE}`);
    }
}
