/**
 * The notices that the licences of others ask for, as the file that ships: each licence once, with all that it is of.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./shipped.mjs').Shipped} Shipped */

/** Where an author leaves the choice, the first of these is taken. */
const PREFERRED = [
    'MIT',
    'BSD-3-Clause',
    'Zlib',
    'ISC',
    'MIT-0',
    '0BSD',
    'Apache-2.0',
    'CC0-1.0',
    'Unicode-3.0',
];
/** What a file with a licence says, by words that only that licence has. */
const SAYS = /** @type {Record<string, RegExp>} */ ({
    MIT: /Permission is hereby granted, free of charge[\s\S]*The above copyright notice/,
    'MIT-0': /MIT No Attribution/,
    'BSD-3-Clause': /Redistribution and use in source and binary forms[\s\S]*Neither the name/,
    Zlib: /This software is provided ['‘]as-is/,
    ISC: /Permission to use, copy, modify, and(?:\/or)? distribute this software/,
    '0BSD': /Permission to use, copy, modify, and\/or distribute this software/,
    'Apache-2.0': /Apache License/,
    'CC0-1.0': /CC0/,
    'Unicode-3.0': /UNICODE LICENSE V3/i,
});

/**
 * @param {Shipped[]} shipped
 * @returns {string}
 */
export function notices(shipped) {
    /** @type {Map<string, string[]>} */
    const texts = new Map();
    for (const one of shipped) {
        for (const text of textsOf(one)) {
            const of = texts.get(text) ?? [];
            texts.set(text, [...of, `${one.name} ${one.version}`]);
        }
    }
    const parts = [...texts].map(([text, of]) => `${of.join(', ')}\n\n${text}\n`);
    const head = 'Latchkey contains the work of others, which comes with these notices.\n';
    return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {Shipped} shipped @returns {string[]} one for each licence that applies */
function textsOf({ name, folder, licence, licences, authors }) {
    const texts = licences.map((file) =>
        readFileSync(join(folder, file), 'utf8').replaceAll('\r', '').trim(),
    );
    return choices(licence).map((offered) => {
        const says = offered.flatMap((one) => SAYS[one] ?? []);
        const found = says.flatMap((words) => texts.find((text) => words.test(text)) ?? []);
        if (found[0] !== undefined) return found[0];
        if (!offered.includes('MIT'))
            throw new Error(`${name}: the text of its licence ${licence} is not in its package`);
        return `Copyright (c) ${authors.join(', ') || `the authors of ${name}`}\n\n${permission()}`;
    });
}

/**
 * Which licences can be chosen: of those joined by AND each, of those joined by OR one, the preferred first.
 * @param {string} expression SPDX; a slash is an OR of old manifests
 * @returns {string[][]}
 */
export function choices(expression) {
    const parts = expression.replaceAll('/', ' OR ').split(' AND ');
    return parts.map((part) => {
        const offered = part
            .replaceAll(/[()]/g, '')
            .split(' OR ')
            .map((name) => name.trim());
        const known = PREFERRED.filter((name) => offered.includes(name));
        if (known.length === 0) throw new Error(`none of these licences is known: ${expression}`);
        return known;
    });
}

/** The words of the MIT licence, which are the same for everyone; few packages leave the file out. */
function permission() {
    const text = readFileSync('LICENSE-MIT', 'utf8');
    return text.slice(text.indexOf('Permission is hereby granted')).trim();
}
