/**
 * What is filled in goes to the document that was looked at, and only if the browser says of it what it says of itself.
 */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { pages } from './fake-pages.mjs';
import { field, pageOf } from './page-facts.mjs';

const { chrome, state } = fakeBrowser();
const { fillGenerated } = await import(`${EXTENSION}/shared/filling/password.js`);
const { fillCode } = await import(`${EXTENSION}/shared/filling/code.js`);
const { createVault } = await import(`${EXTENSION}/pages/vault/keys.js`);
const accounts = await import(`${EXTENSION}/shared/vault/accounts.js`);

const BANK = 'https://bank.example';
const ADS = 'https://ads.example';
const FORM = pageOf(false, [
    field({ handle: 1, type: 'email', label: 'Email' }),
    field({ handle: 2, type: 'password', label: 'New password', autocomplete: 'new-password' }),
]);
const CODE = pageOf(false, [field({ handle: 1, label: 'One-time code', autocomplete: 'one-time-code' })]);
const SIGHT = { drawn: true, width: 200, height: 30, opacity: 1, points: 9, clear: 9 };

/** What was written into fields, frame by frame. @type {string[]} */
let written = [];

/**
 * @typedef {object} Lies what a frame says, and what the browser says of it
 * @property {string} says
 * @property {string[]} around
 * @property {string} [is]
 * @property {boolean} [isSilent]
 * @property {string} [documentId]
 * @property {object} [page]
 */

/** @param {Lies} lies @param {number} frameId */
function frame({ says, around, is = says, isSilent, documentId, page = FORM }, frameId) {
    const sender = { id: 'latchkey', tab: { id: 7 }, frameId, documentId, url: `${is}/`, origin: is };
    const latchkey = {
        facts: { collect: () => page, elementOf: () => null },
        fill: {
            origin: () => says,
            around: () => around,
            focused: () => null,
            lastFor: () => null,
            holderOf: () => 2,
            rulesOf: () => ({ minLength: null, maxLength: null, pattern: null, passwordRules: null }),
            sights: (/** @type {number[]} */ handles) => handles.map(() => SIGHT),
            into: (/** @type {{ text: string }[]} */ parts) => {
                written.push(`${frameId} ${is}`);
                return parts.length;
            },
        },
        setUp: { facts: () => ({ texts: [], squarePictures: 0, addresses: 0, shapes: [] }) },
    };
    const sendMessage = async (/** @type {unknown} */ message) => {
        if (!isSilent) chrome.runtime.onMessage.emit(message, sender, () => undefined);
    };
    return { url: `${is}/`, documentId, globals: { latchkey, chrome: { runtime: { sendMessage } } } };
}

/** @param {...Lies} lies the page in the tab first */
function opened(...lies) {
    state.tabs = [{ id: 7, url: `${lies[0]?.is ?? lies[0]?.says}/join`, incognito: false }];
    const frames = lies.map(frame);
    const answers = pages(new Map([[7, frames]]));
    state.executed = [];
    state.inPages = answers;
    return { frames, answers };
}

const page = { says: BANK, around: [], page: pageOf(true, []) };

beforeEach(() => {
    written = [];
});

test('a password goes into a frame of the same site', async () => {
    opened(page, { says: BANK, around: [BANK], documentId: 'd1' });
    await fillGenerated(7);
    assert.ok(written.length > 0 && written.every((to) => to === `1 ${BANK}`));
});

for (const [name, lies, code] of /** @type {[string, Lies, string][]} */ ([
    ['says that it is the bank', { says: BANK, around: [BANK], is: ADS, documentId: 'd1' }, 'noAccess'],
    ['says so in an older browser', { says: BANK, around: [BANK], is: ADS }, 'noAccess'],
    ['says so, and sends nothing', { says: BANK, around: [BANK], isSilent: true }, 'noAccess'],
    ['says that nothing is around it', { says: ADS, around: [] }, 'otherSite'],
    ['says that only its own is around it', { says: ADS, around: [ADS, ADS] }, 'otherSite'],
])) {
    test(`a frame that ${name} gets no password`, async (t) => {
        t.mock.timers.enable({ apis: ['setTimeout'] });
        opened(page, lies);
        const filling = fillGenerated(7);
        const ticking = setInterval(() => t.mock.timers.tick(4_000), 5);
        await assert.rejects(filling, { code }).finally(() => clearInterval(ticking));
        assert.deepEqual(written, []);
        assert.doesNotMatch(JSON.stringify(state.executed.map(({ args }) => args)), /"text"/);
    });
}

test('a frame that has gone elsewhere since it was looked at is sent nothing', async () => {
    const { frames, answers } = opened(page, { says: BANK, around: [BANK], documentId: 'd1' });
    state.inPages = async (injection) => {
        // The look is over: the frame goes to another document, of the same origin even.
        if (injection.func?.name === 'sights') {
            frames[1] = frame({ says: BANK, around: [BANK], documentId: 'd2' }, 1);
            return [{ frameId: 1, documentId: 'd1', result: injection.args[0].map(() => SIGHT) }];
        }
        return answers(injection);
    };
    await assert.rejects(fillGenerated(7));
    assert.deepEqual(written, []);
    const sent = state.executed.filter(({ func }) => func?.name === 'into');
    assert.deepEqual(
        sent.map(({ target }) => target.documentIds),
        [['d1']],
        'the browser itself refuses it',
    );
});

test('a code goes to no frame that only says that it is of the site of its account', async () => {
    await createVault('otter violin quay lantern');
    await accounts.addTexts(['otpauth://totp/Bank:robin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ']);
    const { rows } = await accounts.listed(undefined, '');
    await accounts.useFor(rows[0].id, `${BANK}/`);
    const asking = { ...page, page: CODE };
    opened(page, { says: BANK, around: [BANK], is: ADS, documentId: 'd1', page: CODE });
    await assert.rejects(fillCode(7, { accountId: rows[0].id }), { code: 'noAccess' });
    assert.deepEqual(written, []);
    opened(asking);
    await fillCode(7, { accountId: rows[0].id });
    assert.deepEqual(written, [`0 ${BANK}`]);
});
