/**
 * Applications from npm, each in a folder of its own.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../lib/folder.mjs';
import { run } from './command.mjs';

/**
 * Installs exactly these, unless they are there.
 * @param {string} name of the folder
 * @param {Record<string, string>} dependencies versions by package
 * @param {Record<string, string>} [overrides] versions of what they depend on, where the registry has not what they ask for
 */
export async function fromNpm(name, dependencies, overrides) {
    const path = folder('npm', name);
    const done = join(path, 'installed.json');
    const wanted = JSON.stringify({ private: true, dependencies, overrides });
    if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return;
    writeFileSync(join(path, 'package.json'), wanted);
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: path });
    writeFileSync(done, wanted);
}

/** A file of a package. @param {string} name @param {...string} path */
export function npmFile(name, ...path) {
    return join(folder('npm', name), 'node_modules', ...path);
}
