/**
 * Applications from PyPI, each with its own environment.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../lib/folder.mjs';
import { debian } from './apt.mjs';
import { run } from './command.mjs';

/**
 * Installs exactly these, unless they are there.
 * @param {string} name of the environment
 * @param {string[]} requirements such as `django==5.2.19`
 */
export async function fromPypi(name, requirements) {
    const path = folder('pip', name);
    const done = join(path, 'requirements.txt');
    const wanted = requirements.join('\n');
    if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return;
    await run('python3', ['-m', 'venv', path]).catch(async () => {
        await debian(['python3-venv']);
        await run('python3', ['-m', 'venv', path]);
    });
    await run(join(path, 'bin/pip'), ['install', '-q', '--disable-pip-version-check', ...requirements]);
    writeFileSync(done, wanted);
}

/** A program of an environment. @param {string} name @param {string} program */
export function pypiProgram(name, program) {
    return join(folder('pip', name), 'bin', program);
}
