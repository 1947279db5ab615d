// The shipped recogniser, outside a browser.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {string} extension the folder of the unpacked extension
 * @returns {Promise<Pick<typeof import('../../extension/wasm/pages.js'), 'recognize' | 'summarize'>>}
 */
export async function recognizer(extension) {
    const place = path.join(extension, 'wasm');
    const pages = await import(pathToFileURL(path.join(place, 'pages.js')).href);
    await pages.default({ module_or_path: await readFile(path.join(place, 'pages_bg.wasm')) });
    return pages;
}
