import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { DOOR, GATE, HUSH, WATCH } from '../../extension/shared/content-scripts.js';

const copy = mkdtempSync(join(tmpdir(), 'latchkey-'));
after(() => rmSync(copy, { recursive: true }));
cpSync('extension', join(copy, 'extension'), { recursive: true });

/** What the lint says of the copy, as `check` runs it. */
function lint() {
    const { status, stdout } = spawnSync(
        resolve('node_modules/.bin/depcruise'),
        ['--config', resolve('dependency-cruiser.config.js'), 'extension'],
        { cwd: copy, encoding: 'utf8' },
    );
    return { status, errors: [...stdout.matchAll(/error ([\w-]+: \S+)/g)].map(([, error]) => error) };
}

/** What is planted where, and the rule that it breaks. @type {[rule: string, file: string, text: string][]} */
const PLANTED = [
    ['no-circle', 'background/messages.js', "import './verdict-port.js';"],
    ['from-background', 'background/set-up.js', "import '../pages/ui/view.js';"],
    ['from-background', 'background/commands.js', "await import('../pages/ui/clipboard.js');"],
    ['from-pages', 'pages/ui/errand.js', "import '../../background/messages.js';"],
    ['from-shared', 'shared/verdict.js', "export * from '../background/watching.js';"],
    ['from-shared', 'shared/frames.js', "import '../content/fill.js';"],
    ['from-core', 'core/error.js', "import '../shared/grants.js';"],
    ['from-content', 'content/gate.js', "import('../shared/content-scripts.js');"],
    ['card-in-pages', 'pages/popup/look.js', "import '../../content/fill.js';"],
    ['page-to-page', 'pages/popup/countdown.js', "import '../leaving/in-pages.js';"],
    ['shared-to-page', 'pages/ui/save-file.js', "import '../settings/shown-accounts.js';"],
    ['bundles-only-in-core', 'shared/clearing/status.js', "import '../../wasm/clearing.js';"],
    ['snabbdom-only-in-view', 'pages/popup/chooser.js', "import '../../vendor/snabbdom/h.js';"],
    ['nothing-from-outside', 'core/bundle.js', "import 'node:fs';"],
    ['nothing-from-outside', 'pages/ui/clipboard.js', "import './nowhere.js';"],
    ['nothing-from-outside', 'shared/look-at-tab.js', "import 'uqr';"],
    ['in-use', 'shared/left-over.js', 'export const leftOver = 1;'],
];

test('imports go where they may, and only there', () => {
    assert.deepEqual(lint(), { status: 0, errors: [] });
});

test('the lint finds every import that may not be', () => {
    for (const [, file, text] of PLANTED) appendFileSync(join(copy, 'extension', file), `\n${text}\n`);
    const { status, errors } = lint();
    assert.notEqual(status, 0);
    for (const [rule, file] of PLANTED)
        assert.ok(errors.includes(`${rule}: extension/${file}`), `${rule} in ${file}`);
});

/** Where a view draws what came of an errand by itself, as far as it can be seen in its text. @param {string} text */
const drawsItself = (text) => [...text.matchAll(/\b\w+\.(?:said|lines)\b(?!['`.])/g)].map(([found]) => found);

test('no view draws by itself what came of an errand: problems would look like success', () => {
    assert.deepEqual(drawsItself("h('p.said'), h('p', errand.said), list(backup.lines)"), [
        'errand.said',
        'backup.lines',
    ]);
    const views = readdirSync('extension/pages', { recursive: true, encoding: 'utf8' }).filter(
        (path) => path.endsWith('.js') && !/^ui\/(errand|outcome-line)\.js$/.test(path),
    );
    for (const path of views)
        assert.deepEqual(drawsItself(readFileSync(join('extension/pages', path), 'utf8')), [], path);
});

test('every content script is called in, and is there', () => {
    const scripts = readdirSync('extension/content', { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.js'))
        .map((path) => `/content/${path}`);
    assert.deepEqual([GATE, HUSH, ...DOOR, ...WATCH].sort(), scripts.sort());
});
