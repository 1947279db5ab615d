/**
 * What is downloaded, loaded and injected.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { kb, table } from './numbers.mjs';

const DIST = new URL('../dist/', import.meta.url);
const require = createRequire(import.meta.url);

export function sizes() {
    const content = readdirSync(new URL('extension/content', DIST), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.js'))
        .sort();
    const [archive] = readdirSync(DIST).filter((name) => name.endsWith('.zip'));
    const ours = (/** @type {string} */ path) => readFileSync(new URL(`extension/${path}`, DIST));
    const theirs = (/** @type {string} */ path) => readFileSync(require.resolve(path));
    const core = ours('wasm/strength_bg.wasm');
    table('Sizes', [
        ['', 'raw', 'gzip', 'brotli'],
        row('gate.js, in every watched page', ours('content/gate.js')),
        row('all content scripts', Buffer.concat(content.map((name) => ours(`content/${name}`)))),
        row('core: pages_bg.wasm', ours('wasm/pages_bg.wasm')),
        row('core: cookies_bg.wasm', ours('wasm/cookies_bg.wasm')),
        row('core: strength_bg.wasm', core),
        row('core: generator_bg.wasm', ours('wasm/generator_bg.wasm')),
        row('core: unlock_bg.wasm', ours('wasm/unlock_bg.wasm')),
        row('core: authenticator_bg.wasm', ours('wasm/authenticator_bg.wasm')),
        row('core: scanner_bg.wasm', ours('wasm/scanner_bg.wasm')),
        row('core: importing_bg.wasm', ours('wasm/importing_bg.wasm')),
        row('core: clearing_bg.wasm', ours('wasm/clearing_bg.wasm')),
        row('core: doctor_bg.wasm', ours('wasm/doctor_bg.wasm')),
        row('zxcvbn', theirs('zxcvbn/dist/zxcvbn.js')),
        row(
            'zxcvbn-ts with common and en',
            Buffer.concat(
                ['core', 'language-common', 'language-en'].map((part) =>
                    readFileSync(`${dirname(require.resolve(`@zxcvbn-ts/${part}`))}/zxcvbn-ts.js`),
                ),
            ),
        ),
        ['the extension, packed', archive ? kb(readFileSync(new URL(archive, DIST)).length) : '–', '', ''],
    ]);
}

/**
 * @param {string} name
 * @param {Buffer} bytes
 */
function row(name, bytes) {
    return [name, kb(bytes.length), kb(gzipSync(bytes).length), kb(brotliCompressSync(bytes).length)];
}
