/**
 * Tries one application: `NAME FILE BROWSER`, told to the parent process step by step.
 */
import { pathToFileURL } from 'node:url';
import { emptyRow } from './application.mjs';
import { fixAndClear } from './clearing.mjs';
import { signInAndLeave } from './session.mjs';
import { inTime } from './time.mjs';

/** @typedef {import('./application.mjs').Application} Application */

const START_MS = 120_000;

const [, , name = '', file = '', browser] = process.argv;
const row = emptyRow(name);
const tell = () => void (process.connected && process.send?.({ row, complete: false }));
/** What is to be ended at the end, the last one first. @type {(() => unknown)[]} */
const ends = [];

/**
 * Does one thing, and says what went wrong with it.
 * @template Result
 * @param {string} what
 * @param {() => Promise<Result>} work
 * @param {number} [limit] milliseconds
 * @returns {Promise<Result | undefined>}
 */
async function step(what, work, limit) {
    try {
        process.stderr.write(`  ${what}\n`);
        return await inTime(work(), limit);
    } catch (error) {
        row.problems.push(`${what}: ${error instanceof Error ? error.message : error}`);
        return undefined;
    } finally {
        tell();
    }
}

async function end() {
    for (const work of ends.splice(0).reverse()) {
        try {
            await inTime(Promise.resolve(work()));
        } catch (error) {
            process.stderr.write(`  ${error}\n`);
        }
    }
}

// Its time is up, or whoever waits for it is gone.
for (const event of ['SIGTERM', 'disconnect'])
    process.once(event, () => void end().finally(() => process.exit(1)));

const app = await step(
    'load',
    async () => /** @type {Application} */ (await import(pathToFileURL(file).href)),
);
const served = app && (await step('start', () => app.start(), START_MS));
if (app && served) {
    ends.push(() => served.stop());
    const trial = {
        app,
        origin: served.origin,
        browser: browser === 'firefox' ? 'firefox' : 'chromium',
        row,
        step,
        ends,
    };
    await signInAndLeave(/** @type {import('./world.mjs').Trial} */ (trial));
    await fixAndClear(/** @type {import('./world.mjs').Trial} */ (trial));
}
await end();
process.send?.({ row, complete: true }, () => process.exit(0));
