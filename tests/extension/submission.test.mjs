/**
 * What counts of a form that is sent, with a page that is made up: a box “public computer” only where the person has ticked it and
 * could see it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const SCRIPT = resolve(import.meta.dirname, '../../extension/content/watch/submission.js');

class Element {
    closest() {
        return null;
    }
}
class HTMLInputElement extends Element {
    getRootNode() {
        return undefined;
    }
    /** @param {object} facts */
    constructor(facts) {
        super();
        Object.assign(this, { type: 'text', value: '', checked: false, labels: [], ...facts });
    }
}
class HTMLFormElement extends Element {}
class Other {}

/** A form with a password and a box for public computers. @param {{ isSeen: boolean }} how the box is drawn */
function opened({ isSeen }) {
    const password = new HTMLInputElement({ type: 'password', value: 'otter violin' });
    const box = /** @type {any} */ (new HTMLInputElement({ type: 'checkbox' }));
    const form = new HTMLFormElement();
    Object.assign(password, { form });
    /** @type {Map<string, ((event: object) => unknown)[]>} */
    const listeners = new Map();
    /** @type {any[]} */
    const asked = [];
    const latchkey = /** @type {any} */ ({
        gate: { ask: async (/** @type {any} */ request) => void asked.push(request) },
        read: {
            elements: () => [password, box],
            contains: () => true,
            all: () => [],
            root: () => undefined,
            value: (/** @type {any} */ field) => field.value,
        },
        facts: { holdsPassword: (/** @type {any} */ field) => field === password },
        fill: { lastFor: () => null, forget: () => undefined },
        letters: { kinds: () => 'a' },
    });
    runInNewContext(readFileSync(SCRIPT, 'utf8'), {
        latchkey,
        performance,
        Date,
        Element,
        HTMLInputElement,
        HTMLFormElement,
        HTMLButtonElement: Other,
        ShadowRoot: Other,
        KeyboardEvent: Other,
        MouseEvent: Other,
        navigator: { userActivation: { isActive: true } },
        addEventListener: (/** @type {string} */ kind, /** @type {() => void} */ listener) =>
            listeners.set(kind, [...(listeners.get(kind) ?? []), listener]),
    });
    const roles = {
        secrets: () => [password],
        accounts: () => [],
        withRole: (/** @type {string} */ role) => (role === 'publicComputer' ? [box] : []),
        kindOf: () => 'logIn',
    };
    latchkey.submission.follow(
        roles,
        async () => isSeen,
        () => undefined,
        {},
    );
    /** @param {string} type @param {object} target @param {boolean} [isTrusted] */
    const happens = async (type, target, isTrusted = true) => {
        for (const listener of listeners.get(type) ?? [])
            await listener({ type, isTrusted, composedPath: () => [target] });
    };
    return {
        box,
        /** @param {boolean} isTrusted */
        tick: async (isTrusted) => {
            box.checked = !box.checked;
            await happens('click', box, isTrusted);
        },
        async send() {
            await happens('pointerdown', password);
            await happens('submit', form);
            return asked.at(-1)?.publicComputer;
        },
    };
}

test('a box that the person has ticked counts', async () => {
    const page = opened({ isSeen: true });
    assert.equal(await page.send(), false);
    await page.tick(true);
    assert.equal(await page.send(), true);
    await page.tick(true);
    assert.equal(await page.send(), false, 'and no longer where it was taken away');
});

test('one that the page has ticked does not count', async () => {
    const page = opened({ isSeen: true });
    page.box.checked = true;
    assert.equal(await page.send(), false, 'from the beginning');
    page.box.checked = false;
    await page.tick(false);
    assert.equal(await page.send(), false, 'by a click of its own');
});

test('one that nobody can see does not count, whoever has ticked it', async () => {
    const page = opened({ isSeen: false });
    await page.tick(true);
    assert.equal(await page.send(), false);
});
