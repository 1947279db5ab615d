import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { chrome } = fakeBrowser();
// Views look for the body of their page when they are loaded.
Object.defineProperty(globalThis, 'document', { value: { body: {} } });
const { reportLines } = await import(`${EXTENSION}/pages/authenticator/report.js`);

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
