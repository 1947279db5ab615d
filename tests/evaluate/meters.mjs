// The meters that are compared, each from passwords to log10 of guesses.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

const zxcvbn = createRequire(import.meta.url)('zxcvbn');

const factory = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
});

/** @type {Record<string, (passwords: string[]) => { score: number, guessesLog10: number }[]>} */
export const METERS = {
    latchkey: (passwords) => example('assess', passwords),
    'crate zxcvbn': (passwords) => example('zxcvbn', passwords),
    'zxcvbn.js': (passwords) => passwords.map((password) => jsAnswer(zxcvbn(password))),
    'zxcvbn-ts': (passwords) => passwords.map((password) => answer(factory.check(password))),
};

/** @param {{ score: number, guessesLog10: number }} result */
function answer({ score, guessesLog10 }) {
    return { score, guessesLog10 };
}

/** zxcvbn.js spells its results in another way. @param {{ score: number, guesses_log10: number }} result */
function jsAnswer({ score, guesses_log10: guessesLog10 }) {
    return { score, guessesLog10 };
}

/**
 * Asks one of the examples of the core.
 * @param {string} name
 * @param {string[]} passwords
 */
function example(name, passwords) {
    const input = passwords.map((password) => JSON.stringify({ password })).join('\n');
    const { status, stdout, stderr } = spawnSync(
        'cargo',
        ['run', '-q', '--release', '--locked', '--example', name],
        { input, encoding: 'utf8', maxBuffer: 2 ** 30 },
    );
    if (status !== 0) throw new Error(`the example ${name} failed: ${stderr}`);
    return stdout
        .trimEnd()
        .split('\n')
        .map((line) => answer(JSON.parse(line)));
}
