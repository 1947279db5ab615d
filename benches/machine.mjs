/**
 * What the figures were measured on.
 */
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { version } from 'node:process';

export function machine() {
    const [first] = cpus();
    const memory = Math.round(totalmem() / 1024 ** 3);
    return `${first?.model.trim()}, ${cpus().length} cores, ${memory} GB; Node.js ${version}; ${chromium()}`;
}

function chromium() {
    return execFileSync('/usr/bin/chromium', ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
    })
        .trim()
        .split('\n')
        .at(-1);
}
