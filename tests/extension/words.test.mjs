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
        ...codes('SiteLimitKind').flatMap((code) =>
            english[`limit_${code}`] ? [] : [`limit_${code}_one`, `limit_${code}_other`],
        ),
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
        ...codes('Restorable').map((code) => `clearRestores_${code}`),
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

const time = /** @type {const} */ ({ seconds: 1, duration: { count: 3, unit: 'month' } });
/** @type {import('../../extension/wasm/types.js').Assessment} */
const assessment = {
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
};

test('the card of an assessment says verdict, time and advice', () => {
    const card = cardOf(assessment);
    assert.equal(card.level, 3);
    assert.equal(card.verdict, 'Fair');
    assert.match(card.time, /3 months/);
    assert.equal(card.valueText, `Fair. ${card.time}.`);
    assert.deepEqual(card.advice, [
        'Dates are easy to guess.',
        word('first_year'),
        'Add one uncommon word: about 8 thousand times as hard to guess.',
        word('suggestion_avoidRepeats'),
        'This site accepts only 12 characters. That is the site’s limit, not yours.',
        word('coverage', '900', '1,200'),
    ]);
    assert.deepEqual(card.confirmation, { agrees: false, text: 'The two passwords differ.' });
});

test('what a site forbids is told by the plural rules, and without a number that says nothing', () => {
    const rows = /** @type {const} */ ([
        ['compositionRequired', 1, 'The site requires 1 kind of character.'],
        ['compositionRequired', 3, 'The site requires 3 kinds of characters.'],
        ['repetitionForbidden', 1, 'The site allows no character twice in a row.'],
        ['repetitionForbidden', 2, 'The site allows a character at most 2 times in a row.'],
        ['rulesUnreadable', 0, 'The site’s password rules can’t be read, so they are ignored.'],
    ]);
    for (const [kind, value, wanted] of rows) {
        const { advice } = cardOf({ ...assessment, advice: [{ kind: 'siteLimit', what: { kind, value } }] });
        assert.deepEqual(advice, [wanted]);
    }
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

/** What has more words than this is too long to be told by voice. */
const MOST_TOLD = 20;
/** Words that are told and asked for by a name that is put together. */
const TOLD = [
    /^problem_/,
    /^filled/,
    /^(codes|recovery|generate|report)Copied/,
    /^door(Found|Nothing|NoAccess|Silent|Forgot|Opened|Removed|Restored|NotRestored|NoneRemoved|Asked|Watch(ing|Done|NotAllowed|Empty))/,
    /^leavingSaid_/,
    /^clearHeadline_/,
    /^clock_/,
    /^welcome(EverySite|OneByOne)Done$/,
    /^(codesFilled|passwordChanged|welcomeDeclared)/,
    /^(cookies|sites|accounts)Found_/,
    /^(codes|cookies|sites)NoMatch$/,
    /^report(Summary|Added|Merged|WentOn)$/,
    /^refused_/,
    /^(clearUndone|accessKept|accessDeclined)$/,
];

test('what is told by voice has at most twenty words', () => {
    const answered = readdirSync('extension/pages', { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.js'))
        .map((path) => readFileSync(`extension/pages/${path}`, 'utf8'))
        .flatMap((text) => [
            ...text.matchAll(
                /\b(?:say|alarm|tell|show|return|answer)\b[^;\n]{0,80}?\b(?:word|plural)\(\s*'(\w+)'/g,
            ),
        ])
        .map(([, name]) => name ?? '');
    for (const { name, messages } of locales) {
        const told = Object.keys(messages).filter(
            (key) =>
                answered.includes(key.replace(/_(?:one|other)$/, '')) ||
                TOLD.some((family) => family.test(key)),
        );
        assert.ok(told.length > 150);
        const long = told.filter((key) => messages[key].message.split(/\s+/).length > MOST_TOLD);
        assert.deepEqual(long, [], name);
    }
});

/** What was once said for something that now has one name. @type {Record<string, RegExp[]>} */
const LOSING = {
    en: [
        /\blog[- ]?ins?\b/i,
        /\bpictures?\b/i,
        /\botpauth:? address/i,
        /\b(?:did not|didn’t|does not|doesn’t) take\b/i,
        /\btakes (?:only|no more)\b/i,
        /\btaken off\b/i,
        /\bwatching this site\b/i,
        /\bsigned in nowhere\b/i,
        /\btimeline\b/i,
        /\bfix this site\b/i,
        /\bsign out and (?:clear|delete site data)\b/i,
        /\bneeds? you\b/i,
        /\bno more\.$/i,
    ],
    de: [
        /einf(?:ü|u)ll/i,
        /\bgeteilt/i,
        /zurückhol/i,
        /\bZeitleiste\b/,
        /\bDaten löschen\b/,
        /\bAbmelden und (?:löschen|Websitedaten löschen)\b/,
        /otpauth-Adress/,
        /\bnirgends\b/,
        /\bMittelmäßig/,
    ],
};

test('what has one name has no other', () => {
    for (const { name, messages } of locales) {
        const words = LOSING[name] ?? assert.fail(name);
        const losing = Object.entries(messages).filter(([, { message }]) =>
            words.some((one) => one.test(message)),
        );
        assert.deepEqual(
            losing.map(([key, { message }]) => `${key}: ${message}`),
            [],
            name,
        );
    }
});

test('what a button is called for screen readers has in it what it shows, so that it can be asked for by voice', () => {
    for (const { name, messages } of locales) {
        const labels = Object.keys(messages).filter(
            (key) => messages[key.replace(/Label$/, '')] && key.endsWith('Label'),
        );
        assert.ok(labels.length > 5);
        for (const key of labels) {
            const shown = messages[key.replace(/Label$/, '')].message.toLowerCase();
            assert.ok(messages[key].message.toLowerCase().includes(shown), `${name} ${key}`);
        }
    }
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
