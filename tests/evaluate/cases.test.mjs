import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readCases } from './cases/case.mjs';
import { judge } from './cases/judging.mjs';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-cases-'));
after(() => rmSync(folder, { recursive: true }));

const FORM = `<!doctype html><title>Elm</title><h1>Create your account</h1>
    <form><label>Email <input type=email name=email id=email></label>
    <label>Password <input type=password name=password id=one></label>
    <label>Repeat the password <input type=password name=repeated id=two></label><button>Sign up</button></form>
    <script>window.model = () => one.value</script>`;
const HANGS = '<!doctype html><button id=hang onclick="for (;;);">Go on</button>';

/** @type {Record<string, { html: string, wanted: import('./cases/case.mjs').Wanted, problems: RegExp[] }>} */
const CASES = {
    right: {
        html: FORM,
        wanted: {
            focus: [
                ['#email', false],
                ['#one', true],
            ],
            fill: { at: ['#one'], got: [['#one'], ['#two']], not: [['#email']], knows: '$password' },
        },
        problems: [],
    },
    hangs: { html: HANGS, wanted: { pre: [['click', '#hang']] }, problems: [/^not done after/] },
    wrong: {
        html: FORM,
        wanted: {
            focus: [
                ['#email', true],
                ['#one', false],
            ],
            fill: {
                at: '#one',
                got: ['#one', '#email'],
                not: ['#two'],
                knows: 'tulip',
                claims: false,
            },
            then: { focus: [['#none', true]] },
        },
        problems: [
            /^#email: no meter$/,
            /^#one: a meter$/,
            /^#email: is empty$/,
            /^#two: was written into$/,
            /^the page knows "\$password"$/,
            /^said: A password /,
            /^then .*there is no #none/,
        ],
    },
};

test('what is right is right, what is wrong is said, and what hangs is named and left', async () => {
    for (const [name, { html }] of Object.entries(CASES)) writeFileSync(join(folder, `${name}.html`), html);
    const expected = Object.entries(CASES).map(([name, { wanted }]) => [name, wanted]);
    writeFileSync(join(folder, 'expected.json'), JSON.stringify(Object.fromEntries(expected)));
    const cases = readCases(folder);
    assert(typeof cases !== 'string');
    const rows = await judge(folder, cases, 'chromium', { case: 30_000, close: 10_000, start: 60_000 });
    assert.deepEqual(
        rows.map(({ name, right }) => [name, right]),
        [
            ['right', true],
            ['hangs', false],
            ['wrong', false],
        ],
    );
    for (const { name, problems } of rows) {
        const wanted = CASES[name]?.problems ?? [];
        assert.equal(problems.length, wanted.length, problems.join('\n'));
        for (const [at, problem] of wanted.entries()) assert.match(problems[at] ?? '', problem);
    }
});

test('a folder that says nothing of what is right is refused', () => {
    assert.match(String(readCases(join(folder, 'none'))), /^There is no expected\.json/);
});
