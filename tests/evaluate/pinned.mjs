// What is known to go wrong on the labelled pages at hand: compared by tests/evaluate/pinned.test.mjs, written anew by
// `node tests/evaluate/pinned.mjs`. Nothing of the pages is kept but where each mistake is.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXTENSION, HOUSE } from './house.mjs';
import { readPages } from './read.mjs';
import { recognizer } from './recognizer.mjs';
import { outcome, report } from './score.mjs';

/** Labelled pages that lie beside the repository, for those who have them. */
export const FOLDER = path.resolve(HOUSE, '..', 'shared', 'data', 'forms');
const PINS = fileURLToPath(new URL('pinned.json', import.meta.url));

/** Why nothing can be compared here, or `false`. */
export const unavailable = () => {
    if (!existsSync(FOLDER)) return 'no labelled pages beside the repository';
    return existsSync(path.join(EXTENSION, 'wasm', 'pages_bg.wasm')) ? false : 'no built extension';
};

/** @returns {Promise<string[]>} */
export const pinned = async () => JSON.parse(await readFile(PINS, 'utf8'));

/** The mistakes that the built extension makes, one line each. */
export async function mistakes() {
    const { recognize } = await recognizer(EXTENSION);
    const pages = await readPages(FOLDER, EXTENSION);
    const outcomes = pages.map((page) => outcome(page, page.read, recognize(page.read.facts)));
    return report(outcomes, []).mistakes.map((mistake) => {
        const place = 'index' in mistake ? mistake.index : 'form' in mistake ? mistake.form : '';
        return `${mistake.file} ${mistake.what} ${place}: ${mistake.truth}, not ${mistake.got}`;
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const why = unavailable();
    if (why) {
        process.stderr.write(`Nothing was written: ${why}.\n`);
        process.exit(1);
    }
    await writeFile(PINS, `${JSON.stringify(await mistakes(), null, 2)}\n`);
}
