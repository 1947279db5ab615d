/**
 * Runs files of tests: two at a time, since many mostly wait, and those that failed once more, alone. A machine that has too much to do
 * lets a test miss what a browser draws; what fails alone, too, has failed. Both are said.
 *
 *   node tests/run.mjs FILE...
 */
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const TIMEOUT_MS = 1_800_000;
const SIDE_BY_SIDE = Math.min(2, availableParallelism());

const files = process.argv.slice(2).map((file) => resolve(file));

/** The files in which something fails. @param {string[]} files @param {number} concurrency @returns {Promise<string[]>} */
async function failing(files, concurrency) {
    /** @type {Set<string>} */
    const failed = new Set();
    const tests = run({ files, concurrency, timeout: TIMEOUT_MS });
    tests.on('test:fail', ({ file, todo }) => {
        if (todo === undefined) failed.add(resolve(file ?? ''));
    });
    for await (const text of tests.compose(new spec())) process.stdout.write(text);
    return [...failed];
}

const first = await failing(files, SIDE_BY_SIDE);
const again = first.length > 0 ? await failing(first, 1) : [];
/** @param {string} file */
const name = (file) => relative(process.cwd(), file);
for (const file of first)
    console.log(
        `${name(file)}: failed beside others, ${again.includes(file) ? 'and alone' : 'and passed alone'}`,
    );
process.exitCode = again.length > 0 ? 1 : 0;
