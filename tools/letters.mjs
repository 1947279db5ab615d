/**
 * The model of letters that the core embeds as `src/strength/guesses/letters.txt`: how probable each character of a
 * password is after the three before it, learnt from the passwords of tools/word-lists.mjs. tools/word-lists.mjs
 * writes it.
 *
 * It is one line for each context, the shortest first: the context, how its probability is handed on to the shorter one
 * where a character is not listed, and the characters listed with their probabilities. Probabilities are one character
 * each: the negative logarithm, 12 steps for a power of ten, from `!` on.
 */

/** Characters before the one that is looked at. */
const ORDER = 3;
/** Stands before a password, behind it, and for a character beyond ASCII. */
const [START, END, OTHER] = ['\u0001', '\u0002', '\u0003'];
/** Frequent passwords say less of others than their counts. */
const POWER = 0.6;
/** A longer context and what follows is kept from so many passwords of average weight on. */
const LEAST = 24;
const STEPS = 12;
const FIRST = 33;
const LAST = 126;
/** Any character, where nothing is known. */
const ANY = 1 / 96;

/** @typedef {Map<string, Map<string, number>>} Counts for each context and character */

/**
 * @param {{ password: string, count: number }[]} rows
 * @returns {string}
 */
export function letters(rows) {
    const weights = rows.map(({ count }) => count ** POWER);
    const least = (LEAST * weights.reduce((sum, weight) => sum + weight, 0)) / rows.length;
    const counts = counted(
        rows.map(({ password }) => password),
        weights,
    );
    const lines = [];
    /** @type {Map<string, (character: string) => number>} */
    const known = new Map();
    for (const [order, contexts] of counts.entries()) {
        for (const context of [...contexts.keys()].sort()) {
            const next = contexts.get(context) ?? new Map();
            const shorter = shortened(known, context.slice(1));
            const all = [...next.values()].reduce((sum, count) => sum + count, 0);
            const kept = [...next].filter(([, count]) => order < 2 || count >= least);
            if (kept.length === 0) continue;
            const trust = all / (all + next.size);
            const keptShare = kept.reduce((sum, [, count]) => sum + count / all, 0);
            const handed = trust * (1 - keptShare) + (1 - trust);
            const listed = kept
                .map(([character, count]) => ({
                    character,
                    share: (trust * count) / all + handed * (order === 0 ? ANY : shorter(character)),
                }))
                .sort((a, b) => (a.character < b.character ? -1 : 1));
            const table = new Map(listed.map(({ character, share }) => [character, share]));
            known.set(
                context,
                (character) => table.get(character) ?? handed * (order === 0 ? ANY : shorter(character)),
            );
            const entries = listed.map(({ character, share }) => `${character}${code(share)}`);
            lines.push(`${context}${code(handed)}${entries.join('')}`);
        }
        lines.push('');
    }
    return lines.join('\n');
}

/**
 * @param {Map<string, (character: string) => number>} known
 * @param {string} context
 */
function shortened(known, context) {
    for (let from = 0; from <= context.length; from++) {
        const found = known.get(context.slice(from));
        if (found) return found;
    }
    return () => ANY;
}

/**
 * @param {string[]} passwords
 * @param {number[]} weights
 */
function counted(passwords, weights) {
    /** @type {Counts[]} */
    const counts = Array.from({ length: ORDER + 1 }, () => new Map());
    passwords.forEach((password, at) => {
        const text = [...START.repeat(ORDER), ...[...password.toLowerCase()].map(plain), END];
        for (let end = ORDER; end < text.length; end++) {
            for (const [order, contexts] of counts.entries()) {
                const context = text.slice(end - order, end).join('');
                const next = contexts.get(context) ?? new Map();
                contexts.set(context, next);
                const character = text[end] ?? END;
                next.set(character, (next.get(character) ?? 0) + (weights[at] ?? 0));
            }
        }
    });
    return counts;
}

/** @param {string} character */
function plain(character) {
    return character >= ' ' && character <= '~' ? character : OTHER;
}

/** @param {number} share */
function code(share) {
    return String.fromCharCode(Math.min(LAST, FIRST + Math.round(-Math.log10(share) * STEPS)));
}
