import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { billOfMaterials } from '../../tools/bill-of-materials.mjs';
import { choices, notices } from '../../tools/notices.mjs';
import { shipped } from '../../tools/shipped.mjs';
import { EXTENSION } from './fake-browser.mjs';

const others = shipped();

test('the notice of every package that ships is in the extension', () => {
    const text = readFileSync(`${EXTENSION}/NOTICES.txt`, 'utf8');
    assert.equal(text, notices(others), 'made by the build');
    assert.ok(others.length > 80);
    for (const { name, version } of others) assert.ok(text.includes(`${name} ${version}`), name);
    for (const [name, words] of /** @type {const} */ ([
        ['subtle', 'Neither the name of the copyright holder'],
        ['foldhash', 'Altered source versions must be plainly marked'],
        ['rqrr', 'Permission to use, copy, modify, and'],
        ['unicode-normalization', 'UNICODE LICENSE V3'],
        ['snabbdom', 'Simon Friis Vindum'],
        ['qrcodegen', 'Copyright (c) Project Nayuki'],
    ])) {
        const part = text
            .split(`${'-'.repeat(80)}\n`)
            .find((part) => part.includes(`${name} `) && part.includes(words));
        assert.ok(part, name);
    }
});

test('what only builds the extension is not named', () => {
    const names = others.map(({ name }) => name);
    for (const name of ['syn', 'serde_derive', 'esbuild', 'proptest', 'latchkey'])
        assert.ok(!names.includes(name), name);
});

test('a licence is chosen where there is a choice, and refused where it is not known', () => {
    const table = /** @type {const} */ ([
        ['MIT', [['MIT']]],
        ['Apache-2.0 OR MIT', [['MIT', 'Apache-2.0']]],
        ['MIT/Apache-2.0', [['MIT', 'Apache-2.0']]],
        ['(MIT OR Apache-2.0) AND Unicode-3.0', [['MIT', 'Apache-2.0'], ['Unicode-3.0']]],
        ['BSD-3-Clause', [['BSD-3-Clause']]],
    ]);
    for (const [expression, expected] of table) assert.deepEqual(choices(expression), expected, expression);
    for (const expression of ['GPL-3.0', 'MIT AND GPL-3.0', ''])
        assert.throws(() => choices(expression), /known/);
    const alien = { ...others[0], licence: 'AGPL-3.0' };
    assert.throws(() => notices([/** @type {import('../../tools/shipped.mjs').Shipped} */ (alien)]), /AGPL/);
});

test('the bill of materials has each of them once, with the sum that its registry gave', () => {
    const bill = /** @type {{ components: { purl: string, hashes?: { content: string }[] }[] }} */ (
        billOfMaterials(others, '1.2.3')
    );
    const refs = bill.components.map(({ purl }) => purl);
    assert.equal(new Set(refs).size, others.length);
    for (const { purl, hashes } of bill.components) {
        if (purl.startsWith('pkg:cargo')) assert.match(String(hashes?.[0]?.content), /^[0-9a-f]{64}$/, purl);
    }
});
