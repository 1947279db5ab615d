/**
 * The key of a password: Latchkey's bundle and its rivals, at the same parameters, in the same run.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { recordMemories } from '../tests/extension/memories.mjs';
import { median, short, table } from './numbers.mjs';

const GENERATED = new URL('../build/generated/wasm/', import.meta.url);
const ROUNDS = 9;
const PASSWORD = 'correct horse battery staple';
const SALT = new Uint8Array(32).fill(7);
const MIB = 1 << 20;

/**
 * @typedef {{ memoryKib: number, passes: number, lanes: number }} Cost
 * @typedef {{ name: string, derive: (cost: Cost) => Promise<Uint8Array> }} Deriver
 * @type {[string, Cost][]}
 */
const COSTS = [
    ['64 MiB, 3 passes, 4 lanes (Latchkey)', { memoryKib: 65_536, passes: 3, lanes: 4 }],
    ['19 MiB, 2 passes, 1 lane (OWASP)', { memoryKib: 19_456, passes: 2, lanes: 1 }],
];

export async function argon2() {
    const all = [await latchkey(), await hashWasm(), await argon2Browser()];
    for (const [title, cost] of COSTS) table(`A key with ${title}, ms`, await compare(all, cost));
    table('Memory of the derivation, MiB', [['', 'before', 'during', 'after'], await memory()]);
}

/**
 * Takes turns, so that what else the machine does hits all alike. Processor time is fairer than time on a busy machine.
 * @param {Deriver[]} all
 * @param {Cost} cost
 */
async function compare(all, cost) {
    const runs = all.map(({ name, derive }) => ({
        name,
        derive,
        wall: /** @type {number[]} */ ([]),
        cpu: /** @type {number[]} */ ([]),
    }));
    /** @type {Set<string>} */
    const keys = new Set();
    for (let round = 0; round <= ROUNDS; round++) {
        for (const { derive, wall, cpu } of runs) {
            const started = performance.now();
            const used = process.cpuUsage();
            keys.add(Buffer.from(await derive(cost)).toString('hex'));
            const { user, system } = process.cpuUsage(used);
            // The first round warms up.
            if (round === 0) continue;
            wall.push(performance.now() - started);
            cpu.push((user + system) / 1000);
        }
    }
    if (keys.size !== 1) throw new Error('they do not derive the same key');
    const ours = median(runs[0]?.cpu ?? []);
    return [
        ['', 'processor p50', 'least', 'wall p50', 'least', 'times Latchkey'],
        ...runs.map(({ name, wall, cpu }) => [
            name,
            ...[median(cpu), Math.min(...cpu), median(wall), Math.min(...wall)].map(short),
            (median(cpu) / ours).toFixed(2),
        ]),
    ];
}

/** Each call in a fresh instance, as `withUnlock` of `extension/core/bundles/unlock.js` does. @returns {Promise<Deriver>} */
async function latchkey() {
    const unlock = await import(`${GENERATED}unlock.js`);
    await unlock.default({ module_or_path: readFileSync(new URL('unlock_bg.wasm', GENERATED)) });
    return {
        name: 'Latchkey, a fresh instance each',
        derive: async (cost) => {
            try {
                return unlock.deriveKey(PASSWORD, { ...cost, salt: [...SALT] });
            } finally {
                unlock.__wbg_reset_state();
            }
        },
    };
}

/** @returns {Promise<Deriver>} */
async function hashWasm() {
    const { argon2id } = await import('hash-wasm');
    return {
        name: 'hash-wasm',
        derive: ({ memoryKib, passes, lanes }) =>
            argon2id({
                password: PASSWORD,
                salt: SALT,
                memorySize: memoryKib,
                iterations: passes,
                parallelism: lanes,
                hashLength: 32,
                outputType: 'binary',
            }),
    };
}

/** @returns {Promise<Deriver>} */
async function argon2Browser() {
    // It takes a `fetch` for a sign that it is in a browser, and then finds no file.
    const { fetch } = globalThis;
    Reflect.deleteProperty(globalThis, 'fetch');
    const rival = createRequire(import.meta.url)('argon2-browser');
    await rival.hash({ pass: PASSWORD, salt: SALT });
    globalThis.fetch = fetch;
    return {
        name: 'argon2-browser',
        derive: async ({ memoryKib, passes, lanes }) => {
            const { hash } = await rival.hash({
                pass: PASSWORD,
                salt: SALT,
                mem: memoryKib,
                time: passes,
                parallelism: lanes,
                hashLen: 32,
                type: rival.ArgonType.Argon2id,
            });
            return hash;
        },
    };
}

/** The memory of the instance that is there before a derivation, while it ran, and of the one that is there after it. */
async function memory() {
    const { memories, stop } = recordMemories();
    const size = (/** @type {number} */ at) => ((memories[at]?.buffer.byteLength ?? NaN) / MIB).toFixed(1);
    const { derive } = await latchkey();
    const [[, cost]] = /** @type {[[string, Cost]]} */ (COSTS.slice(0, 1));
    await derive(cost);
    const before = size(0);
    await derive(cost);
    stop();
    return ['Latchkey', before, size(0), size(1)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await argon2();
