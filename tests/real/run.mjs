/**
 * The built extension on real applications, which are installed if they are not there: `node tests/real/run.mjs [NAME...]
 * [--browser=firefox] [--json=FILE]`. Prints a table and what in it is against the numbers that are wanted.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judged } from '../evaluate/apps/judging.mjs';
import { fail } from '../evaluate/house.mjs';
import { summaryOf, tableOf } from './table.mjs';

/** @typedef {import('./table.mjs').Tried} Tried */

const APPLICATIONS = join(import.meta.dirname, 'apps');

const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'string', default: 'chromium' }, json: { type: 'string' } },
});
const { browser, json } = values;
if (browser !== 'chromium' && browser !== 'firefox')
    fail(`There is no browser “${browser}”: chromium or firefox.`);
const all = readdirSync(APPLICATIONS).map((file) => file.replace('.mjs', ''));
const unknown = positionals.filter((name) => !all.includes(name));
if (unknown.length > 0) fail(`There is no ${unknown.join(', ')}: ${all.join(', ')}.`);
/** @type {Tried[]} */
const tried = [];
for (const name of positionals.length > 0 ? positionals : all) {
    const file = join(APPLICATIONS, `${name}.mjs`);
    process.stderr.write(`${name}\n`);
    const { version, install, signOutEnds = true } = await import(file);
    try {
        await install();
        tried.push({ version, signOutEnds, row: await judged(name, file, browser) });
    } catch (error) {
        process.stderr.write(`${name} could not be installed: ${error}\n`);
        process.exitCode = 1;
    }
    if (json) writeFileSync(json, JSON.stringify(tried, null, 2));
}
console.log(`${tableOf(tried)}\n\n${summaryOf(tried)}`);
