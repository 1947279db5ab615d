/**
 * Where applications are installed and keep their data: `$APPS`, or `build/apps`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const APPS = resolve(process.env.APPS ?? join(import.meta.dirname, '../../../build/apps'));

/** What the applications are told beyond their programs. */
export const CONFIG = resolve(import.meta.dirname, '../config');

/** A folder that stays. @param {...string} names */
export function folder(...names) {
    const path = join(APPS, ...names);
    mkdirSync(path, { recursive: true });
    return path;
}

/** The data of an application: nothing of before is in it. @param {string} name */
export function freshData(name) {
    rmSync(join(APPS, 'data', name), { recursive: true, force: true });
    return folder('data', name);
}
