/**
 * Makes the table of public suffixes that the core embeds, `src/site/suffixes.txt`: `node tools/public-suffixes.mjs`.
 *
 * The rules are those of the Public Suffix List (https://publicsuffix.org, MPL-2.0), private section included, as the
 * npm package `tldts` (MIT) carries them: a tree of labels in flat arrays. A rule is written with its labels reversed,
 * in Punycode; `*` is any label, and a rule that ends in `!` is an exception. Where `*` stands below labels, these are a
 * public suffix themselves, as browsers have it. Each line has what rules have in common but for their last label, and these labels behind
 * it (`jp.kyoto ayabe fukuchiyama …`); the first has those of one label. Lines and labels are sorted by their bytes, so that the core
 * searches in the text itself.
 *
 * The file is committed; tests/extension/public-suffixes.test.mjs makes it again and holds it against the package's own
 * answers.
 */
import { writeFileSync } from 'node:fs';

/** The package's tree, which it exports only to itself. @type {typeof import('../node_modules/tldts/dist/types/src/data/trie.js')} */
const trie = await import(
    String(new URL('../node_modules/tldts/dist/es6/src/data/trie.js', import.meta.url))
);

export const PATH = 'src/site/suffixes.txt';

/** The text: rules as lines of those that have the same parent. */
export function suffixes() {
    /** @type {Map<string, string[]>} */
    const lines = new Map();
    for (const rule of rules().sort(byBytes)) {
        const end = rule.lastIndexOf('.');
        const parent = rule.slice(0, Math.max(0, end));
        lines.set(parent, [...(lines.get(parent) ?? []), rule.slice(end + 1)]);
    }
    const sorted = [...lines].sort(([one], [other]) => byBytes(one, other));
    return sorted.map(([parent, labels]) => `${[parent, ...labels.sort(byBytes)].join(' ')}\n`).join('');
}

/** The rules of such a text. @param {string} text */
export function rulesIn(text) {
    return text
        .trimEnd()
        .split('\n')
        .flatMap((line) => {
            const [parent, ...labels] = line.split(' ');
            return labels.map((label) => (parent ? `${parent}.${label}` : label));
        });
}

/** The rules of the package, one each. */
function rules() {
    const starts = offsets();
    /** @type {Set<string>} */
    const found = new Set();
    /** @param {number} node @param {string[]} labels @param {string} mark */
    const walk = (node, labels, mark) => {
        if (trie.nodeFlags[node] && labels.every((label) => /^[!-~]+$/.test(label))) {
            found.add(labels.join('.') + mark);
        }
        const end = trie.edgeStart[node + 1] ?? 0;
        for (let edge = trie.edgeStart[node] ?? 0; edge < end; edge += 1) {
            const start = starts[edge] ?? 0;
            const label = trie.labelText.slice(start, start + (trie.edgeLength[edge] ?? 0));
            walk(trie.edgeChild[edge] ?? 0, [...labels, label], mark);
        }
    };
    walk(trie.rulesRoot, [], '');
    walk(trie.exceptionsRoot, [], '!');
    found.delete('');
    return [...found];
}

/** Where the label of each edge begins. */
function offsets() {
    const starts = [];
    let offset = 0;
    for (const length of trie.edgeLength) {
        starts.push(offset);
        offset += length;
    }
    return starts;
}

/** @param {string} one @param {string} other */
function byBytes(one, other) {
    return one < other ? -1 : 1;
}

if (process.argv[1] === import.meta.filename) writeFileSync(PATH, suffixes());
