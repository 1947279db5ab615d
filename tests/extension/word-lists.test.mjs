import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMON, files, manyLeaks, merged, rockYou } from '../../tools/word-lists.mjs';

test('the committed word lists are those that the pinned packages give', async () => {
    for (const [path, text] of Object.entries(await files())) {
        assert.ok(readFileSync(path, 'utf8') === text, `${path}: run node tools/word-lists.mjs`);
    }
});

test('the table of common passwords agrees with its sources', () => {
    const [classes = '', ...passwords] = readFileSync('src/strength/common/passwords.txt', 'utf8')
        .trimEnd()
        .split('\n');
    const classOf = new Map(passwords.map((password, at) => [password, classes.charCodeAt(at) - 97]));
    assert.equal(classOf.size, COMMON);
    merged([rockYou(), manyLeaks()]).forEach((password, at) => {
        const expected = at < COMMON ? Math.floor(Math.log2(at + 1)) : undefined;
        assert.equal(classOf.get(password), expected, password);
    });
    for (const list of [rockYou(), manyLeaks()]) {
        for (const password of list.slice(0, 5_000)) assert.ok(classOf.has(password), password);
    }
});
