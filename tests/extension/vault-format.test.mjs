/**
 * A reader of vaults that was written from docs/vault.md alone opens what the core wrote. And the key derivation of the bundle is held against another one.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { argon2id } from 'hash-wasm';
import { EXTENSION, fakeBrowser } from './fake-browser.mjs';
import { openEachSlot, vector } from './vault-reader.mjs';

fakeBrowser();
const { withUnlock } = await import(`${EXTENSION}/core/bundles/unlock.js`);

const CONTENTS = 'otpauth://totp/Fern:ada?secret=JBSWY3DPEHPK3PXP';
const PASSWORD = 'correct horse battery staple';

test('a program written from the documentation opens a vault and a backup', async () => {
    const vault = vector('vault_1.hex');
    assert.equal(vault.bytes.subarray(0, 10).toString('latin1'), 'LKYVAULT\0\x01');
    assert.deepEqual(await openEachSlot(vault.bytes, { password: PASSWORD, code: vault.code }), [
        CONTENTS,
        CONTENTS,
        CONTENTS,
    ]);
    const backup = vector('backup_1.hex');
    assert.equal(backup.bytes.subarray(0, 10).toString('latin1'), 'LKYBCKUP\0\x01');
    assert.deepEqual(await openEachSlot(backup.bytes, { password: PASSWORD, code: '' }), [CONTENTS]);
});

test('the bundle derives what hash-wasm derives, at all corners and between', async () => {
    const passwords = ['p', 'correct horse battery staple', 'päßwörd 💩', 'x'.repeat(1024)];
    for (let round = 0; round < 48; round++) {
        const password = passwords[round % passwords.length] ?? '';
        const memoryKib = 7168 + ((round * 997) % 4096);
        const passes = 1 + (round % 3);
        const lanes = 1 + (Math.floor(round / 3) % 4);
        const salt = createHash('sha256').update(String(round)).digest();
        const ours = await withUnlock((/** @type {any} */ unlock) =>
            unlock.deriveKey(password, { memoryKib, passes, lanes, salt: [...salt] }),
        );
        const theirs = await argon2id({
            password: password.normalize('NFKC'),
            salt,
            memorySize: memoryKib,
            iterations: passes,
            parallelism: lanes,
            hashLength: 32,
            outputType: 'binary',
        });
        assert.deepEqual(Buffer.from(ours), Buffer.from(theirs), `${memoryKib} KiB, ${passes}, ${lanes}`);
    }
});
