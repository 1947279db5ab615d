// Compares what was recognised with what is true, and counts.
import { formKinds, labelledFields, languageOf } from './pages.mjs';

/**
 * What became of one page.
 * @typedef {object} Outcome
 * @property {string} file
 * @property {string} corpus
 * @property {string} language
 * @property {boolean | null} truth whether it has a new-password field; `null` where the source does not say
 * @property {boolean} got whether one was recognised
 * @property {boolean} hasPassword whether it has a password field at all
 * @property {{ index: number, truth: string, got: string, seen: boolean }[]} fields `seen`: a person can see it
 * @property {{ form: number, truth: string, got: string }[]} forms
 */

const NEW_PASSWORD = new Set(['newPassword', 'newPasswordConfirm', 'newPasswordConfirmation']);
/** @param {string} role */
const isNew = (role) => NEW_PASSWORD.has(role);

/** @typedef {Pick<import('./browser.mjs').PageRead, 'facts' | 'fieldPlaces' | 'formPlaces' | 'elements'>} Read */

/**
 * The truth about a page by the handles of its facts, as far as the extractor told about it.
 * @param {import('./pages.mjs').Truth} truth
 * @param {Read} read
 * @returns {{ fields: { index: number, handle?: number, truth: string }[], forms: { form: number, handle?: number, truth: string }[] }}
 */
export function labels(truth, { facts, fieldPlaces, formPlaces, elements }) {
    const handles = new Map([...fieldPlaces].map(([handle, place]) => [place, handle]));
    const fields = labelledFields(truth, elements).map((field) => ({
        ...field,
        handle: handles.get(field.index),
    }));
    const labelled = new Set(fields.map(({ handle }) => handle));
    const counts = facts.forms.map((form) => form.fields.filter(({ handle }) => labelled.has(handle)).length);
    const main = facts.forms[counts.indexOf(Math.max(...counts))]?.handle;
    const places = new Map([...formPlaces].map(([handle, place]) => [place, handle]));
    const forms = formKinds(truth).map(({ form, kind }) => ({
        form: form ?? (main === undefined ? -1 : (formPlaces.get(main) ?? -1)),
        handle: form === null ? main : places.get(form),
        truth: kind,
    }));
    return { fields, forms };
}

/**
 * @param {{ file: string, truth: import('./pages.mjs').Truth }} page
 * @param {Read} read
 * @param {import('../../extension/wasm/types.js').Recognition} recognition
 * @returns {Outcome}
 */
export function outcome({ file, truth }, read, recognition) {
    const roles = new Map(
        recognition.forms.flatMap((form) => form.fields.map(({ handle, role }) => [handle, role])),
    );
    const seen = new Set(
        read.facts.forms.flatMap(({ fields }) =>
            fields.filter(({ visible }) => visible).map(({ handle }) => handle),
        ),
    );
    const kinds = new Map(recognition.forms.map(({ handle, kind }) => [handle, kind]));
    const { fields, forms } = labels(truth, read);
    return {
        file,
        corpus: truth.corpus,
        language: languageOf(truth),
        truth: truth.has_new_password,
        got: [...roles.values()].some(isNew),
        hasPassword: read.facts.forms.some((form) => form.fields.some((field) => field.type === 'password')),
        fields: fields.map(({ index, handle, truth: role }) => ({
            index,
            truth: role,
            got: (handle !== undefined && roles.get(handle)) || 'other',
            seen: handle !== undefined && seen.has(handle),
        })),
        forms: forms.map(({ form, handle, truth: kind }) => ({
            form,
            truth: kind,
            got: (handle !== undefined && kinds.get(handle)) || 'other',
        })),
    };
}

/**
 * Precision, recall and F1 of a yes or no.
 * @param {{ truth: boolean, got: boolean }[]} rows
 */
export function binary(rows) {
    const count = (/** @type {boolean} */ truth, /** @type {boolean} */ got) =>
        rows.filter((row) => row.truth === truth && row.got === got).length;
    const [right, extra, missed] = [count(true, true), count(false, true), count(true, false)];
    const precision = share(right, right + extra);
    const recall = share(right, right + missed);
    return { precision, recall, f1: share(2 * right, 2 * right + extra + missed), right, extra, missed };
}

/**
 * A share, rounded to four places; of nothing, `null`.
 * @param {number} part
 * @param {number} whole
 */
const share = (part, whole) => (whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4);

/**
 * Macro F1 over the classes that occur in the truth, each class, and how often each was taken for which.
 * @param {{ truth: string, got: string }[]} rows
 */
export function classes(rows) {
    const names = [...new Set(rows.map(({ truth }) => truth))].sort();
    const perClass = Object.fromEntries(
        names.map((name) => [
            name,
            binary(rows.map(({ truth, got }) => ({ truth: truth === name, got: got === name }))),
        ]),
    );
    /** @type {Record<string, Record<string, number>>} */
    const confusion = {};
    for (const { truth, got } of rows) {
        const row = (confusion[truth] ??= {});
        row[got] = (row[got] ?? 0) + 1;
    }
    const f1 = names.reduce((sum, name) => sum + (perClass[name]?.f1 ?? 0), 0);
    return { macroF1: share(f1, names.length), perClass, confusion };
}

/** @param {Outcome[]} outcomes */
const pageRows = (outcomes) => outcomes.flatMap(({ truth, got }) => (truth === null ? [] : [{ truth, got }]));

/** @param {Outcome[]} outcomes @param {(field: Outcome['fields'][number]) => boolean} [counts] */
const fieldRows = (outcomes, counts = () => true) =>
    outcomes.flatMap(({ fields }) =>
        fields.filter(counts).map(({ truth, got }) => ({ truth: isNew(truth), got: isNew(got) })),
    );

/**
 * How well one role is told from all others, over the fields that have a truth.
 * @param {Outcome[]} outcomes
 * @param {string} truth
 * @param {string} role
 */
const role = (outcomes, truth, role) =>
    binary(
        outcomes.flatMap(({ fields }) =>
            fields.map((field) => ({ truth: field.truth === truth, got: field.got === role })),
        ),
    );

/**
 * How often a new password is seen on pages that have a password but no new one.
 * @param {Outcome[]} outcomes
 */
const falseAlarm = (outcomes) => {
    const quiet = outcomes.filter(({ truth, hasPassword }) => truth === false && hasPassword);
    const alarms = quiet.filter(({ got }) => got).length;
    return { rate: share(alarms, quiet.length), alarms, pages: quiet.length };
};

/** @param {Outcome[]} outcomes */
const summary = (outcomes) => ({
    pages: outcomes.length,
    page: binary(pageRows(outcomes)),
    field: binary(fieldRows(outcomes)),
    seenField: binary(fieldRows(outcomes, ({ seen }) => seen)),
    hiddenField: binary(fieldRows(outcomes, ({ seen }) => !seen)),
    falseAlarm: falseAlarm(outcomes),
});

/**
 * @param {Outcome[]} outcomes
 * @param {(outcome: Outcome) => string[]} groups the groups that a page is in
 */
const grouped = (outcomes, groups) => {
    const names = [...new Set(outcomes.flatMap(groups))].sort();
    return Object.fromEntries(
        names.map((name) => [name, summary(outcomes.filter((outcome) => groups(outcome).includes(name)))]),
    );
};

/** @param {Outcome} outcome */
const languages = ({ language }) =>
    language === 'en' || language === 'und' ? [language] : [language, 'notEnglish'];

/**
 * Every answer about a new password, a form's kind or a remember-me box that is not the true one.
 * @param {Outcome[]} outcomes
 */
const mistakes = (outcomes) =>
    outcomes.flatMap(({ file, language, truth, got, fields, forms }) => [
        ...(truth === null || truth === got ? [] : [{ file, language, what: 'page', truth, got }]),
        ...fields
            .filter(
                (field) =>
                    isNew(field.truth) !== isNew(field.got) ||
                    (field.truth === 'rememberMe') !== (field.got === 'rememberMe'),
            )
            .map((field) => ({ file, language, what: 'field', ...field })),
        ...forms
            .filter((form) => form.truth !== form.got)
            .map((form) => ({ file, language, what: 'form', ...form })),
    ]);

/**
 * Median and 95th percentile of times, in milliseconds.
 * @param {number[]} times
 */
export function spread(times) {
    const sorted = [...times].sort((one, other) => one - other);
    const at = (/** @type {number} */ part) =>
        Math.round((sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0) * 100) / 100;
    return { median: at(0.5), p95: at(0.95) };
}

/**
 * The report about all pages.
 * @param {Outcome[]} outcomes
 * @param {{ extractor: number, recognizer: number }[]} times
 */
export function report(outcomes, times) {
    return {
        ...summary(outcomes),
        formKind: classes(outcomes.flatMap(({ forms }) => forms)),
        rememberMe: role(outcomes, 'rememberMe', 'rememberMe'),
        currentPassword: role(outcomes, 'currentPassword', 'currentPassword'),
        oneTimeCode: role(outcomes, 'otp', 'oneTimeCode'),
        byLanguage: grouped(outcomes, languages),
        byCorpus: grouped(outcomes, ({ corpus }) => [corpus]),
        mistakes: mistakes(outcomes),
        scanMs: {
            ...spread(times.map(({ extractor, recognizer }) => extractor + recognizer)),
            extractor: spread(times.map(({ extractor }) => extractor)),
            recognizer: spread(times.map(({ recognizer }) => recognizer)),
        },
    };
}
