// Judges the shipped extension on a folder of labelled pages: `node tests/evaluate/forms.mjs DIR`.
//
// Prints one JSON object; pages that cannot be read are named in it as `failed`. Options: `--extension FOLDER`, the unpacked extension (otherwise dist/extension);
// `--addresses`, pages stand at the addresses that their truth names, not all at a neutral one.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EXTENSION, fail } from './house.mjs';
import { readPages } from './read.mjs';
import { recognizer } from './recognizer.mjs';
import { outcome, report } from './score.mjs';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { extension: { type: 'string' }, addresses: { type: 'boolean' } },
});
const [folder] = positionals;
const extension = path.resolve(values.extension ?? EXTENSION);
if (!folder) fail('usage: node tests/evaluate/forms.mjs DIR [--extension FOLDER] [--addresses]');
if (!existsSync(path.join(extension, 'wasm', 'pages_bg.wasm'))) {
    fail('There is no built extension yet: run ./build.sh first.');
}
if (!existsSync(folder)) fail(`There is no folder ${folder}.`);

const { recognize, summarize } = await recognizer(extension);
/** @type {{ file: string, problem: string }[]} */
const failed = [];
const pages = await readPages(folder, extension, {
    addresses: values.addresses ?? false,
    onFailure: (file, problem) => failed.push({ file, problem }),
});
if (pages.length + failed.length === 0)
    fail(`No labelled page (an .html beside a .json) is below ${folder}.`);
const NO_SET_UP = { texts: [], squarePictures: 0, addresses: 0, shapes: [] };
const times = [];
const outcomes = [];
/** What the pages say of whether somebody is signed in. @type {Record<import('../../extension/wasm/types.js').SignedIn, number>} */
const signedIn = { yes: 0, no: 0, unknown: 0 };
for (const page of pages) {
    const begin = performance.now();
    const recognition = recognize(page.read.facts);
    times.push({ extractor: page.read.ms, recognizer: performance.now() - begin });
    outcomes.push(outcome(page, page.read, recognition));
    const frame = { facts: page.read.facts, focused: null, setUp: NO_SET_UP };
    signedIn[summarize([frame]).signedIn] += 1;
}
process.stdout.write(`${JSON.stringify({ ...report(outcomes, times), signedIn, failed }, null, 2)}\n`);
