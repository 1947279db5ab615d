/**
 * Passwords to measure on.
 */
import { dictionary } from '@zxcvbn-ts/language-common';

const HABITS = ['', '1', '123', '!', '2024', '_x', ' and tea'];

/** As people choose them: common ones, and common ones with the usual additions. */
export function typical() {
    const common = dictionary['passwords-common'];
    return common
        .filter((_, rank) => rank % 97 === 0)
        .map((password, at) => `${password}${HABITS[at % HABITS.length]}`);
}

/** What makes meters slow. @returns {Record<string, string>} */
export function hostile() {
    return {
        'l33t, 64 characters': '4@8({[<369&#!1/|0$5+7%2'.repeat(3).slice(0, 64),
        'l33t, 100 characters': '4@8({[<369&#!1/|0$5+7%2'.repeat(5).slice(0, 100),
        'words, l33t and accents, 10,000 characters': 'p\u00e4ssw\u00f6rd-\u00e9 p@ssw0rd1 '.repeat(500),
        'one character, 10,000 times': 'a'.repeat(10_000),
        'a word, again and again, 10,000 characters': 'password'.repeat(1250),
        'random, 10,000 characters': random(10_000),
        'emoji, 5,000': '🦊🔑🌿🍵🎻'.repeat(1000),
        'lone surrogates, 10,000': '\ud83e'.repeat(10_000),
    };
}

/** The same on every run. @param {number} length */
function random(length) {
    let state = 0x2545f491;
    return Array.from({ length }, () => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return String.fromCharCode(33 + (Math.abs(state) % 94));
    }).join('');
}
