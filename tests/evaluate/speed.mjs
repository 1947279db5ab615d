/**
 * How long the shipped strength bundle takes, in milliseconds: `node tests/evaluate/speed.mjs`, after `./build.sh`.
 * It prints no password.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { manyLeaks } from '../../tools/word-lists.mjs';

const GENERATED = '../../build/generated/wasm';
const strength = await import(`${GENERATED}/strength.js`);
const bytes = readFileSync(new URL(`${GENERATED}/strength_bg.wasm`, import.meta.url));

/** @param {() => unknown} work */
async function time(work) {
    const start = performance.now();
    await work();
    return performance.now() - start;
}

/** @param {string} password @param {string[]} [inputs] */
const assess = (password, inputs = []) => strength.assess({ password, inputs, confirmation: null });

/** @param {string} unit @param {number} length */
const filled = (unit, length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

console.log('bytes, brotli', brotliCompressSync(bytes).length);
console.log('load', (await time(() => strength.default({ module_or_path: bytes }))).toFixed(1));
console.log('warm-up', (await time(() => strength.warmUp())).toFixed(1));
console.log('first verdict', (await time(() => assess('Tr0ub4dour&3'))).toFixed(2));

const typical = manyLeaks()
    .filter((_, at) => at % 200 === 0)
    .map((password, at) => (at % 3 ? password : `${password}Xq1`));
for (const inputs of [[], ['ada.lovelace@fern.example', 'Ada Lovelace', '1984-07-13']]) {
    /** @type {number[]} */
    const times = [];
    for (const password of typical) times.push(await time(() => assess(password, inputs)));
    times.sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => times[Math.floor(share * times.length)]?.toFixed(3);
    console.log(`typical, ${inputs.length} inputs: median ${at(0.5)}, 95% ${at(0.95)}`);
}

const units = [
    'a',
    'p@ssw0rd1',
    '4@8({[<369&1!|0$5+7%2',
    'correct horse battery staple ',
    'p\u00e4ssw\u00f6rd-\u00e9',
];
let slowest = 0;
for (const unit of units) {
    for (const length of [16, 32, 64, 100, 256, 1_000, 10_000]) {
        const times = [];
        for (let run = 0; run < 5; run++) times.push(await time(() => assess(filled(unit, length))));
        slowest = Math.max(slowest, Math.min(...times));
    }
}
console.log('slowest of long inputs, best of five', slowest.toFixed(1));
