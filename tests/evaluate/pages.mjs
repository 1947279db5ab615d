// The labelled pages of a folder: which there are, in what language, and what of their truth is scored.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Attributes in which earlier annotators and tools left the answer. */
export const ANNOTATIONS = [
    'data-manual-',
    'data-fathom',
    'data-ddg-',
    'data-mock-',
    'data-bw',
    'data-1p',
    'data-lp',
];

/**
 * Guesses of a language detector on a page of few words that stand for something else: Nigerian Pidgin was found
 * on plain English forms, the others on pages with hardly a word. `und` is in no group.
 */
const GUESSED = { pcm: 'en', sco: 'en', bcl: 'und', kab: 'und', fuv: 'und', af: 'und' };

/**
 * What a form is for in our words, by the words of the annotators. A form that is none of these is left out.
 * @type {Record<string, string>}
 */
export const KINDS = {
    login: 'logIn',
    'login-no-password': 'logIn',
    signup: 'signUp',
    'signup-no-password': 'signUp',
    change: 'changePassword',
    recovery: 'recovery',
    otp: 'oneTimeCode',
    search: 'other',
    newsletter: 'other',
    contact: 'other',
    order: 'other',
    checkout: 'other',
    other: 'other',
};

/**
 * @typedef {object} Truth
 * @property {string} corpus
 * @property {string} [url]
 * @property {string} [site]
 * @property {string} [lang]
 * @property {string} [scope]
 * @property {string[]} page_kinds
 * @property {boolean | null} has_new_password
 * @property {boolean | null} has_current_password
 * @property {{ f: number, kind?: string | null }[]} forms
 * @property {{ i: number, tag: string, name?: string, truth?: string | null }[]} fields
 */

/**
 * The pages below a folder that have a truth beside them, in order of their names.
 * @param {string} folder
 * @returns {Promise<{ file: string, html: string, truth: Truth }[]>}
 */
export async function labelledPages(folder) {
    const names = (await readdir(folder, { recursive: true }))
        .filter((name) => name.endsWith('.html'))
        .sort();
    const pages = names.map(async (file) => {
        const base = path.join(folder, file);
        const [html, json] = await Promise.all([
            readFile(base, 'utf8'),
            readFile(base.replace(/\.html$/, '.json'), 'utf8').catch(() => null),
        ]);
        return json === null ? [] : [{ file, html, truth: JSON.parse(json) }];
    });
    return (await Promise.all(pages)).flat();
}

/** @param {Truth} truth */
export function languageOf({ lang }) {
    const code = (lang ?? 'und').toLowerCase().split(/[-_]/)[0] ?? 'und';
    return /** @type {Record<string, string>} */ (GUESSED)[code] ?? code;
}

/**
 * What the truth says each form is for, by its place in the document. A fragment is one form and carries its kind
 * as that of the page: it is `null` here, for the form that holds most of the labelled fields.
 * @param {Truth} truth
 * @returns {{ form: number | null, kind: string }[]}
 */
export function formKinds(truth) {
    const named = truth.forms.flatMap(({ f, kind }) =>
        kind && KINDS[kind] ? [{ form: f, kind: KINDS[kind] }] : [],
    );
    if (named.length > 0 || truth.scope !== 'form-fragment' || truth.page_kinds.length !== 1) return named;
    const kind = KINDS[truth.page_kinds[0] ?? ''];
    return kind ? [{ form: null, kind }] : [];
}

/**
 * Where each labelled field is in this browser. Parsers differ on broken markup and on `noscript`, so a place that
 * holds another field gives way to the nearest one with the same tag and name; where there is none, the field is left out.
 * @param {Truth} truth
 * @param {string[]} elements tag and name of all fields, as the browser has them
 * @returns {{ index: number, truth: string }[]}
 */
export function labelledFields(truth, elements) {
    return truth.fields.flatMap(({ i, tag, name, truth: role }) => {
        if (!role) return [];
        const wanted = `${tag} ${name ?? ''}`;
        if (elements[i] === wanted) return [{ index: i, truth: role }];
        const places = elements.flatMap((element, place) => (element === wanted ? [place] : []));
        const [nearest] = places.sort((one, other) => Math.abs(one - i) - Math.abs(other - i));
        return nearest === undefined ? [] : [{ index: nearest, truth: role }];
    });
}
