/**
 * Running the commands that install something.
 */
import { spawn } from 'node:child_process';

/**
 * What it prints goes to stderr; what it says on stdout is also given back.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, { cwd, env, input = '' } = {}) {
    return new Promise((done, fail) => {
        const child = spawn(command, args, { cwd, env: { ...process.env, ...env } });
        let printed = '';
        let complained = '';
        child.stdout.on('data', (part) => (printed += part));
        child.stderr.on('data', (part) => (complained += part));
        child.once('error', fail);
        child.once('close', (code) => {
            if (code === 0) return done(printed);
            const last = `${printed}\n${complained}`.trim().split('\n').slice(-8).join('\n');
            fail(new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${code}:\n${last}`));
        });
        child.stdin.on('error', () => undefined);
        child.stdin.end(input);
    });
}
