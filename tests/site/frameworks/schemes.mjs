/**
 * How frameworks write what a cookie carries: plain, signed, or encrypted, each in its own letters. All are really
 * checked when they come back; keys live as long as the process.
 */
import {
    createCipheriv,
    createDecipheriv,
    createHash,
    createHmac,
    randomBytes,
    timingSafeEqual,
} from 'node:crypto';

/**
 * @typedef {object} Scheme
 * @property {(payload: string) => string} seal
 * @property {(value: string) => string | undefined} open nothing, if the value was not sealed here
 */

const KEY = randomBytes(32);

/** As it is. @type {Scheme} */
export const plain = { seal: (payload) => payload, open: (value) => value };

/** @param {string} text @param {string} [algorithm] */
export function mac(text, algorithm = 'sha256') {
    return createHmac(algorithm, KEY).update(text).digest();
}

/** @param {string} one @param {string} other */
function same(one, other) {
    return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** Random letters of an alphabet. @param {number} length @param {string} alphabet */
export function letters(length, alphabet) {
    return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const random = {
    /** @param {number} bytes */
    hex: (bytes) => randomBytes(bytes).toString('hex'),
    /** @param {number} bytes */
    base64url: (bytes) => randomBytes(bytes).toString('base64url'),
    /** @param {number} length */
    lower: (length) => letters(length, LOWER),
    /** @param {number} length */
    digits: (length) => letters(length, '0123456789'),
    uuid: () => crypto.randomUUID(),
};

/** The session ids of PHP: 26 letters of five bits. */
export const phpId = () => letters(26, 'abcdefghijklmnopqrstuv0123456789');

/**
 * Payload, separator, signature.
 * @param {object} form
 * @param {string} [form.prefix]
 * @param {string} [form.separator]
 * @param {BufferEncoding} [form.encoding] of the signature
 * @param {boolean} [form.wraps] whether the payload is written in base64url
 * @param {string} [form.algorithm]
 * @param {boolean} [form.stamps] whether a time is signed along
 * @returns {Scheme}
 */
export function signed({
    prefix = '',
    separator = '.',
    encoding = 'base64url',
    wraps = false,
    algorithm = 'sha256',
    stamps = false,
} = {}) {
    const sign = (/** @type {string} */ text) => mac(text, algorithm).toString(encoding).replace(/=+$/, '');
    return {
        seal(payload) {
            const stamp = Buffer.from(String(Math.floor(Date.now() / 1000))).toString('base64url');
            const body = `${wraps ? Buffer.from(payload).toString('base64url') : payload}${stamps ? `${separator}${stamp}` : ''}`;
            return encodeURIComponent(`${prefix}${body}${separator}${sign(body)}`);
        },
        open(value) {
            const text = decoded(value);
            const at = text.lastIndexOf(separator);
            const body = text.slice(prefix.length, at);
            if (!text.startsWith(prefix) || !same(text.slice(at + separator.length), sign(body)))
                return undefined;
            const payload = stamps ? body.slice(0, body.lastIndexOf(separator)) : body;
            return wraps ? Buffer.from(payload, 'base64url').toString() : payload;
        },
    };
}

/** Without its percent signs, or empty if they are wrong. @param {string} value */
export function decoded(value) {
    try {
        return decodeURIComponent(value);
    } catch {
        return '';
    }
}

/**
 * Encrypted with AES-256-GCM; how the three parts are written is the framework's.
 * @param {(parts: { iv: Buffer, text: Buffer, tag: Buffer }) => string} write
 * @param {(value: string) => { iv: Buffer, text: Buffer, tag: Buffer }} read
 * @returns {Scheme}
 */
export function encrypted(write, read) {
    return {
        seal(payload) {
            const iv = randomBytes(12);
            const cipher = createCipheriv('aes-256-gcm', KEY, iv);
            const text = Buffer.concat([cipher.update(payload), cipher.final()]);
            return write({ iv, text, tag: cipher.getAuthTag() });
        },
        open(value) {
            try {
                const { iv, text, tag } = read(value);
                const cipher = createDecipheriv('aes-256-gcm', KEY, iv, { authTagLength: 16 }).setAuthTag(
                    tag,
                );
                return Buffer.concat([cipher.update(text), cipher.final()]).toString();
            } catch {
                return undefined;
            }
        },
    };
}

/**
 * One run of letters: a head, then vector, text and tag.
 * @param {string} head the bytes with which every value begins, in hexadecimal
 * @param {BufferEncoding} encoding
 */
export function sealedRun(head, encoding) {
    const start = Buffer.from(head, 'hex');
    return encrypted(
        ({ iv, text, tag }) => Buffer.concat([start, iv, text, tag]).toString(encoding),
        (value) => {
            const bytes = Buffer.from(value, encoding).subarray(start.length);
            return { iv: bytes.subarray(0, 12), text: bytes.subarray(12, -16), tag: bytes.subarray(-16) };
        },
    );
}

/** `base64--base64--base64`, percent-encoded: text, vector, tag. */
export const railsEncrypted = encrypted(
    ({ iv, text, tag }) =>
        encodeURIComponent([text, iv, tag].map((part) => part.toString('base64')).join('--')),
    (value) => {
        const [text, iv, tag] = decoded(value)
            .split('--')
            .map((part) => Buffer.from(part, 'base64'));
        if (!text || !iv || !tag) throw new Error('three parts');
        return { iv, text, tag };
    },
);

/** Base64 of JSON with `iv`, `value`, `mac` and `tag`, percent-encoded. */
export const laravelEncrypted = encrypted(
    ({ iv, text, tag }) => {
        const [first, value] = [iv, text].map((part) => part.toString('base64'));
        const parts = {
            iv: first,
            value,
            mac: mac(`${first}${value}`).toString('hex'),
            tag: tag.toString('base64'),
        };
        return encodeURIComponent(Buffer.from(JSON.stringify(parts)).toString('base64'));
    },
    (cookie) => {
        const { iv, value, tag } = JSON.parse(Buffer.from(decoded(cookie), 'base64').toString());
        const [first, text, last] = [iv, value, tag].map((part) => Buffer.from(part, 'base64'));
        if (!first || !text || !last) throw new Error('three parts');
        return { iv: first, text, tag: last };
    },
);

/** Fernet tokens begin with version 0x80 and four zero bytes of the time, hence `gAAAA`. */
export const fernet = sealedRun('8000000000', 'base64url');

/** What ASP.NET Core's data protection writes begins with 09F0C9F0, hence `CfDJ8`. */
export const dataProtection = sealedRun('09f0c9f0', 'base64url');

/** JSON Web Encryption in its compact form, with a key both sides know (RFC 7516). */
export const jwe = encrypted(
    ({ iv, text, tag }) =>
        [jsonPart({ alg: 'dir', enc: 'A256GCM' }), '', ...[iv, text, tag].map(part)].join('.'),
    (value) => {
        const [, , iv, text, tag] = value.split('.').map((part) => Buffer.from(part, 'base64url'));
        if (!iv || !text || !tag) throw new Error('five parts');
        return { iv, text, tag };
    },
);

/** @param {Buffer} bytes */
function part(bytes) {
    return bytes.toString('base64url');
}

/** @param {unknown} value */
function jsonPart(value) {
    return part(Buffer.from(JSON.stringify(value)));
}

/**
 * JSON Web Tokens, signed (RFC 7519). The payload is the claim `sub`.
 * @param {object} [header] in place of `alg` and `typ`
 * @param {(payload: string) => object} [extra] further claims
 * @returns {Scheme}
 */
export function jwt(header = { alg: 'HS256', typ: 'JWT' }, extra = () => ({})) {
    return {
        seal(payload) {
            const now = Math.floor(Date.now() / 1000);
            const body = `${jsonPart(header)}.${jsonPart({ sub: payload, iat: now, exp: now + 86400, ...extra(payload) })}`;
            return `${body}.${part(mac(body))}`;
        },
        open(value) {
            const [head, claims, signature = ''] = value.split('.');
            if (!claims || !same(signature, part(mac(`${head}.${claims}`)))) return undefined;
            return JSON.parse(Buffer.from(claims, 'base64url').toString()).sub;
        },
    };
}

/** @param {string} text */
export function md5(text) {
    return createHash('md5').update(text).digest('hex');
}

/** @param {string} text */
export function sha1(text) {
    return createHash('sha1').update(text).digest('hex');
}

/**
 * For tokens with many claims, which are long.
 * @param {Scheme} scheme
 * @param {number} length of the payload
 * @returns {Scheme}
 */
export const padded = (scheme, length) => ({
    seal: (payload) => scheme.seal(payload.padEnd(length)),
    open: (value) => scheme.open(value)?.trimEnd(),
});
