/**
 * One application in a process of its own, which is ended with all that it has started when its time is up.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { emptyRow } from './application.mjs';

/** @typedef {import('./application.mjs').Row} Row */

const TRIAL = fileURLToPath(new URL('trial.mjs', import.meta.url));
/** In milliseconds: for all of it, and then for stopping its servers and closing its browser. */
const LIMITS = { trial: 600_000, end: 15_000 };

/**
 * What came of it; as far as it came, where it did not end by itself.
 * @param {string} name
 * @param {string} file
 * @param {string} browser
 * @param {typeof LIMITS} [limits]
 * @returns {Promise<Row>}
 */
export function judged(name, file, browser, limits = LIMITS) {
    return new Promise((done) => {
        let row = emptyRow(name);
        let why = 'the process in which it was tried has ended early';
        // A group of its own: what it starts ends with it. Nothing but the result goes to stdout.
        const child = fork(TRIAL, [name, file, browser], { detached: true, stdio: ['ignore', 2, 2, 'ipc'] });
        const kill = () => {
            try {
                process.kill(-Number(child.pid), 'SIGKILL');
            } catch {
                // It has ended.
            }
        };
        const limit = setTimeout(() => {
            why = `not done after ${limits.trial / 1000} s`;
            child.kill('SIGTERM');
            setTimeout(kill, limits.end).unref();
        }, limits.trial);
        let complete = false;
        child.on(
            'message',
            (/** @type {{ row: Row, complete: boolean }} */ said) => ({ row, complete } = said),
        );
        child.on('error', (error) => (why = error.message));
        child.on('close', () => {
            clearTimeout(limit);
            kill();
            if (!complete) row.problems.push(why);
            done(row);
        });
    });
}
