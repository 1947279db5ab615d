import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'node:test';
import { readCases } from '../evaluate/cases/case.mjs';
import { judge } from '../evaluate/cases/judging.mjs';

/** @typedef {import('../evaluate/cases/case.mjs').Row} Row */

/** Pages that fill themselves in their own way, what has to come of it beside them. */
const FOLDER = fileURLToPath(new URL('../site/cases', import.meta.url));
const cases = readCases(FOLDER);
assert(typeof cases !== 'string', String(cases));

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
    if (name !== (process.env.BROWSER ?? name)) continue;
    describe(`the meter, its password and a code reach what they are for, in ${name}`, () => {
        /** @type {Row[]} */
        let rows = [];
        before(async () => {
            rows = await judge(FOLDER, cases, name);
        });
        for (const { name: title } of cases) {
            it(title, () => {
                assert.deepEqual(rows.find((row) => row.name === title)?.problems, []);
            });
        }
    });
}
