/**
 * How far Latchkey and the crate are from zxcvbn.js 4.4.2: `node tests/evaluate/agreement.mjs`.
 *
 * The passwords are those of zxcvbn's demonstration page, samples of the lists in tools/word-lists.mjs, their common
 * changes, random ones and passphrases. docs/strength.md has the differences that are on purpose. It prints no
 * password.
 */
import { readFileSync } from 'node:fs';
import { manyLeaks, rockYou } from '../../tools/word-lists.mjs';
import { METERS } from './meters.mjs';

const CLOSE = 0.1;

/** @template T @param {T[]} list @param {number} step */
const every = (list, step) => list.filter((_, at) => at % step === 0);

/** The same "random" strings in every run. @param {number} count @param {number} length @param {string} alphabet */
function pseudoRandom(count, length, alphabet) {
    let state = 1;
    const next = () => (state = (state * 48_271) % 2_147_483_647);
    return Array.from({ length: count }, () =>
        Array.from({ length }, () => alphabet[next() % alphabet.length]).join(''),
    );
}

const words = readFileSync('src/generator/words.txt', 'utf8').trimEnd().split('\n');
const lists = [...every(rockYou(), 200), ...every(manyLeaks(), 400)];
const classes = {
    'of the lists': lists,
    'of the lists, changed': lists.map(
        (password) => `${password.slice(0, 1).toUpperCase()}${password.slice(1)}1!`,
    ),
    'random, 12 characters': pseudoRandom(200, 12, 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679'),
    'random, 30 characters': pseudoRandom(100, 30, 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679'),
    'four words': Array.from({ length: 200 }, (_, n) =>
        [1, 7, 31, 89].map((step) => words[(n * step * 37 + step) % words.length]).join(' '),
    ),
    'six words': Array.from({ length: 200 }, (_, n) =>
        [1, 7, 31, 89, 131, 173].map((step) => words[(n * step * 37 + step) % words.length]).join('-'),
    ),
};

console.log(
    ['class', 'passwords', 'meter', 'same score', `within ${CLOSE}`, 'median', 'greatest'].join('\t'),
);
for (const [name, passwords] of Object.entries(classes)) {
    const reference = METERS['zxcvbn.js']?.(passwords) ?? [];
    for (const meter of ['latchkey', 'crate zxcvbn', 'zxcvbn-ts']) {
        const answers = METERS[meter]?.(passwords) ?? [];
        const off = answers.map((answer, at) => answer.guessesLog10 - (reference[at]?.guessesLog10 ?? NaN));
        const same = answers.filter((answer, at) => answer.score === reference[at]?.score).length;
        const size = off.map(Math.abs).sort((a, b) => a - b);
        const share = (/** @type {number} */ n) => `${((100 * n) / passwords.length).toFixed(1)}%`;
        console.log(
            [
                name,
                passwords.length,
                meter,
                share(same),
                share(size.filter((value) => value < CLOSE).length),
                size[Math.floor(size.length / 2)]?.toFixed(2),
                size.at(-1)?.toFixed(2),
            ].join('\t'),
        );
    }
}
