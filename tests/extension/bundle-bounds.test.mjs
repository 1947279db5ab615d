/**
 * The bounds of the very bundles that ship, on wasm32, where memory and stack are other than natively: the largest of everything
 * that is promised is taken, the next larger is refused by its code, and a bundle that has crashed is a fresh one at its next use.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';

fakeBrowser();
/** @param {string} path */
const load = (path) => import(`${EXTENSION}/${path}`);
const { withAuthenticator } = await load('core/bundles/authenticator.js');
const { withClearing } = await load('core/bundles/clearing.js');
const { withCookies } = await load('core/bundles/cookies.js');
const { withDoctor } = await load('core/bundles/doctor.js');
const { withGenerator } = await load('core/bundles/generator.js');
const { withPages } = await load('core/bundles/pages.js');
const { withScanner } = await load('core/bundles/scanner.js');
const { withStrength } = await load('core/bundles/strength.js');
const { withUnlock } = await load('core/bundles/unlock.js');
const { LARGEST_BACKUP, LARGEST_IMPORT, MOST_PIXELS } = await load('core/limits.js');
const { bundle } = await load('core/bundle.js');
const importing = await load('wasm/importing.js');
/** The extension calls it in a worker, which is thrown away instead. */
const withImporting = bundle('importing', importing, importing.default, { forOneCall: true });

/** @typedef {any} Core */
/** @typedef {(work: (core: Core) => unknown) => Promise<any>} Bundle */

const NOW = 1_790_000_000;

test('the bundle that is loaded while somebody waits for a reason is no larger than it may be', () => {
    const packed = gzipSync(readFileSync(`${EXTENSION}/wasm/doctor_bg.wasm`), { level: 9 }).length;
    assert.ok(packed <= 250_000, `${packed} bytes`);
});
const CHEAP = { memoryKib: 7168, passes: 1, lanes: 1, salt: Array(32).fill(1) };
const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const MIB = 1 << 20;
const bytes = (/** @type {unknown} */ value) => Buffer.from(JSON.stringify(value));

/** The code of what a call is refused with, or what `told` makes of its answer. @param {Promise<any>} call @param {(answer: any) => unknown} [told] */
const outcome = (call, told = () => 'done') =>
    call.then(told, (/** @type {any} */ error) => error.code ?? String(error));

/** A look at a site. @param {object} changes */
const look = (changes) =>
    bytes({
        browser: {
            engine: 'chromium',
            version: 156,
            privateWindow: false,
            hasHostAccess: true,
            hasBrowsingData: true,
        },
        page: 'https://www.fern.example',
        storeId: '0',
        cookies: [],
        kinds: [],
        documents: [],
        protected: { sites: [], cookies: [] },
        ...changes,
    });

/** What a page of the site keeps in localStorage. @param {[string, string][]} localStorage */
const keeping = (localStorage) =>
    look({
        documents: [
            {
                tabId: 1,
                frameId: 0,
                origin: 'https://www.fern.example',
                tabOrigin: 'https://www.fern.example',
                storeId: '0',
                storage: {
                    localStorage,
                    sessionStorage: null,
                    indexedDb: null,
                    cacheStorage: null,
                    serviceWorkers: null,
                    fileSystems: null,
                },
            },
        ],
    });
const WISH = { scope: 'site', choice: 'signOutAndClear' };

/** @param {number} size @param {string} text */
const repeated = (size, text) => Buffer.alloc(size, text);
const account = `otpauth://totp/Fern:ada?secret=${KEY}\n`;

test('the largest is taken, and the next larger is refused by its code', async () => {
    const derive = (/** @type {string} */ password) =>
        withUnlock((/** @type {Core} */ core) => core.deriveKey(password, CHEAP));
    const read = (/** @type {Uint8Array} */ file, /** @type {string} */ password = '') =>
        withImporting((/** @type {Core} */ core) => core.readExport(file, password));
    const undo = (/** @type {Buffer} */ seen) =>
        withClearing((/** @type {Core} */ core) => core.prepare(seen, undefined, false, WISH, NOW * 1000));
    const scan = (/** @type {number} */ width, /** @type {number} */ height, more = 0) =>
        withScanner((/** @type {Core} */ core) =>
            core.readQr(width, height, new Uint8Array(width * height * 4 + more).fill(255)),
        );
    const draw = (/** @type {number} */ length) =>
        withScanner((/** @type {Core} */ core) => core.drawQr('a'.repeat(length)));
    const generate = (/** @type {object} */ wish) =>
        withGenerator((/** @type {Core} */ core) => core.generate({ kind: 'password', ...wish }));
    const backup = (/** @type {number} */ size) =>
        withAuthenticator((/** @type {Core} */ core) => core.backupSlots(repeated(size, 'LKYBCKUP')));
    const kept = (/** @type {any} */ { undo: { kind } }) => kind;
    /** `localStorage` holds so many UTF-16 units; a browser's limit is 5 Mi of them, in some 10 MiB. */
    const items = (/** @type {number} */ count, /** @type {number} */ size) =>
        keeping(Array.from({ length: count }, (_, at) => [`key ${at}`, 'v'.repeat(size)]));
    const padded = Buffer.concat([Buffer.from(account), repeated(LARGEST_IMPORT - account.length, '\n')]);
    const rows = /** @type {[string, () => Promise<unknown>, unknown][]} */ ([
        ['a password of 1,024 bytes', () => outcome(derive('p'.repeat(1024))), 'done'],
        ['one of 1,025', () => outcome(derive('p'.repeat(1025))), 'passwordTooLong'],
        ['one of 1,024 bytes in two-byte letters', () => outcome(derive('ü'.repeat(512))), 'done'],
        ['one of 1,026', () => outcome(derive('ü'.repeat(513))), 'passwordTooLong'],
        ['the largest import', () => outcome(read(padded)), 'done'],
        ['one byte more', () => outcome(read(Buffer.concat([padded, Buffer.from('\n')]))), 'fileTooLarge'],
        ['10,000 entries', () => outcome(read(Buffer.from(account.repeat(10_000)))), 'done'],
        ['10,001', () => outcome(read(Buffer.from(account.repeat(10_001)))), 'tooManyEntries'],
        ['brackets without end', () => outcome(read(repeated(LARGEST_IMPORT, '['))), 'fileDamaged'],
        ['objects without end', () => outcome(read(repeated(LARGEST_IMPORT, '{"db":'))), 'fileDamaged'],
        ['elements without end', () => outcome(read(repeated(LARGEST_IMPORT, '<map>'))), 'fileDamaged'],
        [
            'a password of a file of 1,025 bytes',
            () => outcome(read(padded, 'p'.repeat(1025))),
            'passwordTooLong',
        ],
        ['localStorage of 1 MiB', () => outcome(undo(items(1, MIB)), kept), 'kept'],
        ['localStorage of 8 MiB in one item', () => outcome(undo(items(1, 8 * MIB)), kept), 'tooLarge'],
        ['localStorage of 8 MiB in 80,000 items', () => outcome(undo(items(80_000, 100)), kept), 'tooLarge'],
        ['a look of brackets', () => outcome(undo(repeated(8 * MIB, '['))), 'badArgument'],
        ['16 million pixels', () => outcome(scan(4000, MOST_PIXELS / 4000)), 'done'],
        ['one row more', () => outcome(scan(4000, MOST_PIXELS / 4000 + 1)), 'pictureTooLarge'],
        ['a byte too many', () => outcome(scan(10, 10, 1)), 'pictureTruncated'],
        [
            'sides that multiply beyond 32 bits',
            () =>
                outcome(withScanner((/** @type {Core} */ core) => core.readQr(2 ** 31, 2, new Uint8Array()))),
            'pictureTooLarge',
        ],
        ['the longest text of a QR code', () => outcome(draw(2331)), 'done'],
        ['one that does not fit', () => outcome(draw(7090)), 'textTooLong'],
        ['128 characters', () => outcome(generate({ length: 128 }), ({ text }) => text?.length), 128],
        ['a field that asks for 129', () => outcome(generate({ rules: { minLength: 129 } })), 'tooLong'],
        ['a backup of 16 MiB of nothing', () => outcome(backup(LARGEST_BACKUP)), 'damaged'],
        ['a byte more', () => outcome(backup(LARGEST_BACKUP + 1)), 'tooLarge'],
    ]);
    for (const [name, call, wanted] of rows) assert.equal(await call(), wanted, name);
});

test('passwords of any length are scored, and a jar of any size is looked at', async () => {
    for (const [length, wanted] of /** @type {[number, number][]} */ ([
        [10_000, 4],
        [2 * MIB, 4],
    ])) {
        const password = Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * 7919) % 90))).join(
            '',
        );
        const question = { password, inputs: Array(5_000).fill('ada@fern.example'), confirmation: null };
        const { score } = await withStrength((/** @type {Core} */ core) => core.assess(question));
        assert.equal(score, wanted);
    }
    const cookies = Array.from({ length: 5_000 }, (_, at) => ({
        name: `cookie-${at}`,
        domain: '.fern.example',
        path: '/',
        value: 'v'.repeat(4096 - 12),
        storeId: '0',
    }));
    const jar = JSON.stringify({ cookies });
    const { kinds } = await withCookies((/** @type {Core} */ core) => core.judge(jar, NOW));
    assert.equal(kinds.length, cookies.length);
});

test('a vault takes accounts until it is full, says so, and what it had is still there', async () => {
    const key = await withUnlock((/** @type {Core} */ core) =>
        core.deriveKey('otter violin quay lantern', CHEAP),
    );
    const told = await withAuthenticator((/** @type {Core} */ core) => {
        const { dataKey, sealed } = core.createVault([], CHEAP, key, NOW);
        let records = [{ name: sealed.name, text: sealed.text }];
        let vault = core.OpenVault.open(records, dataKey);
        for (let from = 0; ; from += 400) {
            const texts = Array.from(
                { length: 400 },
                (_, at) =>
                    `otpauth://totp/${encodeURIComponent(`Site ${from + at} ${'ü'.repeat(440)}`)}:robin?secret=${KEY}&period=${1 + ((from + at) % 3600)}`,
            );
            try {
                vault.addTexts(texts, undefined, undefined, [], NOW * 1000);
                const next = vault.seal(NOW);
                records = [{ name: next.name, text: next.text }];
                vault.free();
                vault = core.OpenVault.open(records, dataKey);
            } catch (error) {
                vault.free();
                vault = core.OpenVault.open(records, dataKey);
                const { total } = JSON.parse(vault.list(NOW, undefined, 'no such account'));
                vault.free();
                return {
                    code: /** @type {any} */ (error).code,
                    from,
                    total,
                    size: records[0]?.text.length ?? 0,
                };
            }
        }
    });
    assert.equal(told.code, 'vaultFull');
    assert.ok(told.total === told.from && told.total > 1_000, String(told.total));
    assert.ok(told.size < 5 * MIB, 'two generations fit beside one another');
});

test('a bundle that has crashed is refused with a code, and the next use gets a fresh one', async (t) => {
    t.mock.method(console, 'error', () => undefined);
    /** A text, or bytes, of which there are more than there can be memory: the bundle aborts. */
    const endless = { length: 4_000_000_000 };
    /** Throws into the bundle where that reads it. */
    const poison = new Proxy(
        {},
        {
            get() {
                throw new RangeError('hunter2');
            },
        },
    );
    const question = { password: 'correct horse', inputs: [], confirmation: null };
    const fresh = { uses: 0 };
    const rows = /** @type {[string, Bundle, (core: Core) => unknown, (core: Core) => unknown][]} */ ([
        ['authenticator', withAuthenticator, (core) => core.backupSlots(endless), (core) => core.survey([])],
        [
            'clearing',
            withClearing,
            (core) => core.siteOf(endless),
            (core) => core.siteOf('https://a.fern.example'),
        ],
        [
            'cookies',
            withCookies,
            (core) => core.isOf(endless, 'a'),
            (core) => core.isOf('fern.example', 'a.fern.example'),
        ],
        ['doctor', withDoctor, (core) => core.examine(poison), (core) => core.globals()],
        [
            'generator',
            withGenerator,
            (core) => core.generate(poison),
            (core) => core.generate({ kind: 'pin' }).text.length,
        ],
        [
            'importing',
            withImporting,
            (core) => core.readExport(endless),
            (core) => core.readExport(Buffer.from(account), ''),
        ],
        [
            'pages',
            withPages,
            (core) => core.mayWatch({ origins: [], paused: [] }, endless),
            (core) => core.watchPlan({ origins: [], paused: [] }),
        ],
        ['scanner', withScanner, (core) => core.drawQr(endless), (core) => core.drawQr('a')],
        ['strength', withStrength, (core) => core.assess(poison), (core) => core.assess(question).score],
        [
            'unlock',
            withUnlock,
            (core) => core.deriveKey(endless, CHEAP),
            (core) => core.deriveKey('p', CHEAP),
        ],
    ]);
    for (const [name, use, crash, work] of rows) {
        const before = await use(work);
        for (let again = 0; again < 3; again += 1) {
            const failure = await use(crash).then(
                () => undefined,
                (/** @type {any} */ error) => error,
            );
            assert.equal(failure?.code, 'corePanicked', `${name}: ${String(failure?.cause ?? failure)}`);
            assert.doesNotMatch(`${failure.message}`, /hunter2/);
            assert.deepEqual(await use(work), before, name);
            fresh.uses += 1;
        }
    }
    assert.equal(fresh.uses, 3 * rows.length);
});
