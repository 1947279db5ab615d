import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { getDomain } from 'tldts';
import { PATH, rulesIn, suffixes } from '../../tools/public-suffixes.mjs';

const table = readFileSync(PATH, 'utf8');

test('the committed table is the one that the pinned package gives', () => {
    assert.ok(table === suffixes(), `${PATH}: run node tools/public-suffixes.mjs`);
});

test('each rule means what the package says', () => {
    const rules = rulesIn(table);
    assert.ok(rules.length > 10_000);
    const all = new Set(rules);
    for (const rule of rules) {
        // What is below the parent of a wildcard is the wildcard's to say.
        if (all.has(`${rule}.*`)) continue;
        const labels = rule.replace('!', '').split('.').reverse();
        const host = ['www', 'fern', ...labels].join('.').replace('*', 'any');
        // An exception is itself what can be registered.
        const registrable = rule.endsWith('!') ? labels.join('.') : host.slice('www.'.length);
        const options = { allowPrivateDomains: true, validateHostname: false };
        assert.equal(getDomain(host, options), registrable, rule);
    }
});
