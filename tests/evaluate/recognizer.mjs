// The shipped recogniser, outside a browser.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {string} extension the folder of the unpacked extension
 * @returns {Promise<Pick<typeof import('../../extension/wasm/guard.js'), 'recognize' | 'look'>>}
 */
export async function recognizer(extension) {
    const place = path.join(extension, 'wasm');
    const guard = await import(pathToFileURL(path.join(place, 'guard.js')).href);
    await guard.default({ module_or_path: await readFile(path.join(place, 'guard_bg.wasm')) });
    return guard;
}
