import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { EXTENSION } from './house.mjs';
import { readPages } from './read.mjs';

test('goes on after a page that cannot be read, and names it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'latchkey-pages-'));
    try {
        for (const [name, url] of [
            ['a', 'http://a.example/'],
            ['b', 'no address'],
            ['c', 'http://c.example/'],
        ]) {
            const truth = { corpus: 'own', url, page_kinds: [], forms: [], fields: [] };
            await writeFile(path.join(folder, `${name}.html`), `<title>${name}</title><input type=password>`);
            await writeFile(path.join(folder, `${name}.json`), JSON.stringify(truth));
        }
        /** @type {string[]} */
        const failed = [];
        const onFailure = (/** @type {string} */ file) => failed.push(file);
        const pages = await readPages(folder, EXTENSION, { addresses: true, onFailure });
        assert.deepEqual(
            pages.map(({ file, read }) => `${file} ${read.facts.title}`),
            ['a.html a', 'c.html c'],
        );
        assert.deepEqual(failed, ['b.html']);
        await assert.rejects(readPages(folder, EXTENSION, { addresses: true }), /invalid URL/);
    } finally {
        await rm(folder, { recursive: true });
    }
});
