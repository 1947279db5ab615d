import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formKinds, labelledFields, languageOf } from './pages.mjs';
import { binary, classes, outcome, report, spread } from './score.mjs';

/** @param {Partial<import('./pages.mjs').Truth>} [more] */
const truth = (more) => ({
    corpus: 'own',
    lang: 'fr',
    page_kinds: ['signup'],
    has_new_password: true,
    has_current_password: false,
    forms: [{ f: 0, kind: 'signup' }],
    fields: [
        { i: 0, tag: 'input', truth: 'email' },
        { i: 1, tag: 'input', truth: 'newPassword' },
        { i: 2, tag: 'input', truth: 'rememberMe' },
        { i: 3, tag: 'input', truth: null },
    ],
    ...more,
});

/** @param {...string} roles */
const recognised = (...roles) =>
    /** @type {any} */ ({
        forms: [
            { handle: 9, kind: 'signUp', fields: roles.map((role, index) => ({ handle: index + 1, role })) },
        ],
        controls: [],
    });

const read = /** @type {any} */ ({
    facts: {
        forms: [
            {
                handle: 9,
                fields: [
                    { handle: 1, type: 'email' },
                    { handle: 2, type: 'password' },
                ],
            },
        ],
    },
    fieldPlaces: new Map([
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 3],
    ]),
    formPlaces: new Map([[9, 0]]),
    elements: ['input ', 'input ', 'input ', 'input '],
});

test('counts precision, recall and F1', () => {
    const rows = [
        [true, true],
        [true, false],
        [false, true],
        [true, true],
    ].map(([is, got]) => ({ truth: !!is, got: !!got }));
    assert.deepEqual(binary(rows), {
        precision: 0.6667,
        recall: 0.6667,
        f1: 0.6667,
        right: 2,
        extra: 1,
        missed: 1,
    });
});

test('says nothing about what never occurred', () => {
    assert.equal(binary([]).f1, null);
    assert.equal(classes([]).macroF1, null);
});

test('averages F1 over the classes of the truth and counts confusions', () => {
    const rows = [
        ['logIn', 'logIn'],
        ['logIn', 'signUp'],
        ['signUp', 'signUp'],
    ].map(([is, got]) => ({ truth: is ?? '', got: got ?? '' }));
    const { macroF1, confusion } = classes(rows);
    assert.equal(macroF1, 0.6667);
    assert.deepEqual(confusion, { logIn: { logIn: 1, signUp: 1 }, signUp: { signUp: 1 } });
});

test('finds roles by place, and leaves out fields without a truth', () => {
    const got = outcome(
        { file: 'a.html', truth: truth() },
        read,
        recognised('email', 'newPassword', 'other', 'newPassword'),
    );
    assert.deepEqual(
        got.fields.map((field) => field.got),
        ['email', 'newPassword', 'other'],
    );
    assert.equal(got.got, true);
    assert.deepEqual(got.forms, [{ form: 0, truth: 'signUp', got: 'signUp' }]);
});

test('takes the kind of a fragment from its page', () => {
    assert.deepEqual(formKinds(truth({ forms: [], scope: 'form-fragment', page_kinds: ['login'] })), [
        { form: null, kind: 'logIn' },
    ]);
    assert.deepEqual(
        formKinds(truth({ forms: [], scope: 'form-fragment', page_kinds: ['login', 'signup'] })),
        [],
    );
});

test('reports false alarms, languages and mistakes', () => {
    const quiet = truth({
        has_new_password: false,
        lang: 'en-GB',
        fields: [{ i: 1, tag: 'input', truth: 'currentPassword' }],
        forms: [{ f: 0, kind: 'login' }],
    });
    const outcomes = [
        outcome({ file: 'a.html', truth: truth() }, read, recognised('email', 'newPassword', 'rememberMe')),
        outcome({ file: 'b.html', truth: quiet }, read, recognised('email', 'newPassword', 'other')),
    ];
    const { falseAlarm, byLanguage, mistakes, rememberMe, page } = report(outcomes, []);
    assert.deepEqual(falseAlarm, { rate: 1, alarms: 1, pages: 1 });
    assert.deepEqual(Object.keys(byLanguage), ['en', 'fr', 'notEnglish']);
    assert.deepEqual(
        mistakes.map(({ file, what }) => `${file} ${what}`),
        ['b.html page', 'b.html field', 'b.html form'],
    );
    assert.equal(rememberMe.f1, 1);
    assert.equal(page.precision, 0.5);
});

test('counts what can be seen apart from what is hidden', () => {
    const facts = {
        forms: [
            {
                handle: 9,
                fields: [
                    { handle: 1, type: 'email', visible: true },
                    { handle: 2, type: 'password' },
                ],
            },
        ],
    };
    const half = /** @type {any} */ ({ ...read, facts });
    const outcomes = [
        outcome({ file: 'a.html', truth: truth() }, half, recognised('newPassword', 'newPassword', 'other')),
    ];
    const { field, seenField, hiddenField } = report(outcomes, []);
    assert.deepEqual([field.right, field.extra], [1, 1]);
    assert.deepEqual([seenField.right, seenField.extra], [0, 1]);
    assert.deepEqual([hiddenField.right, hiddenField.extra], [1, 0]);
});

test('knows what a language detector takes for another language', () => {
    assert.deepEqual(
        ['pt-BR', 'pcm', undefined, 'kab'].map((lang) => languageOf(truth({ lang }))),
        ['pt', 'en', 'und', 'und'],
    );
});

test('gives the median and the slow end', () => {
    assert.deepEqual(spread([5, 1, 2, 3, 4]), { median: 3, p95: 5 });
});

test('finds a labelled field again where the browser counts differently', () => {
    const page = truth({
        fields: [
            { i: 1, tag: 'input', name: 'b', truth: 'email' },
            { i: 2, tag: 'input', name: 'x', truth: 'otp' },
        ],
    });
    assert.deepEqual(labelledFields(page, ['input a', 'textarea op', 'input b']), [
        { index: 2, truth: 'email' },
    ]);
});
