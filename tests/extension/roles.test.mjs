/**
 * What the roles take for a change of the page, with a page that is made up.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import { runInNewContext } from 'node:vm';

const SCRIPT = resolve(import.meta.dirname, '../../extension/content/watch/roles.js');

/** What Latchkey itself hangs into the page. */
const OWN = { name: 'own' };
const PAGE = { name: 'page' };

/** @typedef {{ type: string, target: object, addedNodes: object[], removedNodes: object[] }} Change */

/** Roles in a page of which changes can be told. */
function opened() {
    /** @type {{ told(changes: Change[]): void, watches: boolean }[]} */
    const observers = [];
    class Observer {
        watches = false;
        /** @param {(changes: Change[]) => void} told */
        constructor(told) {
            this.told = told;
            observers.push(this);
        }
        observe() {
            this.watches = true;
        }
        disconnect() {
            this.watches = false;
        }
    }
    let changes = 0;
    const latchkey = /** @type {any} */ ({
        facts: { collect: () => ({}), elementOf: () => null },
        gate: { ask: async () => ({ forms: [] }) },
        panel: { owns: (/** @type {object} */ node) => node === OWN },
    });
    runInNewContext(readFileSync(SCRIPT, 'utf8'), {
        latchkey,
        MutationObserver: Observer,
        document: {},
        performance,
        setTimeout,
    });
    const roles = /** @type {import('../../extension/content/content.js').Roles} */ (
        latchkey.roles.open(() => (changes += 1))
    );
    const [observer] = observers;
    assert.ok(observer);
    return { roles, observer, changes: () => changes };
}

const nodes = (/** @type {object[]} */ addedNodes, /** @type {object[]} */ removedNodes) => ({
    type: 'childList',
    target: PAGE,
    addedNodes,
    removedNodes,
});
const attribute = (/** @type {object} */ target) => ({
    type: 'attributes',
    target,
    addedNodes: [],
    removedNodes: [],
});

/** @type {[name: string, changes: Change[], counts: boolean][]} */
const ROWS = [
    ['the card comes', [nodes([OWN], [])], false],
    ['it goes', [nodes([], [OWN])], false],
    ['it moves, and has another style', [nodes([], [OWN]), nodes([OWN], []), attribute(OWN)], false],
    ['something of the page comes', [nodes([PAGE], [])], true],
    ['something of the page comes with it', [nodes([OWN], []), nodes([PAGE], [])], true],
    ['both in one', [nodes([OWN, PAGE], [])], true],
    ['a class of the page changes', [attribute(PAGE)], true],
    ['a text is written', [{ ...attribute(PAGE), type: 'characterData' }], true],
];

for (const [name, changes, counts] of ROWS) {
    it(`${name}: ${counts ? 'a change' : 'none'}`, async () => {
        const { roles, observer, changes: told } = opened();
        await roles.learn();
        observer.told(changes);
        assert.equal(told(), counts ? 1 : 0);
        // Told is the first one only; until then it goes on watching.
        assert.equal(observer.watches, !counts);
    });
}

it('watches no more once it is closed, though it was waiting for its turn to look', async () => {
    const { roles, observer } = opened();
    await roles.learn();
    const second = roles.learn();
    roles.close();
    await second;
    assert.equal(observer.watches, false);
});
