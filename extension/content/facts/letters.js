// Says what kind of letters a text has, for texts that nobody may be told: of a password, it is told that there are capitals in it,
// never which.
(() => {
    'use strict';

    const { latchkey } = globalThis;
    if (latchkey.letters) return;

    /** Kinds of characters, the first that fits. @type {[string, RegExp][]} */
    const KINDS = [
        ['a', /[a-z]/],
        ['A', /[A-Z]/],
        ['0', /[0-9]/],
        ['z', /[\u{200b}-\u{200f}\u{2060}\u{feff}\u{ad}]/u],
        [' ', /\s/u],
        ['f', /[\u{ff01}-\u{ff5e}]/u],
        ['c', /\p{Script=Cyrillic}/u],
        ['g', /\p{Script=Greek}/u],
        ['A', /(?=\p{Script=Latin})\p{Lu}/u],
        ['a', /\p{Script=Latin}/u],
        ['o', /\p{L}/u],
    ];

    /** @param {string} letter */
    const kindOf = (letter) => KINDS.find(([, pattern]) => pattern.test(letter))?.[0] ?? '.';

    /**
     * The kinds of the first and the last, and between them each that there is: nothing that says how long it is.
     * @param {string} text
     */
    const kinds = (text) => {
        const all = Array.from(text, kindOf);
        return [all.at(0) ?? '', ...[...new Set(all)].sort(), all.at(-1) ?? ''].join('');
    };

    latchkey.letters = Object.freeze({ kinds });
})();
