/**
 * Runs files of tests: two at a time, since many mostly wait, and those that failed once more, alone. A machine that has too much to do
 * lets a test miss what a browser draws; what fails alone, too, has failed. Both are said, and how long the longest took.
 *
 *   node tests/run.mjs FILE...
 */
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const TIMEOUT_MS = 1_800_000;
const SIDE_BY_SIDE = Math.min(2, availableParallelism());
/** So many of the longest are named. */
const NAMED = 10;

const files = process.argv.slice(2).map((file) => resolve(file));

/**
 * The files in which something fails, and how many seconds each has taken.
 * @param {string[]} files
 * @param {number} concurrency
 */
async function outcomes(files, concurrency) {
    /** @type {Set<string>} */
    const failed = new Set();
    /** @type {Map<string, number>} */
    const seconds = new Map();
    const tests = run({ files, concurrency, timeout: TIMEOUT_MS });
    tests.on('test:fail', ({ file, todo }) => {
        if (todo === undefined) failed.add(resolve(file ?? ''));
    });
    tests.on('test:complete', ({ file, nesting, details }) => {
        if (nesting > 0 || !file) return;
        const before = seconds.get(resolve(file)) ?? 0;
        seconds.set(resolve(file), before + details.duration_ms / 1000);
    });
    for await (const text of tests.compose(new spec())) process.stdout.write(text);
    return { failed: [...failed], seconds: [...seconds] };
}

/** @param {string} file */
const name = (file) => relative(process.cwd(), file);
const first = await outcomes(files, SIDE_BY_SIDE);
const longest = first.seconds.sort(([, one], [, other]) => other - one).slice(0, NAMED);
for (const [file, seconds] of longest) console.log(`${Math.round(seconds)} s: ${name(file)}`);
const again = first.failed.length > 0 ? (await outcomes(first.failed, 1)).failed : [];
for (const file of first.failed)
    console.log(
        `${name(file)}: failed beside others, ${again.includes(file) ? 'and alone' : 'and passed alone'}`,
    );
process.exitCode = again.length > 0 ? 1 : 0;
