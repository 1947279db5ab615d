/**
 * A campaign that is a file of the end-to-end tests.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/**
 * @param {'chromium' | 'firefox'} browser
 * @param {string} name of the file
 */
export function tests(browser, name) {
    const file = resolve(import.meta.dirname, `../e2e/${name}.test.mjs`);
    const how = ['--test', '--test-concurrency=1', '--test-reporter=tap', file];
    const { stdout, status } = spawnSync(process.execPath, how, {
        encoding: 'utf8',
        env: { ...process.env, BROWSER: browser },
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const count = (/** @type {string} */ what) =>
        Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(stdout)?.[1]);
    const figures = { passed: count('pass'), failed: count('fail'), skipped: count('skipped') };
    // A file in which nothing ran has shown nothing.
    return { figures, fails: status !== 0 || !(figures.passed > 0) };
}
