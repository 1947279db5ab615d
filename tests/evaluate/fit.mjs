// Fits the models of src/page/weights on a folder of labelled pages: `node tests/evaluate/fit.mjs DIR [--write]`.
//
// Prints one JSON object: what was fitted on, the figures on pages of sites that the judging model was not fitted on
// (`crossValidated`), and those of the model fitted on all of them. `--write` puts its weights in place.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EXTENSION, HOUSE, fail } from './house.mjs';
import { languageOf } from './pages.mjs';
import { readPages } from './read.mjs';
import { labels, outcome, report } from './score.mjs';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { extension: { type: 'string' }, write: { type: 'boolean' }, keep: { type: 'string' } },
});
const [folder] = positionals;
if (!folder || !existsSync(folder)) {
    fail('usage: node tests/evaluate/fit.mjs DIR [--extension FOLDER] [--write]');
}

const pages = await readPages(folder, path.resolve(values.extension ?? EXTENSION));
const scratch = mkdtempSync(path.join(tmpdir(), 'latchkey-fit-'));
try {
    const examples = values.keep ?? path.join(scratch, 'examples.jsonl');
    writeFileSync(examples, pages.map((page) => `${JSON.stringify(example(page))}\n`).join(''));
    const found = path.join(scratch, 'recognitions.jsonl');
    const weights = values.write ? [path.join(HOUSE, 'src', 'page', 'weights')] : [];
    execFileSync('cargo', ['run', '-q', '--release', '-p', 'fit-pages', '--', examples, found, ...weights], {
        cwd: HOUSE,
        stdio: 'inherit',
    });
    const recognitions = readFileSync(found, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    const judged = (/** @type {string} */ which) => {
        const outcomes = pages.map((page, index) => outcome(page, page.read, recognitions[index][which]));
        return { ...report(outcomes, []), scanMs: undefined };
    };
    const fittedOn = {
        pages: pages.length,
        sites: new Set(pages.map(siteOf)).size,
        notEnglish: pages.filter(({ truth }) => !['en', 'und'].includes(languageOf(truth))).length,
    };
    process.stdout.write(
        `${JSON.stringify({ fittedOn, crossValidated: judged('apart'), fittedOnAll: judged('together') }, null, 2)}\n`,
    );
} finally {
    rmSync(scratch, { recursive: true });
}

/** @param {Awaited<ReturnType<typeof readPages>>[number]} page */
function siteOf({ file, truth }) {
    return truth.site ?? file;
}

/**
 * What the fitter reads of a page.
 * @param {Awaited<ReturnType<typeof readPages>>[number]} page
 */
function example(page) {
    const { fields, forms } = labels(page.truth, page.read);
    const known = (/** @type {{ handle?: number, truth: string }[]} */ list) =>
        list.flatMap(({ handle, truth }) => (handle === undefined ? [] : [[handle, truth]]));
    return { site: siteOf(page), facts: page.read.facts, kinds: known(forms), roles: known(fields) };
}
