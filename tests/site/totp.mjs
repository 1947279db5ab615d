/**
 * Time-based one-time passwords as a site's server makes them (RFC 6238, SHA-1, 30 s, six digits): another
 * implementation than the one under test.
 */
import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PERIOD_S = 30;

/** @param {Uint8Array} bytes */
export function base32(bytes) {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return (bits.match(/.{1,5}/g) ?? [])
        .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
        .join('');
}

/**
 * Whether a code is right now, or was one time step ago.
 * @param {Uint8Array} secret
 * @param {string} code
 * @param {number} now in milliseconds since 1970
 */
export function isRight(secret, code, now) {
    const step = Math.floor(now / 1000 / PERIOD_S);
    return code !== '' && [step, step - 1].some((step) => codeAt(secret, step) === code);
}

/** @param {Uint8Array} secret @param {number} step */
function codeAt(secret, step) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', secret).update(counter).digest();
    const offset = (mac.at(-1) ?? 0) & 15;
    return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
