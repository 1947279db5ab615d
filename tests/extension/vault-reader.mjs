/**
 * A reader of vaults and backups that was written from docs/vault.md alone, with other cryptography than the core's.
 */
import assert from 'node:assert/strict';
import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argon2id } from 'hash-wasm';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a person opens it with. @typedef {{ password: string, code: string }} Opener */

/** A file of `tests/vectors/`, and the recovery code that it names. @param {string} name */
export function vector(name) {
    const text = readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8');
    const [, code = ''] = /recovery code: (\S+)/.exec(text) ?? [];
    return { bytes: Buffer.from(text.replace(/^#.*$/gm, '').replace(/\s/g, ''), 'hex'), code };
}

/** @param {Uint8Array} key @param {Uint8Array} salt @param {string} label */
export const hkdf = (key, salt, label) => Buffer.from(hkdfSync('sha256', key, salt, label, 32));

/** The subkey of XChaCha20: draft-irtf-cfrg-xchacha-03, 2.2. @param {Buffer} key @param {Buffer} nonce */
function hchacha20(key, nonce) {
    const words = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
    for (let at = 0; at < 32; at += 4) words.push(key.readUInt32LE(at));
    for (let at = 0; at < 16; at += 4) words.push(nonce.readUInt32LE(at));
    const x = Uint32Array.from(words);
    const at = (/** @type {number} */ i) => x[i] ?? 0;
    /** @param {number} a @param {number} b @param {number} d @param {number} turn */
    const step = (a, b, d, turn) => {
        x[a] = at(a) + at(b);
        const mixed = at(d) ^ at(a);
        x[d] = (mixed << turn) | (mixed >>> (32 - turn));
    };
    /** @param {number} a @param {number} b @param {number} c @param {number} d */
    const quarter = (a, b, c, d) => {
        step(a, b, d, 16);
        step(c, d, b, 12);
        step(a, b, d, 8);
        step(c, d, b, 7);
    };
    for (let round = 0; round < 10; round++) {
        for (let i = 0; i < 4; i++) quarter(i, i + 4, i + 8, i + 12);
        for (let i = 0; i < 4; i++) quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
    }
    return Buffer.from(Uint32Array.of(...x.slice(0, 4), ...x.slice(12)).buffer);
}

/** @param {Buffer} key @param {Buffer} encrypted @param {Buffer} associated */
function decrypt(key, encrypted, associated) {
    const subkey = hchacha20(key, encrypted.subarray(0, 16));
    const nonce = Buffer.concat([Buffer.alloc(4), encrypted.subarray(16, 24)]);
    const cipher = createDecipheriv('chacha20-poly1305', subkey, nonce, { authTagLength: 16 });
    cipher.setAAD(associated, { plaintextLength: encrypted.length - 40 });
    cipher.setAuthTag(encrypted.subarray(-16));
    return Buffer.concat([cipher.update(encrypted.subarray(24, -16)), cipher.final()]);
}

/** The slot at an offset. @param {Buffer} bytes @param {number} from */
function slot(bytes, from) {
    const kind = bytes[from + 1];
    let at = from + 2;
    const cost = [0, 4, 8].map((more) => bytes.readUInt32BE(at + more));
    if (kind === 1) at += 12;
    if (kind === 3) {
        at += 2 + bytes.readUInt16BE(at);
        at += 2 + bytes.readUInt16BE(at);
    }
    const salt = bytes.subarray(at, at + 32);
    const commitment = bytes.subarray(at + 32, at + 64);
    const open = bytes.subarray(from, at + 64);
    return { kind, cost, salt, commitment, open, wrapped: bytes.subarray(at + 64, at + 136), end: at + 136 };
}

/** @param {ReturnType<typeof slot>} slot @param {Opener} opener */
async function slotKey(
    { kind, cost: [memorySize = 0, iterations = 0, parallelism = 0], salt },
    { password, code },
) {
    if (kind === 1) {
        const cost = { memorySize, iterations, parallelism, hashLength: 32 };
        return argon2id({ password, salt, ...cost, outputType: 'binary' });
    }
    const symbols = [...code.replaceAll('-', '')].map((digit) => CROCKFORD.indexOf(digit));
    return kind === 2
        ? hkdf(Uint8Array.from(symbols), salt, 'latchkey/1/recovery-code')
        : hkdf(Buffer.alloc(32, 0xa5), salt, 'latchkey/1/security-key');
}

/**
 * What it holds, by each of its slots; a security key answers 32 bytes of 0xa5.
 * @param {Buffer} bytes
 * @param {Opener} opener
 */
export async function openEachSlot(bytes, opener) {
    const body = bytes.subarray(0, -32);
    assert.deepEqual(createHash('sha256').update(body).digest(), bytes.subarray(-32));
    const place = bytes.subarray(0, 26);
    /** @type {ReturnType<typeof slot>[]} */
    const slots = [];
    let header = 75;
    for (let left = bytes[74] ?? 0; left > 0; left--) {
        const read = slot(bytes, header);
        slots.push(read);
        header = read.end;
    }
    const found = [];
    for (const read of slots) {
        const key = await slotKey(read, opener);
        assert.deepEqual(hkdf(key, place, 'latchkey/1/slot/commitment'), read.commitment);
        const dataKey = decrypt(
            hkdf(key, place, 'latchkey/1/slot/encryption'),
            read.wrapped,
            Buffer.concat([place, read.open]),
        );
        assert.deepEqual(hkdf(dataKey, place, 'latchkey/1/contents/commitment'), bytes.subarray(42, 74));
        const encryption = hkdf(dataKey, place, 'latchkey/1/contents/encryption');
        const padded = decrypt(encryption, body.subarray(header), body.subarray(0, header));
        assert.equal(padded.length % 1024, 0);
        found.push(padded.subarray(4, 4 + padded.readUInt32BE()).toString());
    }
    return found;
}
