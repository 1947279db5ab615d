/**
 * The move of what earlier versions kept in Firefox's own storage, where that is damaged.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { fakeDatabases } from './fake-database.mjs';

const { chrome, state } = fakeBrowser();
const vault = { 'vault.1': 'sealed', theme: 'dark' };

/**
 * The browser starts with what is on its disk.
 * @param {Record<string, unknown>} former what its own storage has
 * @param {object} broken calls of that storage that fail
 * @param {ReturnType<typeof fakeDatabases>} [databases]
 */
async function start(former, broken, databases = fakeDatabases()) {
    state.stored = structuredClone(former);
    const { get, remove, getKeys } = chrome.storage.local;
    Object.assign(chrome.storage.local, broken);
    Object.assign(globalThis, { indexedDB: databases.indexedDB });
    Object.assign(chrome, { extension: { inIncognitoContext: false } });
    started += 1;
    const { ownDisk } = await import(`${EXTENSION}/shared/own-database.js?${started}`);
    const end = () => Object.assign(chrome.storage.local, { get, remove, getKeys });
    return { disk: ownDisk(), databases, end };
}
let started = 0;

const fail = async () => {
    throw new Error('An unexpected error occurred');
};

test('what was kept before moves, and is gone there', async () => {
    const { disk, end } = await start(vault, {});
    assert.equal(await disk.get('vault.1'), 'sealed');
    assert.deepEqual((await disk.keys()).sort(), ['theme', 'vault.1']);
    assert.deepEqual(state.stored, {});
    end();
});

test('a storage that cannot be emptied shuts nobody out, and is emptied once it can', async () => {
    const { disk, databases, end } = await start(vault, { remove: fail });
    assert.equal(await disk.get('vault.1'), 'sealed');
    await disk.set({ 'vault.1': 'newer' });
    end();
    // A process of a page could have written there meanwhile.
    const again = await start({ ...vault, 'vault.2': 'planted' }, {}, databases);
    assert.equal(await again.disk.get('vault.1'), 'newer');
    assert.deepEqual((await again.disk.keys()).sort(), ['theme', 'vault.1']);
    assert.ok(!('vault.1' in state.stored));
    again.end();
});

test('one value that cannot be read takes none of the others along', async () => {
    const { get } = chrome.storage.local;
    const damaged = async (/** @type {string | undefined} */ key) => {
        if (key === undefined || key === 'theme') throw new Error('An unexpected error occurred');
        return get(key);
    };
    const { disk, end } = await start(vault, { get: damaged });
    assert.equal(await disk.get('vault.1'), 'sealed');
    assert.equal(await disk.get('theme'), undefined);
    end();
    assert.deepEqual(state.stored, { theme: 'dark' }, 'what could not be read is not removed');
});

test('a storage that says nothing at all is asked again, through one database', async () => {
    const { disk, databases, end } = await start(vault, { get: fail, getKeys: undefined });
    await assert.rejects(disk.get('vault.1'));
    assert.equal(databases.open(), 0, 'none stays open beside the next');
    end();
    assert.equal(await disk.get('vault.1'), 'sealed');
    assert.equal(databases.open(), 1);
});
