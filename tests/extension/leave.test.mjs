/**
 * Leaving a site in a simulated browser: where, and what is left when it is cut off at any moment.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { FERN, leavableSite } from './leavable-site.mjs';

const { state, chrome } = fakeBrowser();
state.origins = new Set(['*://*/*']);
const { tabOf } = await import(`${EXTENSION}/background/leaving/tab.js`);
const { leaveSite } = await import(`${EXTENSION}/background/leaving/leave.js`);
const SESSION = {
    site: FERN,
    storeId: '0',
    storeKind: 'usual',
    cookies: [],
    address: `https://${FERN}/`,
    until: null,
    since: null,
};
const site = leavableSite(state, chrome);

const ROWS = [
    {
        name: 'another person has a page below a public suffix',
        site: 'github.io',
        url: 'https://robin.github.io/',
        expected: ['https://github.io/', true],
    },
    {
        name: 'the page is of the site',
        site: 'fern.example',
        url: 'https://www.fern.example/account',
        expected: ['https://www.fern.example/account', false],
    },
    {
        name: 'the page is of the site, with the dot of the root',
        site: 'fern.example',
        url: 'https://www.fern.example./',
        expected: ['https://www.fern.example./', false],
    },
    {
        name: 'the page is of the browser',
        site: 'fern.example',
        url: 'chrome://settings/',
        expected: ['https://fern.example/', true],
    },
];

for (const { name, site, url, expected } of ROWS) {
    test(`where to leave a site: ${name}`, async () => {
        state.tabs = [{ id: 7, url, incognito: false, windowId: 1 }];
        const { address, own } = await tabOf({
            site,
            storeId: '0',
            cookies: [],
            address: `https://${site}/`,
        });
        assert.deepEqual([address, own], expected);
    });
}

/** @type {('open' | 'none')[]} */
const TABS = ['open', 'none'];
const ENDED = { kind: 'done', result: 'endedOnServer', reason: null };

for (const tabs of TABS) {
    test(`nothing is put back whenever the background is killed, or the browser (tabs of the site: ${tabs})`, async () => {
        site.begin(tabs);
        /** The browser as it is just before each call, and once more after the last. @type {ReturnType<typeof site.snapshot>[]} */
        const moments = [];
        site.onCall = () => void moments.push(site.snapshot());
        assert.deepEqual(await leaveSite(SESSION, new AbortController().signal, () => undefined), ENDED);
        site.onCall = () => undefined;
        moments.push(site.snapshot());
        assert.ok(
            moments.some(({ cookies, wasPutBack }) => wasPutBack && cookies.length > 0),
            'it is put back for the proof',
        );
        for (const [at, moment] of moments.entries()) {
            for (const killed of ['background', 'browser']) {
                site.restore(moment, { isBrowser: killed === 'browser' });
                await restarted(`${tabs}-${killed}-${at}`);
                const where = `${killed}, call ${at}`;
                // What was not begun is not gone on with.
                if (moment.isBegun) assert.deepEqual(state.cookies, [], where);
                else assert.ok(!moment.wasPutBack, where);
                assert.ok(!('leavingPending' in state.stored), where);
                if (moment.isBegun) assert.ok(!state.tabs.some(({ isOwn }) => isOwn), where);
            }
        }
    });

    test(`nothing is put back whenever the page is closed (tabs of the site: ${tabs})`, async () => {
        site.begin(tabs);
        let calls = 0;
        site.onCall = (lasts) => (calls += Number(lasts));
        await leaveSite(SESSION, new AbortController().signal, () => undefined);
        for (let cut = 1; cut <= calls; cut += 1) {
            site.begin(tabs);
            const closing = new AbortController();
            let call = 0;
            site.onCall = (lasts) => {
                call += Number(lasts);
                if (lasts && call === cut) closing.abort();
            };
            const { result } = await leaveSite(SESSION, closing.signal, () => undefined);
            assert.ok(['removedHereOnly', 'endedOnServer'].includes(result), `${cut}: ${result}`);
            assert.deepEqual(state.cookies, [], `call ${cut}`);
            assert.ok(!('leavingPending' in state.stored), `call ${cut}`);
        }
    });
}

test('what is written down is no secret, and nothing of private windows', async () => {
    for (const [storeId, incognito] of /** @type {[string, boolean][]} */ ([
        ['0', false],
        ['1', true],
    ])) {
        site.begin('none');
        for (const cookie of state.cookies) cookie.storeId = storeId;
        state.tabs = [{ id: 3, url: 'chrome://newtab/', incognito, windowId: 2 }];
        /** @type {string[]} */
        const written = [];
        site.onCall = () => void written.push(JSON.stringify(state.stored));
        await leaveSite({ ...SESSION, storeId }, new AbortController().signal, () => undefined);
        const all = written.join();
        assert.ok(!all.includes(site.secret));
        assert.equal(all.includes('leavingPending'), !incognito);
        assert.ok(!incognito || !all.includes(FERN));
    }
});

/** The background starts again. @param {string} time */
async function restarted(time) {
    const { finishLeaving } = await import(`${EXTENSION}/background/leaving/runs.js?${time}`);
    const { resumeClearing } = await import(`${EXTENSION}/background/clearing/clearing.js`);
    await finishLeaving(resumeClearing());
}
