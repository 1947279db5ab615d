/**
 * How well meters tell how often people choose passwords: `node tests/evaluate/passwords.mjs [DIR]`.
 *
 * Each file of DIR holds a set, one password a line: its count, white space, the password. For each the weighted
 * Spearman correlation is printed between counts and guesses, and between counts and scores, weighted by count: 1 for a
 * meter that puts all passwords into the right order (Golla and Dürmuth, CCS 2018).
 *
 * Without DIR it uses what the pinned npm packages give (tools/word-lists.mjs); docs/strength.md says what that means.
 * It prints no password.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMON, manyLeaks, manyLeaksCounted, rockYou, rockYouCounted } from '../../tools/word-lists.mjs';
import { weightedSpearman } from './correlation.mjs';
import { METERS } from './meters.mjs';

/** Passwords of a set that are looked at, the most frequent first. */
const MOST = 100_000;
/** Passwords of each list that comes with the repository: the slowest meter takes milliseconds for one. */
const SAMPLE = 2_500;
/** @typedef {{ count: number, password: string }} Row */

/** @param {string} path @returns {Row[]} */
function read(path) {
    const rows = readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line) => {
            const [, count, password] = line.match(/^\s*(\d+(?:\.\d+)?)\s(.+?)\r?$/) ?? [];
            return count && password ? [{ count: Number(count), password }] : [];
        });
    return rows.sort((a, b) => b.count - a.count).slice(0, MOST);
}

/** Every so many-th of the rows, so that there are about `SAMPLE`. @param {Row[]} rows */
function sample(rows) {
    const step = Math.ceil(rows.length / SAMPLE);
    return rows.filter((_, at) => at % step === 0);
}

/** @typedef {{ rows: Row[], other?: string[] }} Measured `other` is the list that the set is not from */

/** @param {string | undefined} folder @returns {Record<string, Measured>} */
function sets(folder) {
    if (folder) {
        const names = readdirSync(folder).sort();
        return Object.fromEntries(names.map((name) => [name, { rows: read(join(folder, name)) }]));
    }
    const common = new Set(readFileSync('src/strength/common/passwords.txt', 'utf8').split('\n').slice(1));
    const unknown = (/** @type {Row[]} */ rows) => rows.filter(({ password }) => !common.has(password));
    return {
        'RockYou, top 10,000': { rows: sample(rockYouCounted().slice(0, 10_000)), other: manyLeaks() },
        'RockYou, 59,000': { rows: sample(rockYouCounted()), other: manyLeaks() },
        'RockYou, not in the table': { rows: sample(unknown(rockYouCounted())) },
        'many leaks, top 10,000': { rows: sample(manyLeaksCounted().slice(0, 10_000)), other: rockYou() },
        'many leaks, 100,000': { rows: sample(manyLeaksCounted()), other: rockYou() },
        'many leaks, not in the table': { rows: sample(unknown(manyLeaksCounted())) },
    };
}

/**
 * What Latchkey would say with a table that the set has no part in: of the other list alone.
 * @param {string[]} passwords
 * @param {string[]} other
 */
function heldOut(passwords, other) {
    const ranks = new Map(other.slice(0, COMMON).map((password, at) => [password, at + 1]));
    const engine = METERS['crate zxcvbn']?.(passwords) ?? [];
    return passwords.map((password, at) => {
        const rank = ranks.get(password);
        return rank
            ? Math.log10(1.5 * 2 ** Math.floor(Math.log2(rank)))
            : Math.log10(COMMON + 10 ** (engine[at]?.guessesLog10 ?? 0));
    });
}

console.log(['set', 'passwords', ...Object.keys(METERS), 'table of the other list'].join('\t'));
for (const [name, { rows, other }] of Object.entries(sets(process.argv[2]))) {
    if (rows.length === 0) continue;
    const passwords = rows.map(({ password }) => password);
    const counts = rows.map(({ count }) => count);
    const rarity = counts.map((count) => -count);
    const by = (/** @type {number[]} */ values) => weightedSpearman(rarity, values, counts).toFixed(3);
    const cells = Object.values(METERS).map((meter) => {
        const answers = meter(passwords);
        return `${by(answers.map((a) => a.guessesLog10))} (score ${by(answers.map((a) => a.score))})`;
    });
    if (other) cells.push(by(heldOut(passwords, other)));
    console.log([name, rows.length, ...cells].join('\t'));
}
