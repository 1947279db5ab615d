/**
 * The built extension on applications that nobody here has seen: `node tests/evaluate/apps.mjs DIR [chromium|firefox]
 * [NAME...]`. What an application is, `apps/application.mjs` says.
 *
 * Prints one JSON object with a row an application; progress goes to stderr. One that fails, hangs or ends the process it is
 * tried in is named in its own row, and the next one follows.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { judged } from './apps/judging.mjs';
import { fail } from './house.mjs';

const [, , folder = '', browser = 'chromium', ...only] = process.argv;
if (browser !== 'chromium' && browser !== 'firefox')
    fail(`There is no browser “${browser}”: chromium or firefox.`);
const apps = [];
for (const name of namesIn(folder)) {
    process.stderr.write(`${name}\n`);
    apps.push(await judged(name, resolve(folder, `${name}.mjs`), browser));
}
console.log(JSON.stringify({ apps }, null, 2));

/** @param {string} folder */
function namesIn(folder) {
    try {
        const files = readdirSync(join(folder)).filter((file) => file.endsWith('.mjs'));
        const names = files.map((file) => file.slice(0, -'.mjs'.length)).sort();
        return names.filter((name) => only.length === 0 || only.includes(name));
    } catch {
        return fail(
            `There is no folder “${folder}”: node tests/evaluate/apps.mjs DIR [chromium|firefox] [NAME...]`,
        );
    }
}
