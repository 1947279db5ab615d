/**
 * One application in a process of its own, which is ended with all that it has started when its time is up.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { emptyRow } from './application.mjs';

/** @typedef {import('./application.mjs').Row} Row */

const TRIAL = fileURLToPath(new URL('trial.mjs', import.meta.url));
const LIMIT_MS = 600_000;
/** So long it may take to stop its servers and close its browser. */
const END_MS = 15_000;

/**
 * What came of it; as far as it came, where it did not end by itself.
 * @param {string} name
 * @param {string} file
 * @param {string} browser
 * @returns {Promise<Row>}
 */
export function judged(name, file, browser) {
    return new Promise((done) => {
        let row = emptyRow(name);
        let why = 'the process in which it was tried has ended early';
        // A group of its own: what it starts ends with it. Nothing but the result goes to stdout.
        const child = fork(TRIAL, [name, file, browser], { detached: true, stdio: ['ignore', 2, 2, 'ipc'] });
        const end = (/** @type {NodeJS.Signals} */ signal) => {
            try {
                process.kill(-Number(child.pid), signal);
            } catch {
                // It has ended.
            }
        };
        const limit = setTimeout(() => {
            why = `not done after ${LIMIT_MS / 1000} s`;
            child.kill('SIGTERM');
            setTimeout(end, END_MS, 'SIGKILL').unref();
        }, LIMIT_MS);
        const interrupted = () => {
            child.kill('SIGTERM');
            process.exitCode = 1;
        };
        process.once('SIGINT', interrupted);
        let complete = false;
        child.on(
            'message',
            (/** @type {{ row: Row, complete: boolean }} */ said) => ({ row, complete } = said),
        );
        child.on('error', (error) => (why = error.message));
        child.on('close', () => {
            clearTimeout(limit);
            process.off('SIGINT', interrupted);
            end('SIGKILL');
            if (!complete) row.problems.push(why);
            done(row);
        });
    });
}
