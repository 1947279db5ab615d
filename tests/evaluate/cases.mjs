/**
 * The built extension on pages of forms that nobody here has seen: `node tests/evaluate/cases.mjs DIR [chromium|firefox]
 * [NAME...]`. What DIR holds, `cases/case.mjs` says.
 *
 * Prints one JSON object with a row a case; progress goes to stderr. One that fails or hangs is named in its own row, and the
 * next one follows.
 */
import { readCases } from './cases/case.mjs';
import { judge } from './cases/judging.mjs';
import { fail } from './house.mjs';

const USAGE = 'node tests/evaluate/cases.mjs DIR [chromium|firefox] [NAME...]';

const [, , folder, browser = 'chromium', ...only] = process.argv;
if (!folder) fail(USAGE);
if (browser !== 'chromium' && browser !== 'firefox')
    fail(`There is no browser “${browser}”: chromium or firefox.`);
const known = readCases(folder);
if (typeof known === 'string') fail(`${known}: ${USAGE}`);
const stranger = only.find((wanted) => known.every(({ name }) => name !== wanted));
if (stranger) fail(`There is no case “${stranger}”: ${USAGE}`);
const cases = known.filter(({ name }) => only.length === 0 || only.includes(name));
console.log(JSON.stringify({ cases: await judge(folder, cases, browser) }, null, 2));
process.exit(0);
