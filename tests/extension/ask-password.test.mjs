import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

fakeBrowser();
Object.assign(globalThis, { document: { activeElement: null } });
const { askPassword, forgetAsked, passwordQuestion } = await import(
    `${EXTENSION}/pages/vault/ask-password.js`
);

const nothing = () => undefined;

test('a question that was left open is not asked any more once the vault was locked', () => {
    askPassword({ title: 'Show the key', carryOut: async () => assert.fail('nobody has answered') });
    assert.ok(passwordQuestion(nothing));
    forgetAsked();
    assert.equal(passwordQuestion(nothing), undefined);
});
