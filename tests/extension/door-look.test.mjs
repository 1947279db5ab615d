/**
 * A look at the door of a site: what becomes of what pages and browsers answer.
 */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

const { state } = fakeBrowser();
const { formAddress, isOf, pageIn, waysIn } = await import(`${EXTENSION}/pages/doctor/look.js`);
const { askWellKnown } = await import(`${EXTENSION}/pages/doctor/well-known.js`);

const FRONT = 'https://www.fern.example:8443/session?next=%2Fnotes#top';

for (const [path, wanted] of [
    [null, FRONT],
    ['/login', 'https://www.fern.example:8443/login'],
    ['//evil.example/login', 'https://www.fern.example:8443//evil.example/login'],
    ['/\\evil.example', 'https://www.fern.example:8443//evil.example'],
    ['https://evil.example/', 'https://www.fern.example:8443/https://evil.example/'],
    ['/log?in', 'https://www.fern.example:8443/log%3Fin'],
])
    test(`the form at ${path} is on the host of the page`, () => {
        assert.equal(formAddress(new URL(FRONT), path), wanted);
    });

for (const [address, sight, wanted] of /** @type {[string, string, boolean][]} */ ([
    ['https://www.fern.example/session', 'page', true],
    ['https://id.fern.example/login', 'page', true],
    ['https://oak.example/login', 'page', false],
    ['https://fern.example.oak.example/', 'page', false],
    // After a circle, the tab may be anywhere.
    ['https://oak.example/login', 'errorPage', true],
]))
    test(`a try at www.fern.example is ${wanted ? '' : 'not '}one at ${address} (${sight})`, async () => {
        assert.equal(await isOf({ hosts: ['www.fern.example'] }, sight, new URL(address)), wanted);
    });

const TAB = { id: 7, url: 'https://www.fern.example/login' };
const NEVER = new Promise(() => undefined);

/**
 * What the tab answers, by what is executed in it: files, functions in the page's world, the look and the facts.
 * @param {(injection: any) => unknown} answer of each frame
 */
function answering(answer) {
    /** @type {any[]} */
    const asked = [];
    state.inPages = async (injection) => {
        asked.push(injection);
        const frames = injection.target.frameIds ?? [0];
        return Promise.all(
            frames.map(async (/** @type {number} */ frameId) => ({
                frameId,
                result: await answer(injection),
            })),
        );
    };
    return asked;
}

for (const [name, answer] of /** @type {[string, (injection: any) => unknown][]} */ ([
    ['nothing at all', () => NEVER],
    ['to files, and then nothing', ({ files }) => (files ? undefined : NEVER)],
    ['without the frame of the tab', () => null],
])) {
    test(`a page that answers ${name} is not one that may not be looked at`, async () => {
        mock.timers.enable({ apis: ['setTimeout'] });
        const asked = answering(answer);
        const seen = pageIn(TAB);
        const ticking = setInterval(() => mock.timers.tick(4_000), 5);
        const { frames, sight } = await seen;
        clearInterval(ticking);
        mock.timers.reset();
        assert.deepEqual({ frames, sight }, { frames: [], sight: 'silent' });
        // A page that is still loading is looked at as it is.
        assert.ok(asked.every(({ injectImmediately }) => injectImmediately === true));
    });
}

test('a page that may not be looked at is told as such', async () => {
    state.inPages = async () => {
        throw new Error('Cannot access contents of the page.');
    };
    assert.equal((await pageIn(TAB)).sight, 'nothing');
    state.inPages = async () => {
        throw new Error('Frame with ID 0 is showing error page');
    };
    assert.equal((await pageIn(TAB)).sight, 'errorPage');
});

for (const [name, answers, says] of /** @type {[string, object[], string][]} */ ([
    [
        'sends on',
        [
            { status: 0, sentOn: true },
            { status: 404, sentOn: false },
        ],
        'works',
    ],
    [
        'answers everything',
        [
            { status: 200, sentOn: false },
            { status: 200, sentOn: false },
        ],
        'unreliable',
    ],
    [
        'has none',
        [
            { status: 404, sentOn: false },
            { status: 404, sentOn: false },
        ],
        'absent',
    ],
    [
        'does not answer',
        [
            { status: 0, sentOn: false },
            { status: 0, sentOn: false },
        ],
        'failed',
    ],
]))
    test(`a site that ${name} is said to be one that does`, async () => {
        /** @type {string[][]} */
        const asked = [];
        state.inPages = async ({ args }) => {
            asked.push(args[0]);
            return [{ frameId: 0, result: answers }];
        };
        assert.deepEqual(await askWellKnown(TAB), {
            says,
            url: 'https://www.fern.example/.well-known/change-password',
        });
        assert.equal(asked.length, 1);
        assert.ok(asked[0]?.every((path) => path.startsWith('/.well-known/')));
    });

test('a page that may not be asked is told as such', async () => {
    state.inPages = async () => {
        throw new Error('Cannot access contents of the page.');
    };
    await assert.rejects(askWellKnown(TAB), { code: 'noAccess' });
});

test('a link to a door is the one that was judged, whatever the page has there by now', async () => {
    const place = { secure: true, host: 'www.fern.example', path: '/forgot' };
    const desk = { ways: [{ to: 'recovery', url: '', source: { kind: 'page', link: 0 } }] };
    const top = { links: [{ text: 'Forgot password?', place }] };
    for (const [url, isTold] of /** @type {[string | null, boolean][]} */ ([
        ['https://www.fern.example/forgot?for=robin#top', true],
        ['https://www.fern.example/delete', false],
        ['https://larch.example/forgot', false],
        ['http://www.fern.example/forgot', false],
        ['javascript:alert(1)', false],
        [null, false],
    ])) {
        answering(() => [url]);
        const ways = await waysIn(7, desk, top);
        assert.deepEqual(
            ways.map((/** @type {{ url: string }} */ way) => way.url),
            isTold ? [url] : [],
            String(url),
        );
    }
});
