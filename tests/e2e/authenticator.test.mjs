import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { eventually } from './drivers/index.mjs';
import { inBothBrowsers, nobodyComplains } from './harness.mjs';
import { clock, verdicts } from '../site/two-factor.mjs';
import {
    anew,
    choose,
    chooseFor,
    createVault,
    downloaded,
    inExtension,
    inPopup,
    inView,
    options,
    popupAt,
    press,
    submit,
    textOf,
    there,
} from './vault.mjs';
import { stored, storedNames, unstore } from './stored.mjs';

const PASSWORD = 'otter violin quay lantern';

inBothBrowsers('the authenticator', { access: true }, (world) => {
    /** @type {string} */
    let recoveryCode;

    it('makes a vault with a password that is worth it, and shows its recovery code once', async () => {
        let page = await options(world);
        await there(page, '#create');
        await page.click('#new-password');
        await page.type('tulip');
        await page.click('#new-password-again');
        await page.type('tulip');
        await press(page, '#create');
        await eventually(
            () => textOf(page, '#set-up-problem'),
            (text) => text?.includes('too easy to guess'),
        );
        page = await anew(world, page);
        recoveryCode = await createVault(page, PASSWORD);
        assert.match(recoveryCode, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/);
        await page.click('#recovery-kept');
        await page.click('#recovery-done');
        await eventually(
            () => textOf(page, '#accounts'),
            (text) => text === 'Accounts (0)',
        );
        assert.doesNotMatch(await page.evaluate(() => document.body.innerText), new RegExp(recoveryCode));
        await page.close();
    });

    it('adds an account from the QR code of a set-up page, and the site takes its first code', async () => {
        const { sites } = world;
        const page = await popupAt(world, sites.url('elm', '/setup.html'));
        assert.match((await inPopup(world, 'text', '#set-up-seen')) ?? '', /^Setting up two-factor/);
        await inPopup(world, 'click', '#scan');
        await eventually(
            () => inPopup(world, 'text', '#scan-status'),
            (text) => text?.includes('Elm Bank (robin@elm.example) was added.'),
        );
        await inPopup(world, 'click', '#confirm');
        await eventually(
            () =>
                page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#code')).value),
            (code) => /^\d{6}$/.test(code),
        );
        await isTaken(page, 'button');
        await page.close();
    });

    it('marks the tab of a set-up page, and takes the key where there is no QR code', async () => {
        const { sites } = world;
        const page = await popupAt(world, sites.url('elm', '/setup-key.html'));
        const badges = () =>
            inExtension(world, async () => {
                const tabs = await chrome.tabs.query({ active: true });
                return Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id })));
            });
        await eventually(badges, (texts) => texts?.includes('+'));
        await inPopup(world, 'text', '#set-up-seen');
        await inPopup(world, 'click', '#scan');
        await eventually(
            () => inPopup(world, 'text', '#scan-status'),
            (text) => text?.includes('already'),
        );
        await page.goto(sites.url('elm'));
        await eventually(badges, (texts) => !texts?.includes('+'));
        await page.close();
    });

    it('shows, copies and fills in the code of the site in front', async () => {
        const { sites, browser } = world;
        for (const [path, fields] of [
            ['/', '#code'],
            ['/boxes.html', 'input'],
            ['/shadow.html', 'elm-code'],
        ]) {
            const page = await popupAt(world, sites.url('elm', path));
            assert.match((await inPopup(world, 'text', '.codes li.here .code')) ?? '', /^\d{3} \d{3}/);
            await inPopup(world, 'click', '.codes li.here .fill');
            // The code that has ended the set-up is not filled in again: it is said when the next one comes.
            const said = () => inPopup(world, 'text', '#codes-status');
            const first = await eventually(said, (text) =>
                /until the next one: \d+|next code is there|^Filled/.test(text ?? ''),
            );
            if (first?.includes('next')) {
                await eventually(said, (text) => text === 'The next code is there.', 40_000);
                await inPopup(world, 'click', '.codes li.here .fill');
            }
            await eventually(
                () => page.evaluate(codeIn, fields),
                (code) => /^\d{6}$/.test(code),
            );
            await isTaken(page, ...(path === '/shadow.html' ? ['elm-code', 'button'] : ['button']));
            await page.close();
        }
        assert.deepEqual(await browser.problems(), []);
    });

    it('fills a frame of the same site, and refuses one of another site and a look-alike, saying why', async () => {
        const { sites } = world;
        const same = await popupAt(world, sites.url('elm', '/frame.html'));
        await inPopup(world, 'click', '.codes li.here .fill');
        await eventually(
            () => same.evaluate(codeInFrame),
            (code) => /^\d{6}$/.test(code ?? ''),
        );
        await same.close();
        for (const { site, path, refusal } of [
            { site: 'oak', path: '/frame.html', refusal: 'crossSiteFrame' },
            { site: 'elrn', path: '/', refusal: 'lookAlike' },
            { site: 'oak', path: '/', refusal: 'notBound' },
        ]) {
            const page = await popupAt(world, sites.url(site, path));
            const tried = () => inExtension(world, tryToFill);
            await eventually(tried, (said) => said === refusal);
            assert.equal(await page.evaluate(codeInFrame), '', site);
            await page.close();
        }
    });

    it('finds out that the clock is slow, by the site in front, and corrects the codes', async () => {
        const { sites } = world;
        clock.aheadMs = 95_000;
        const page = await popupAt(world, sites.url('elm'));
        await inView(world, 'codes', '#clock-check');
        await inPopup(world, 'click', '#clock-check');
        await eventually(
            () => inPopup(world, 'text', '#clock-correction'),
            (text) => /clock is 9[56] seconds slow/.test(text ?? ''),
        );
        await inPopup(world, 'click', '.codes li.here .fill');
        await eventually(
            () => page.evaluate(codeIn, '#code'),
            (code) => /^\d{6}$/.test(code),
        );
        await isTaken(page, 'button');
        await page.close();

        clock.aheadMs = 0;
        const again = await popupAt(world, sites.url('elm'));
        await inView(world, 'codes', '#clock-check');
        await inPopup(world, 'click', '#clock-check');
        await eventually(
            () => inPopup(world, 'text', '#clock-status'),
            (text) => text?.startsWith('The clock is right'),
        );
        await again.close();
    });

    it('locks, and opens again with the password or the recovery code only', async () => {
        const page = await options(world);
        await there(page, '#lock-now');
        await press(page, '#lock-now');
        await there(page, '#unlock');
        assert.ok(!('vaultKey' in (await page.evaluate(() => chrome.storage.session.get()))));
        await unlock(page, 'otter violin quay lanterns');
        await eventually(
            () => textOf(page, '#unlock-problem'),
            (text) => text === 'That is not the password.',
        );
        await unlock(page, PASSWORD);
        await there(page, '#lock-now');
        await press(page, '#lock-now');
        await there(page, '#unlock');
        await page.click('#unlock-other');
        await unlock(page, `${recoveryCode.slice(0, -1)}${recoveryCode.endsWith('A') ? 'B' : 'A'}`);
        await eventually(
            () => textOf(page, '#unlock-problem'),
            (text) => text?.includes('typing error'),
        );
        await unlock(page, recoveryCode.toLowerCase().replaceAll('-', ' '));
        await there(page, '#lock-now');
        await eventually(
            () => textOf(page, '#accounts'),
            (text) => text === 'Accounts (1)',
        );
        await page.close();
    });

    it('stays open when the background is killed, and is locked when the extension starts anew', async () => {
        let page = await options(world);
        await there(page, '#lock-now');
        await world.browser.killWorker();
        page = await anew(world, page);
        await there(page, '#lock-now');
        await page.close();
        await world.browser.reloadExtension();
        const again = await eventually(
            () => options(world).catch(() => undefined),
            (page) => page,
        );
        if (!again) return;
        // Chromium keeps the session of an extension that is reloaded only in name; Firefox drops it.
        await eventually(
            () => again.evaluate(() => document.querySelectorAll('#unlock, #lock-now').length),
            (count) => count > 0,
        );
        if (await again.evaluate(() => Boolean(document.querySelector('#unlock')))) {
            await unlock(again, PASSWORD);
            await there(again, '#lock-now');
        }
        await eventually(
            () => textOf(again, '#accounts'),
            (text) => text === 'Accounts (1)',
        );
        await again.close();
    });

    it('saves a backup, proves it, and brings the accounts back after everything was wiped', async () => {
        let page = await options(world);
        await there(page, '#backup-go');
        await press(page, '#backup-go');
        await there(page, '#asked-password');
        await submit(page, '#asked-password', PASSWORD);
        await there(page, '#backup-proof');
        const file = await downloaded(world);
        // A file that was cut off proves nothing.
        await choose(page, '#backup-proof', file.slice(0, -1));
        await eventually(
            () => textOf(page, '#backup-status'),
            (text) => text?.includes('damaged'),
        );
        await choose(page, '#backup-proof', file);
        await eventually(
            () => textOf(page, '#backup-status'),
            (text) => text?.startsWith('Backed up:'),
            20_000,
        );
        assert.match((await textOf(page, '#backup-state')) ?? '', /up to date/);

        await unstore(page);
        await page.evaluate(() => chrome.storage.session.clear());
        page = await anew(world, page);
        await there(page, '#restore-file');
        await choose(page, '#restore-file', file);
        await submit(page, '#restore-password', 'not the password');
        await eventually(
            () => textOf(page, '#restore-status'),
            (text) => text === 'That is not the password.',
            20_000,
        );
        await submit(page, '#restore-password', PASSWORD);
        await there(page, '#recovery-code');
        await page.click('#recovery-kept');
        await page.click('#recovery-done');
        await eventually(
            () => textOf(page, '#accounts'),
            (text) => text === 'Accounts (1)',
        );
        await page.close();
        const elm = await popupAt(world, world.sites.url('elm'));
        await inPopup(world, 'click', '.codes li.here .fill');
        await eventually(
            () => elm.evaluate(codeIn, '#code'),
            (code) => /^\d{6}$/.test(code),
        );
        await isTaken(elm, 'button');
        await elm.close();
    });

    it('imports what another program has encrypted', async () => {
        const page = await options(world);
        await there(page, '#import-file');
        const file = [...readFileSync(new URL('../vectors/import/aegis_encrypted.json', import.meta.url))];
        await choose(page, '#import-file', file);
        await press(page, '#import-go');
        await there(page, '#import-password');
        await submit(page, '#import-password', 'moss frond');
        await eventually(
            () => textOf(page, '#import-status'),
            (text) => text === 'That is not the password.',
        );
        await submit(page, '#import-password', 'fern frond');
        await eventually(
            () => textOf(page, '#import-status'),
            (text) => /^Added: [1-9]/.test(text ?? ''),
        );
        // A database of KeePass asks for its key file too.
        const database = readFileSync(new URL('../vectors/import/keepass_key_file.kdbx', import.meta.url));
        await choose(page, '#import-file', [...database]);
        await press(page, '#import-go');
        await there(page, '#import-key-file');
        assert.match((await textOf(page, '#import-status')) ?? '', /its key file, or both/);
        await choose(
            page,
            '#import-key-file',
            Array.from({ length: 32 }, (_, at) => at),
        );
        await submit(page, '#import-password', 'fern frond');
        await eventually(
            () => textOf(page, '#import-status'),
            (text) => /^Added: [1-9]/.test(text ?? ''),
        );
        await page.close();
    });

    it('refuses a picture of 16,000 x 16,000 pixels from its header', async () => {
        const page = await options(world);
        await there(page, '#add-picture');
        // Decoded, it would take a gigabyte.
        await page.evaluate(() => {
            Object.assign(globalThis, {
                createImageBitmap: () => Promise.reject(new Error('it was decoded')),
            });
        });
        await choose(page, '#add-picture', [...largePicture(16_000)]);
        await eventually(
            () => textOf(page, '#add-status'),
            (text) => Boolean(text),
        );
        assert.equal(await textOf(page, '#add-status'), 'This image is too large.');
        await page.close();
    });

    it('reads a file in the background, and changes nothing where that is cancelled', async () => {
        const page = await options(world);
        await there(page, '#import-file');
        const before = await eventually(
            () => textOf(page, '#accounts'),
            (text) => /\(\d+\)/.test(text ?? ''),
        );
        const sealed = readFileSync(
            new URL('../vectors/import/bitwarden_pbkdf2.json', import.meta.url),
            'utf8',
        );
        // The most rounds that are allowed, which take seconds.
        const file = Buffer.from(sealed.replace('5000', '2000000'));
        await choose(page, '#import-file', [...file]);
        await press(page, '#import-go');
        await submit(page, '#import-password', 'fern frond');
        await press(page, '#import-cancel');
        await eventually(
            () => textOf(page, '#import-status'),
            (text) => text === 'Cancelled. Nothing was imported.',
        );
        assert.equal(await textOf(page, '#accounts'), before);
        assert.match((await textOf(page, '#fullness')) ?? '', /^\d% of the space/);
        await page.close();
    });

    it('keeps what was removed for a while, and shows nothing of before behind the lock', async () => {
        const page = await options(world);
        await chooseFor(page, 'Elm Bank', 'accountRemove');
        await press(page, '.accounts .warning button');
        await eventually(
            () => textOf(page, '#trash'),
            (text) => text === 'Trash (1)',
        );
        await press(page, '[aria-label^="Restore: Elm Bank"]');
        await eventually(
            () => textOf(page, '#trash-status'),
            (text) => text === 'Elm Bank is back.',
        );
        // Brought back, it is not asked about any more; removed for good, it is asked about once more.
        assert.equal(await page.evaluate(() => document.querySelectorAll('.accounts .warning').length), 0);
        const moss = '[aria-label^="Remove for good"]';
        await chooseFor(page, 'Moss', 'accountRemove');
        await press(page, '.accounts .warning button');
        await press(page, moss);
        await there(page, '.accounts .warning .destroy');
        assert.equal(await textOf(page, '#trash'), 'Trash (1)');
        await press(page, '.accounts .warning .destroy');
        await eventually(
            () => textOf(page, '#trash-status'),
            (text) => text?.endsWith('is gone for good.'),
        );
        await chooseFor(page, 'Elm Bank', 'accountQr');
        await submit(page, '#asked-password', PASSWORD);
        await there(page, 'svg.qr');
        await press(page, '#lock-now');
        await there(page, '#unlock');
        assert.equal(await page.evaluate(() => document.querySelectorAll('svg.qr').length), 0);
        await unlock(page, PASSWORD);
        await there(page, '#lock-now');
        assert.equal(await page.evaluate(() => document.querySelectorAll('svg.qr').length), 0);
        await page.close();
    });

    it('leaves nothing of a secret in storage but what is encrypted', async () => {
        const page = await options(world);
        const names = await storedNames(page);
        const values = await Promise.all(names.map((name) => stored(page, /** @type {any} */ (name))));
        const all = JSON.stringify(Object.fromEntries(names.map((name, at) => [name, values[at]])));
        assert.match(all, /"vault\.\d{16}"/);
        for (const secret of [PASSWORD, recoveryCode, 'Elm Bank', 'robin', 'otpauth']) {
            assert.ok(!all.includes(secret), secret.slice(0, 4));
        }
        await page.close();
    });

    it('starts over from the lock, after a typed word and not without it', async () => {
        const page = await options(world);
        await press(page, '#lock-now');
        await submit(page, '#start-over-word', 'yes');
        await eventually(
            () => textOf(page, '#start-over-status'),
            (text) => text?.startsWith('Nothing was removed'),
        );
        await there(page, '#unlock');
        await submit(page, '#start-over-word', 'remove');
        // The page begins anew, and may be on its way.
        await eventually(
            () => textOf(page, '#create').catch(() => undefined),
            (text) => text,
        );
        const left = await eventually(() => storedNames(page).catch(() => undefined), Array.isArray);
        assert.deepEqual(
            left?.filter((name) => name.startsWith('vault.')),
            [],
        );
        await page.close();
    });

    nobodyComplains(world);
});

/** @param {import('./harness.mjs').Page} page @param {string} secret */
function unlock(page, secret) {
    return submit(page, '#unlock', secret);
}

/** Sends the form, whose code has to be right for the site. @param {import('./harness.mjs').Page} page @param {...string} button */
async function isTaken(page, ...button) {
    const before = verdicts.length;
    await page.click(...button);
    await eventually(
        async () => verdicts.slice(before),
        ([right]) => right,
    );
}

/** What stands in the fields of a code. Runs in the page. @param {string} selector */
function codeIn(selector) {
    const [first] = document.querySelectorAll(selector);
    const fields = (first?.shadowRoot ?? document).querySelectorAll('input');
    return [...fields].map(({ value }) => value).join('');
}

/** What stands in the field of a code, on the page or in its frame. Runs in the page. */
function codeInFrame() {
    const frame = document.querySelector('iframe');
    const view = frame ? frame.contentDocument : document;
    return view?.querySelector('input')?.value ?? '';
}

/** Fills as the keyboard command does; the code of what was in the way. Runs in a page of the extension. */
async function tryToFill() {
    const { fillCode } = await import(chrome.runtime.getURL('shared/filling/code.js'));
    const [tab] = await chrome.tabs.query({ active: true, url: 'http://*/*' });
    return fillCode(tab?.id, {}).then(
        () => 'filled',
        (/** @type {{ code: string }} */ { code }) => code,
    );
}

/** A black PNG with so many rows and columns (PNG, third edition, sections 5 and 11). @param {number} side */
function largePicture(side) {
    const chunk = (/** @type {string} */ name, /** @type {Buffer} */ data) => {
        const sizes = Buffer.alloc(8);
        sizes.writeUInt32BE(data.length);
        const body = Buffer.concat([Buffer.from(name), data]);
        sizes.writeUInt32BE(crc32(body), 4);
        return [sizes.subarray(0, 4), body, sizes.subarray(4)];
    };
    const header = Buffer.alloc(13);
    header.writeUInt32BE(side);
    header.writeUInt32BE(side, 4);
    // One bit a pixel.
    header.writeUInt8(1, 8);
    const rows = Buffer.alloc(side * (1 + side / 8));
    return Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        ...chunk('IHDR', header),
        ...chunk('IDAT', deflateSync(rows)),
        ...chunk('IEND', Buffer.alloc(0)),
    ]);
}
