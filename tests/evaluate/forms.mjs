// Judges the shipped extension on a folder of labelled pages: `node tests/evaluate/forms.mjs DIR`.
//
// Prints one JSON object. Options: `--extension FOLDER`, the unpacked extension (otherwise dist/extension);
// `--addresses`, pages stand at the addresses that their truth names, not all at a neutral one; `--facts FILE`,
// write what the extractor told about each page, one JSON object a line, for fitting.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pageReader } from './browser.mjs';
import { labelledPages } from './pages.mjs';
import { recognizer } from './recognizer.mjs';
import { outcome, report } from './score.mjs';

const HOUSE = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} sentence @returns {never} */
function fail(sentence) {
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
}

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { extension: { type: 'string' }, addresses: { type: 'boolean' }, facts: { type: 'string' } },
});
const [folder] = positionals;
const extension = path.resolve(values.extension ?? path.join(HOUSE, 'dist', 'extension'));
if (!folder) {
    fail('usage: node tests/evaluate/forms.mjs DIR [--extension FOLDER] [--addresses] [--facts FILE]');
}
if (!existsSync(path.join(extension, 'wasm', 'guard_bg.wasm'))) {
    fail('There is no built extension yet: run ./build.sh first.');
}
if (!existsSync(folder)) fail(`There is no folder ${folder}.`);

const pages = await labelledPages(folder);
if (pages.length === 0) fail(`No labelled page (an .html beside a .json) is below ${folder}.`);
const recognize = await recognizer(extension);
const reader = await pageReader(extension, { addresses: values.addresses ?? false });
const outcomes = [];
const times = [];
const told = [];
try {
    for (const page of pages) {
        const read = await reader.open(page.html, page.truth.url);
        const begin = performance.now();
        const recognition = recognize(read.facts);
        times.push({ extractor: read.ms, recognizer: performance.now() - begin });
        outcomes.push(outcome(page, read, recognition));
        if (values.facts) {
            told.push({
                file: page.file,
                truth: page.truth,
                ...read,
                fieldPlaces: [...read.fieldPlaces],
                formPlaces: [...read.formPlaces],
            });
        }
    }
} finally {
    await reader.close();
}
if (values.facts) await writeFile(values.facts, told.map((line) => `${JSON.stringify(line)}\n`).join(''));
process.stdout.write(`${JSON.stringify(report(outcomes, times), null, 2)}\n`);
