import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

fakeBrowser();
await import(`${EXTENSION}/content/meter/words.js`);
const { cardOf, language, problemOf } = globalThis.latchkey.words;
const { language: languageOfPages, plural } = await import(`${EXTENSION}/shared/words.js`);

const locales = readdirSync(`${EXTENSION}/_locales`).map((name) => ({
    name,
    messages: JSON.parse(readFileSync(`${EXTENSION}/_locales/${name}/messages.json`, 'utf8')),
}));
const english = locales.find(({ name }) => name === 'en')?.messages;
const types = readFileSync('build/generated/wasm/types.d.ts', 'utf8');

/** The codes of an enumeration, out of the generated declarations. @param {string} name */
function codes(name) {
    const [, union] = types.match(new RegExp(`export type ${name} = ([^;]*);`)) ?? [];
    const found = [...(union ?? '').matchAll(/"([A-Za-z0-9_]+)"/g)].map(([, code]) => code ?? '');
    assert.ok(found.length > 0, `${name} has codes`);
    return found;
}

test('every code that the core can answer with has words', () => {
    const wanted = [
        ...codes('Warning').map((code) => `warning_${code}`),
        ...codes('Suggestion').map((code) => `suggestion_${code}`),
        ...codes('GuessKind').map((code) => `first_${code}`),
        ...codes('ChangeKind').map((code) => `change_${code}`),
        ...codes('SiteLimitKind').map((code) => `limit_${code}`),
        ...codes('Repair').map((code) => `repair_${code}`),
        ...codes('SecretKind').map((code) => `kind_${code}`),
        ...codes('AccessState').flatMap((code) => [`access_${code}`, `accessMeaning_${code}`]),
        ...codes('FormKind').map((code) => `seen_${code}`),
        ...codes('SignedIn').map((code) => `signedIn_${code}`),
        ...codes('CookieKind').map((code) => `cookieKind_${code}`),
        ...codes('FindingCode').map((code) => `findingShort_${code}`),
        // What is only good to know is not told beside the sentence.
        ...codes('FindingCode')
            .filter((code) => code !== 'brokenPrefix' && code !== 'guessable')
            .map((code) => `finding_${code}`),
        ...codes('ReasonTopic').flatMap((code) => [`reasonFor_${code}`, `reasonAgainst_${code}`]),
        ...codes('SameSite').map((code) => `sameSite_${code}`),
        ...codes('CookieExportError').map((code) => `exportRefused_${code}`),
        ...codes('DataType').map((code) => `dataType_${code}`),
        ...codes('ClearingState').map((code) => `cleared_${code}`),
        ...codes('ClearingObstacle').map((code) => `obstacle_${code}`),
        ...codes('ClearingLoss')
            .filter((code) => code !== 'nothing')
            .map((code) => `clearLoss_${code}`),
        ...codes('ClearingNote').map((code) => `clearingNote_${code}`),
        ...codes('CookieStoreKind')
            .filter((code) => code !== 'usual')
            .map((code) => `leavingStore_${code}`),
        ...codes('DoorFindingCode').map((code) => `door_${code}`),
        ...codes('DoorCertainty').map((code) => `doorSure_${code}`),
        ...codes('DoorFine').map((code) => `doorFine_${code}`),
        ...codes('WatchBroken').map((code) => `doorBroken_${code}`),
        ...codes('CookieRefusal').map((code) => `doorRefusal_${code}`),
        ...codes('WellKnown').map((code) => `doorAsked_${code}`),
        ...codes('ClearingTrigger').map((code) => `trigger_${code}`),
        ...codes('ClearingChoice').flatMap((code) => [`clear_${code}`, `clearMeaning_${code}`]),
    ];
    assert.deepEqual(
        wanted.filter((name) => !english[name]),
        [],
    );
});

/** @param {string} name @param {...string} values */
const word = (name, ...values) => chrome.i18n.getMessage(name, values);

/** The codes of the core's errors, out of all kinds of them. */
function errorCodes() {
    const [, kinds] = types.match(/export type CoreErrorCode = ([^;]*);/) ?? [];
    return (kinds ?? '').split(' | ').flatMap(codes);
}

/**
 * The codes of JavaScript's own errors: a type that knows no others and misses none.
 * @type {Record<import('../../extension/core/error.js').Failure, true>}
 */
const failures = {
    bundleUnavailable: true,
    clearingAsks: true,
    clearingBusy: true,
    codeNotFilled: true,
    cookieNotSet: true,
    cookieStays: true,
    corePanicked: true,
    eraseBusy: true,
    fileTooLarge: true,
    hiddenField: true,
    importCancelled: true,
    noAccess: true,
    noCodeField: true,
    noField: true,
    noPicture: true,
    noQrCode: true,
    noSecurityKey: true,
    noTime: true,
    notFilled: true,
    notStored: true,
    notTheWeb: true,
    otherSite: true,
    pictureTooLarge: true,
    securityKeyKnown: true,
    securityKeyUnfit: true,
    undoExpired: true,
    unknown: true,
    vaultDamaged: true,
    vaultExists: true,
    vaultLocked: true,
};

/** Faults of Latchkey itself: of them there is no more to say than that something went wrong. */
const faults = ['badArgument', 'badResult', 'corePanicked', 'json'];
/** Said of single cookies in an export, with words of their own. */
const refusals = ['controlCharacter', 'noDomain', 'noName', 'notText', 'partitioned', 'unusualPath'];

test('every error has words', () => {
    const known = [...errorCodes(), ...Object.keys(failures)];
    const said = known.filter((code) => !faults.includes(code) && !refusals.includes(code));
    const wanted = [
        ...said.map((code) => `problem_${code}`),
        ...[...codes('AccountErrorCode'), ...codes('OtherText')].map((code) => `refused_${code}`),
    ];
    assert.deepEqual(
        wanted.filter((name) => !english[name]),
        [],
    );
});

/** What the code calls a function with, where that is written out. @param {string} name */
function asked(name) {
    const found = readdirSync('extension', { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.js'))
        .map((path) => readFileSync(`extension/${path}`, 'utf8'))
        .flatMap((text) => [...text.matchAll(new RegExp(`\\b${name}\\(\\s*'([A-Za-z]\\w*)'`, 'g'))])
        .map(([, asked]) => asked ?? '');
    assert.ok(found.length > 2, name);
    return found;
}

test('every word that the code asks for is there', () => {
    const wanted = [
        ...asked('word'),
        ...asked('plural').flatMap((name) => [`${name}_one`, `${name}_other`]),
        ...['introduce', 'head', 'told', 'way'].flatMap(asked),
    ];
    assert.deepEqual(
        wanted.filter((name) => !english[name]),
        [],
    );
});

test('plurals follow the rules of the language, and fall back to the form for all others', () => {
    const { getMessage, getUILanguage } = chrome.i18n;
    /** @type {Record<string, string>} */
    const polish = {
        language: 'pl',
        day_one: 'dzień',
        day_few: 'dni (kilka)',
        day_other: 'dni',
        site_other: 'stron',
    };
    try {
        chrome.i18n.getMessage = (/** @type {string} */ name) => polish[name] ?? '';
        chrome.i18n.getUILanguage = () => 'pl';
        const rows = /** @type {[string, number, string][]} */ ([
            ['day', 1, 'dzień'],
            ['day', 3, 'dni (kilka)'],
            ['day', 5, 'dni'],
            ['site', 1, 'stron'],
            ['site', 3, 'stron'],
        ]);
        for (const [name, count, wanted] of rows)
            assert.equal(plural(name, count, ''), wanted, `${name} ${count}`);
    } finally {
        Object.assign(chrome.i18n, { getMessage, getUILanguage });
    }
    assert.equal(plural('leavingSites', 1, '1'), chrome.i18n.getMessage('leavingSites_one', ['1']));
    assert.equal(plural('leavingSites', 0, '0'), chrome.i18n.getMessage('leavingSites_other', ['0']));
});

/** What stands in the places of a message. @param {Record<string, { content: string }>} [placeholders] */
function contents(placeholders = {}) {
    return Object.fromEntries(Object.entries(placeholders).map(([name, { content }]) => [name, content]));
}

test('translators are told where each word stands, and what stands in its places', () => {
    for (const [key, { description, placeholders = {} }] of Object.entries(english)) {
        assert.ok(description?.trim(), `${key} has no description`);
        for (const [name, { example }] of Object.entries(placeholders))
            assert.ok(example?.trim(), `${key}: $${name}$ has no example`);
    }
});

for (const { name, messages } of locales) {
    test(`the locale ${name} has the same words as English, with the same places`, () => {
        assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort());
        for (const [key, { message, placeholders }] of Object.entries(messages)) {
            assert.ok(message.trim(), key);
            const places = [...message.matchAll(/\$(\w+)\$/g)].map(([, place]) => place.toLowerCase()).sort();
            assert.deepEqual(places, Object.keys(english[key].placeholders ?? {}).sort(), key);
            assert.deepEqual(contents(placeholders), contents(english[key].placeholders), key);
        }
        assert.equal(messages.language.message, name.split('_')[0]);
    });
}

test('dates and numbers speak the language of the words, as the browser does where that is the same', () => {
    const own = chrome.i18n.getUILanguage;
    try {
        const wanted = { en: 'en', 'en-GB': 'en-GB', fr: 'en', ens: 'en', '': 'en' };
        for (const [browser, spoken] of Object.entries(wanted)) {
            chrome.i18n.getUILanguage = () => browser;
            assert.equal(language(), spoken, browser);
            assert.equal(languageOfPages(), spoken, browser);
        }
    } finally {
        chrome.i18n.getUILanguage = own;
    }
});

test('the card of an assessment says verdict, time and advice', () => {
    const time = /** @type {const} */ ({ seconds: 1, duration: { count: 3, unit: 'month' } });
    const card = cardOf({
        score: 4,
        rating: 'fair',
        guesses: 1e7,
        guessesLog10: 7,
        crackTimes: { onlineThrottled: time, online: time, offlineSlow: time, offlineFast: time },
        warning: 'date',
        suggestions: ['avoidRepeats', 'avoidSequences', 'addUncommonWord'],
        firstGuess: { kind: 'date', characters: 8, guessesLog10: 4 },
        change: { kind: 'addWord', gainLog10: 3.9 },
        siteLimits: [{ kind: 'maximumTooShort', value: 12 }],
        coverage: { characters: 9, counted: 9 },
        confirmation: 'differs',
        advice: [
            { kind: 'warning', what: 'date' },
            { kind: 'firstGuess', what: 'year' },
            { kind: 'change', what: { kind: 'addWord', gainLog10: 3.9 } },
            { kind: 'suggestion', what: 'avoidRepeats' },
            { kind: 'siteLimit', what: { kind: 'maximumTooShort', value: 12 } },
            { kind: 'coverage', what: { characters: 1200, counted: 900 } },
        ],
    });
    assert.equal(card.level, 3);
    assert.equal(card.verdict, 'Fair');
    assert.match(card.time, /3 months/);
    assert.equal(card.valueText, `Fair. ${card.time}.`);
    assert.deepEqual(card.advice, [
        'Dates are easy to guess.',
        word('first_year'),
        'Add one uncommon word: about 8 thousand times as hard to guess.',
        word('suggestion_avoidRepeats'),
        'This site takes only 12 characters. That is the site’s limit, not yours.',
        word('coverage', '900', '1,200'),
    ]);
    assert.deepEqual(card.confirmation, { agrees: false, text: 'The two passwords differ.' });
});

test('a problem has words, known or not', () => {
    assert.match(problemOf('bundleUnavailable'), /could not be loaded/);
    assert.match(problemOf('corePanicked'), /went wrong/);
    assert.match(problemOf('anything else'), /went wrong/);
});

test('no sentence is glued out of parts', () => {
    const glued = readdirSync('extension', { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.js'))
        .flatMap((path) =>
            [
                ...readFileSync(`extension/${path}`, 'utf8').matchAll(
                    /\$\{(?:word|plural)\(|\b(?:word|plural)\([^()]*\) \+|\+ (?:word|plural)\(/g,
                ),
            ].map(([part]) => `${path}: ${part}`),
        );
    assert.deepEqual(glued, []);
});

test('apostrophes and quotation marks are those of print', () => {
    for (const { name, messages } of locales) {
        const typed = Object.entries(messages).filter(([, { message }]) => /['"]/.test(message));
        assert.deepEqual(
            typed.map(([key]) => `${name} ${key}`),
            [],
        );
    }
});
