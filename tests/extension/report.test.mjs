import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { chrome } = fakeBrowser();
// Views look for the body of their page when they are loaded.
Object.defineProperty(globalThis, 'document', { value: { body: {} } });
const { reportLines } = await import(`${EXTENSION}/pages/authenticator/report.js`);

/** @param {object} about what became of them */
const reportOf = (about) => ({
    format: null,
    added: [],
    merged: [],
    refused: [],
    missing: 0,
    trashed: 0,
    asks: null,
    ...about,
});

const { getMessage } = chrome.i18n;
const nameless = getMessage('accountNameless');
const alone = [
    {
        name: 'refused, without a title',
        about: { refused: [{ title: '', code: 'other' }] },
        says: getMessage('refused_other'),
    },
    {
        name: 'refused',
        about: { refused: [{ title: 'Moss', code: 'other' }] },
        says: getMessage('refusedLine', ['Moss', getMessage('refused_other')]),
    },
    {
        name: 'added, without a title',
        about: { added: [{ id: '1', title: '', repairs: [], insteadOf: null }] },
        says: getMessage('reportAdded', [nameless]),
    },
    {
        name: 'there already, without a title',
        about: { merged: [{ title: '', wentOn: false, noteCut: false }] },
        says: getMessage('reportMerged', [nameless]),
    },
    {
        name: 'gone on, without a title',
        about: { merged: [{ title: '', wentOn: true, noteCut: false }] },
        says: getMessage('reportWentOn', [nameless]),
    },
];

for (const { name, about, says } of alone) {
    test(`the first line of a report about one account, which is told, says all: ${name}`, () => {
        assert.deepEqual(reportLines(reportOf(about)), [says]);
    });
}

test('an account that has no name is called so wherever it is named', () => {
    const files = readdirSync('extension', { recursive: true, encoding: 'utf8' });
    const naming = files
        .filter((path) => path.endsWith('.js'))
        .flatMap((path) =>
            [...readFileSync(`extension/${path}`, 'utf8').matchAll(/.*issuer \|\| name.*/g)].map(String),
        );
    assert.ok(naming.length > 2);
    assert.deepEqual(
        naming.filter((line) => !line.includes('titled(issuer || name)')),
        [],
    );
});

test('a report names what was refused first, and every entry', () => {
    const added = Array.from({ length: 3000 }, (_, at) => ({
        id: String(at),
        title: `Fern ${at}`,
        repairs: [],
        insteadOf: null,
    }));
    const lines = reportLines({
        format: 'list',
        added,
        merged: [
            { title: 'Same', wentOn: false, noteCut: true },
            { title: 'Counter', wentOn: true, noteCut: false },
        ],
        refused: [{ title: '7. Moss: robin', code: 'secretNotBase32' }],
        missing: 2,
        trashed: 4,
        asks: null,
    });
    assert.match(lines[1], /^7\. Moss: robin: /);
    for (const [at, said] of [
        [2, '2'],
        [3, '4'],
        [4, 'Counter'],
        [5, 'Fern 0'],
        [3004, 'Fern 2999'],
        [3005, 'Same'],
    ]) {
        assert.ok(lines[Number(at)].includes(String(said)), String(said));
    }
    assert.ok(lines[3005].endsWith(chrome.i18n.getMessage('repair_noteCut')));
    assert.equal(lines.length, 3006);
});
