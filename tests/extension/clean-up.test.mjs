/**
 * What the settings say of rules and of the log.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser, until } from './fake-browser.mjs';
import { fakeDocument } from './fake-document.mjs';

const { chrome, state } = fakeBrowser();
fakeDocument('');
const { cleanUpViews, followCleanUp } = await import(`${EXTENSION}/pages/settings/clean-up-view.js`);

/** @param {string} name @param {string[]} facts */
const word = (name, ...facts) => chrome.i18n.getMessage(name, facts);

/** All that is drawn below some nodes. @param {any[]} nodes @returns {string} */
const textOf = (nodes) => nodes.map((node) => (node?.text ?? '') + textOf(node?.children ?? [])).join(' ');

/** What is said of these. @param {object} stored */
async function shown(stored) {
    state.stored = { ...stored };
    let drawn = false;
    followCleanUp(() => void (drawn = true));
    await until(() => drawn);
    return textOf(cleanUpViews(() => undefined));
}

const LINE = { at: 1_790_000_000_000, trigger: 'started', choice: 'onlyTheCache', types: [] };

test('a rule that cannot be read is named, and the others are as they are', async () => {
    const damaged = { site: 'oak.example', choice: 'burn', onTabClose: true };
    const text = await shown({
        clearingRules: [7, damaged, { site: 'fern.example', choice: 'onlyTheCache', atStart: true }],
    });
    assert.ok(text.includes('oak.example') && text.includes(word('ruleUnreadable')));
    assert.ok(text.includes('fern.example') && text.includes(word('ruleAtStart')));
});

test('a line of the log says how many it stands for, and what was done before a site was opened again', async () => {
    const cache = { dataType: 'httpCache', state: 'called', removed: null, owed: false };
    /** @type {[object, string[], string][]} */
    const rows = [
        [{ problem: 'noAccess', more: 7 }, ['clearingProblem_noAccess'], 'clearingStopped'],
        [{ problem: 'open' }, ['clearingProblem_open'], 'clearingStopped'],
        [{ problem: 'open', types: [cache] }, ['clearingStopped', 'cleared_called'], 'clearingProblem_open'],
    ];
    for (const [line, said, unsaid] of rows) {
        const text = await shown({ clearingLog: [{ ...LINE, ...line }] });
        for (const name of said) assert.ok(text.includes(word(name)), name);
        assert.ok(!text.includes(word(unsaid)), unsaid);
        assert.equal(text.includes(word('clearingMore_other', '7')), 'more' in line);
    }
});
