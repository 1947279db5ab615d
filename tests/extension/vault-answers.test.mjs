/**
 * Known answers of the vault and its codes, inside the very bundles that ship: what the native tests prove of the library is
 * proven of wasm32, the linker, wasm-opt and the bindings too.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { hkdf, openEachSlot, vector } from './vault-reader.mjs';

fakeBrowser();
const { withAuthenticator } = await import(`${EXTENSION}/core/bundles/authenticator.js`);
const { withUnlock } = await import(`${EXTENSION}/core/bundles/unlock.js`);

/** @typedef {any} Core */
/** @typedef {{ name: string, text: string }} StoredRecord */

const PASSWORD = 'correct horse battery staple';
const NOW = 1_790_000_000;
/** The cheapest that is allowed. */
const CHEAP = { memoryKib: 7168, passes: 1, lanes: 1, salt: Array(32).fill(1) };
/** RFC 4648, section 10. */
const base32 = (/** @type {string} */ text) => {
    const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const groups = bits.match(/.{1,5}/g) ?? [];
    return groups
        .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)])
        .join('');
};

/** @param {string} password @param {object} parameters */
const derive = (password, parameters) =>
    withUnlock((/** @type {Core} */ core) => core.deriveKey(password, parameters));

/** @param {number} generation @param {Uint8Array} bytes @returns {StoredRecord} */
const record = (generation, bytes) => ({
    name: `vault.${String(generation).padStart(16, '0')}`,
    text: Buffer.from(bytes).toString('base64'),
});

/** A new vault with these accounts: its one record, and what opens it. @param {string[]} texts */
async function madeWith(texts) {
    const key = await derive(PASSWORD, CHEAP);
    return withAuthenticator((/** @type {Core} */ core) => {
        const made = core.createVault([], CHEAP, key, NOW);
        const { name, text } = made.sealed;
        const vault = core.OpenVault.open([{ name, text }], made.dataKey);
        const added = vault.addTexts(texts, undefined, undefined, [], NOW * 1000);
        const sealed = vault.seal(NOW);
        vault.free();
        return {
            added,
            dataKey: made.dataKey,
            recoveryCode: made.recoveryCode,
            records: [{ name: sealed.name, text: sealed.text }],
        };
    });
}

/** @template Result @param {{ records: StoredRecord[], dataKey: string }} made @param {(vault: Core, core: Core) => Result} work */
const inVault = (made, work) =>
    withAuthenticator((/** @type {Core} */ core) => {
        const vault = core.OpenVault.open(made.records, made.dataKey);
        try {
            return work(vault, core);
        } finally {
            vault.free();
        }
    });

test('a vault of format version 1 opens by each of its slots', async () => {
    const { bytes, code } = vector('vault_1.hex');
    const records = [record(3, bytes)];
    const slots = await withAuthenticator((/** @type {Core} */ core) => core.passwordSlots(records));
    assert.equal(slots.length, 1);
    const key = await derive(PASSWORD, slots[0].parameters);
    const answer = new Uint8Array(32).fill(0xa5);
    const keys = await withAuthenticator((/** @type {Core} */ core) => {
        const [securityKey] = core.securityKeys(records);
        const id = new Uint8Array(securityKey.parameters.credentialId);
        return [
            core.unlockByKey(records, slots[0].id, key),
            core.unlockByRecoveryCode(records, code),
            core.unlockByRecoveryCode(records, code.toLowerCase().replaceAll('-', ' ')),
            core.unlockBySecurityKey(records, id, answer),
        ];
    });
    assert.equal(new Set(keys).size, 1);
    // The key that it gives is the one that the vault was sealed with: it derives the commitment in the header.
    const commitment = hkdf(
        Buffer.from(keys[0], 'base64'),
        bytes.subarray(0, 26),
        'latchkey/1/contents/commitment',
    );
    assert.deepEqual(commitment, bytes.subarray(42, 74));
    assert.deepEqual(
        await withAuthenticator((/** @type {Core} */ core) => core.survey(records)),
        await withAuthenticator((/** @type {Core} */ core) =>
            core.survey([...records, { name: 'other', text: '' }]),
        ),
    );
});

test('what does not open it is refused by its code', async () => {
    const { bytes, code } = vector('vault_1.hex');
    const newer = vector('vault_newer.hex').bytes;
    const none = new Uint8Array(32);
    const flipped = Buffer.from(bytes);
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    const wrongCode = `${code.slice(0, -1)}${code.endsWith('5') ? '6' : '5'}`;
    const rows = /** @type {[string, Uint8Array, (core: Core, records: StoredRecord[]) => unknown][]} */ ([
        ['wrongPassword', bytes, (core, records) => core.unlockByKey(records, 1, none)],
        ['noSuchSlot', bytes, (core, records) => core.unlockByKey(records, 9, none)],
        ['badArgument', bytes, (core, records) => core.unlockByKey(records, 1, none.subarray(1))],
        ['damaged', flipped, (core, records) => core.unlockByKey(records, 1, none)],
        ['damaged', bytes.subarray(0, 200), (core, records) => core.passwordSlots(records)],
        ['newerVersion', newer, (core, records) => core.passwordSlots(records)],
        ['newerVersion', newer, (core, records) => core.createVault(records, CHEAP, none, NOW)],
        ['vaultExists', bytes, (core, records) => core.createVault(records, CHEAP, none, NOW)],
        [
            'wrongDataKey',
            bytes,
            (core, records) => core.OpenVault.open(records, Buffer.from(none).toString('base64')),
        ],
    ]);
    for (const [code, stored, work] of rows) {
        const records = [record(3, stored)];
        const refused = withAuthenticator((/** @type {Core} */ core) => work(core, records));
        await assert.rejects(refused, { code }, String(work));
    }
    const mistyped = withAuthenticator((/** @type {Core} */ core) =>
        core.unlockByRecoveryCode([record(3, bytes)], wrongCode),
    );
    const said = await mistyped.catch((/** @type {any} */ error) => error.code);
    assert.notEqual(said, 'wrongRecoveryCode', 'a letter that was mistyped is told before anything is tried');
});

test('codes are those of RFC 6238 and RFC 4226', async () => {
    const secrets = /** @type {const} */ ({ SHA1: 20, SHA256: 32, SHA512: 64 });
    const of = (/** @type {number} */ length) => base32('1234567890'.repeat(7).slice(0, length));
    const addresses = Object.entries(secrets).map(
        ([name, length]) => `otpauth://totp/${name}:ada?secret=${of(length)}&digits=8&algorithm=${name}`,
    );
    const made = await madeWith([...addresses, `otpauth://hotp/Counted:ada?secret=${of(20)}&counter=0`]);
    // RFC 6238, appendix B: seconds since 1970, and the codes of the three.
    const rows = /** @type {[number, ...string[]][]} */ ([
        [59, '94287082', '46119246', '90693936'],
        [1_111_111_109, '07081804', '68084774', '25091201'],
        [1_111_111_111, '14050471', '67062674', '99943326'],
        [1_234_567_890, '89005924', '91819424', '93441116'],
        [2_000_000_000, '69279037', '90698825', '38618901'],
        [20_000_000_000, '65353130', '77737706', '47863826'],
    ]);
    // RFC 4226, appendix D.
    const counted = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');
    await inVault(made, (vault) => {
        const ids = Object.fromEntries(
            JSON.parse(vault.list(NOW, undefined, '')).rows.map((/** @type {any} */ { issuer, id }) => [
                issuer,
                id,
            ]),
        );
        for (const [at, ...codes] of rows) {
            const told = Object.keys(secrets).map((name) => vault.code(ids[name], at));
            assert.deepEqual(told, codes, String(at));
        }
        assert.deepEqual(
            counted.map(() => vault.takeCode(ids.Counted, NOW * 1000)),
            counted,
        );
    });
});

test('another program opens what the bundle writes, and finds in it what was added', async () => {
    const secret = base32('12345678901234567890');
    const made = await madeWith([`otpauth://totp/Fern:ada?secret=${secret}`]);
    const bytes = Buffer.from(made.records[0]?.text ?? '', 'base64');
    const opener = { password: PASSWORD, code: made.recoveryCode };
    const found = await openEachSlot(bytes, opener);
    assert.equal(found.length, 2, 'by the password and by the recovery code');
    for (const contents of found) assert.match(contents, /Fern/);
    assert.equal(bytes.indexOf('Fern'), -1);
    const backup = await inVault(made, (vault) => vault.backup(CHEAP, new Uint8Array(32).fill(9), NOW));
    assert.equal(Buffer.from(backup).indexOf('Fern'), -1);
});

test('a backup comes back as it was, and only by its key', async () => {
    const addresses = [1, 2, 3].map(
        (at) => `otpauth://totp/Site ${at}:ada?secret=${base32(`secret number ${at}...`)}&period=${20 + at}`,
    );
    const made = await madeWith(addresses);
    const key = await derive('of the backup', CHEAP);
    const file = await inVault(made, (vault) => vault.backup(CHEAP, key, NOW));
    const [slot] = await withAuthenticator((/** @type {Core} */ core) => core.backupSlots(file));
    assert.deepEqual(slot.parameters, CHEAP);
    await inVault(made, (vault) => vault.rehearse(file, slot.id, key));
    const vaultKey = await derive(PASSWORD, CHEAP);
    const restored = await withAuthenticator((/** @type {Core} */ core) =>
        core.restoreVault(made.records, file, slot.id, key, CHEAP, vaultKey, NOW),
    );
    assert.equal(restored.count, 3);
    const { name, text } = restored.vault.sealed;
    const list = (/** @type {Core} */ vault) => vault.exportList();
    const again = { records: [{ name, text }], dataKey: restored.vault.dataKey };
    assert.equal(await inVault(again, list), await inVault(made, list));
    // Anywhere that a bit is changed, and wherever it is cut, nothing opens.
    const opens = (/** @type {Uint8Array} */ changed, /** @type {Uint8Array} */ by) =>
        withAuthenticator((/** @type {Core} */ core) => core.opensBackup(changed, slot.id, by)).then(
            () => 'opened',
            (/** @type {any} */ error) => error.code,
        );
    assert.equal(await opens(file, key), 'opened');
    assert.equal(await opens(file, vaultKey), 'wrongPassword');
    for (let at = 0; at < file.length; at += 17) {
        const changed = Uint8Array.from(file);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        assert.ok(
            ['damaged', 'newerVersion', 'notRecognised'].includes(await opens(changed, key)),
            `flipped at ${at}: ${await opens(changed, key)}`,
        );
        assert.notEqual(await opens(file.slice(0, at), key), 'opened', `cut at ${at}`);
    }
});
