/**
 * Runs files of tests: two at a time, since many mostly wait, and those that failed once more, alone. A machine that has too much to do
 * lets a test miss what a browser draws; what fails alone, too, has failed. Both are said, and how long the longest took.
 *
 *   node tests/run.mjs FILE...
 */
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const TIMEOUT_MS = 1_800_000;
const SIDE_BY_SIDE = Math.min(2, availableParallelism());
/** So many of the longest are named. */
const NAMED = 10;

const files = process.argv.slice(2);
const began = performance.now();

/** Whether every test of a file passes, which is printed once it is done. @param {string} file */
async function passes(file) {
    let hasFailed = false;
    const tests = run({ files: [file], timeout: TIMEOUT_MS });
    tests.on('test:fail', ({ todo }) => {
        hasFailed ||= todo === undefined;
    });
    const texts = [];
    for await (const text of tests.compose(new spec())) texts.push(text);
    process.stdout.write(texts.join(''));
    return !hasFailed;
}

/**
 * Those of the files in which something fails, and how many seconds each has taken.
 * @param {string[]} files
 * @param {number} atOnce
 */
async function outcomes(files, atOnce) {
    /** @type {string[]} */
    const failed = [];
    /** @type {[string, number][]} */
    const took = [];
    const left = [...files];
    const runLeft = async () => {
        for (let file = left.shift(); file; file = left.shift()) {
            const start = performance.now();
            if (!(await passes(file))) failed.push(file);
            took.push([file, seconds(start)]);
        }
    };
    await Promise.all(Array.from({ length: atOnce }, runLeft));
    return { failed, took };
}

/** @param {number} start */
function seconds(start) {
    return Math.round((performance.now() - start) / 1000);
}

const { failed, took } = await outcomes(files, SIDE_BY_SIDE);
const again = await outcomes(failed, 1);
for (const [file, seconds] of took.sort(([, one], [, other]) => other - one).slice(0, NAMED))
    console.log(`${seconds} s: ${file}`);
for (const file of failed)
    console.log(
        `${file}: failed beside others, ${again.failed.includes(file) ? 'and alone' : 'and passed alone'}`,
    );
console.log(`${files.length} files in ${seconds(began)} s`);
process.exitCode = again.failed.length > 0 ? 1 : 0;
