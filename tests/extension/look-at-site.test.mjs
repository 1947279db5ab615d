import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { pages } from './fake-pages.mjs';

const { state } = fakeBrowser();
const { lookAtSite } = await import(`${EXTENSION}/shared/clearing/look.js`);

/** @typedef {import('./fake-pages.mjs').Frame} Frame */

const TOKEN = { access_token: '9f3b0c1d2e' };

/** @type {Map<number, Frame[]>} */
let open;

beforeEach(() => {
    state.origins = new Set(['*://*/*']);
    state.executed = [];
    open = new Map();
    state.inPages = pages(open);
});

/** Opens a tab for each list of addresses: those of its frames, the page first. @param {string[][]} tabs */
function openTabs(...tabs) {
    state.tabs = tabs.map(([url], at) => ({ id: at + 1, url, incognito: false }));
    tabs.forEach((frames, at) =>
        open.set(
            at + 1,
            frames.map((url) => ({ url, local: TOKEN })),
        ),
    );
}

/** Where something was looked at: tab, frame, origin. @param {string} address */
async function seenAt(address) {
    const { documents } = await lookAtSite({ address, tab: state.tabs[0] });
    return documents.map(
        (/** @type {import('../../extension/wasm/types.js').SeenDocument} */ { tabId, frameId, origin }) =>
            `${tabId} ${frameId} ${origin}`,
    );
}

const SITES = [
    {
        name: "below a public suffix are other people's pages",
        address: 'https://github.io/',
        tabs: [['https://github.io/'], ['https://robin.github.io/']],
        seen: ['1 0 https://github.io'],
    },
    {
        name: 'below localhost too',
        address: 'http://localhost/',
        tabs: [['http://localhost/'], ['http://robin.localhost/']],
        seen: ['1 0 http://localhost'],
    },
    {
        name: 'the dot of the root makes no other site',
        address: 'https://fern.example/',
        tabs: [['https://www.fern.example./'], ['https://notfern.example/']],
        seen: ['1 0 https://www.fern.example.'],
    },
    {
        name: 'frames are looked at wherever they are, and what is around them is not',
        address: 'https://fern.example/',
        tabs: [
            ['https://fern.example/', 'https://ads.example/', 'https://www.fern.example/'],
            ['https://news.example/', 'https://fern.example/'],
        ],
        seen: ['1 0 https://fern.example', '1 2 https://www.fern.example', '2 1 https://fern.example'],
    },
];

for (const { name, address, tabs, seen } of SITES) {
    test(name, async () => {
        openTabs(...tabs);
        assert.deepEqual(await seenAt(address), seen);
        // Nothing else was asked more than where it is.
        const read = state.executed
            .filter(({ args }) => args.length > 0)
            .flatMap(({ target }) =>
                target.frameIds.map((/** @type {number} */ id) => `${target.tabId} ${id}`),
            );
        assert.deepEqual(
            read,
            seen.map((document) => document.split(' ', 2).join(' ')),
        );
    });
}

test('a frame that has gone elsewhere in the meantime is not looked at', async () => {
    openTabs(['https://fern.example/', 'https://www.fern.example/']);
    const answers = pages(open);
    state.inPages = async (injection) => {
        const said = await answers(injection);
        const [, frame] = open.get(1) ?? [];
        if (frame) frame.url = 'https://robin.example/';
        return said;
    };
    assert.deepEqual(await seenAt('https://fern.example/'), ['1 0 https://fern.example']);
});

test('where a tab of the site does not answer, that is told', async () => {
    openTabs(['https://fern.example/'], ['https://oak.example/']);
    state.inPages = async () => {
        throw new Error('Cannot access contents of the page.');
    };
    const { documents } = await lookAtSite({ address: 'https://fern.example/', tab: state.tabs[0] });
    assert.deepEqual(documents, [
        {
            tabId: 1,
            frameId: 0,
            origin: 'https://fern.example',
            tabOrigin: 'https://fern.example',
            storeId: '0',
            storage: null,
            hangs: false,
        },
    ]);
});
