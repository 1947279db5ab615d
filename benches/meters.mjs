/**
 * Latchkey's core and its rivals behind one call: password in, score out.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { timed } from './numbers.mjs';

const FIRST = 'correct';
const GENERATED = new URL('../build/generated/wasm/', import.meta.url);

/**
 * @typedef {object} Meter
 * @property {string} name
 * @property {(password: string) => number} judge
 * @property {number} warmUpMs getting ready before the first password; 0 for those that do so with the first
 * @property {number} firstMs the first verdict
 */

/** @returns {Promise<Meter[]>} */
export async function meters() {
    return Promise.all([latchkey(), zxcvbn(), zxcvbnTs()]);
}

/** @returns {Promise<Meter>} */
async function latchkey() {
    const strength = await import(`${GENERATED}strength.js`);
    await strength.default({ module_or_path: readFileSync(new URL('strength_bg.wasm', GENERATED)) });
    /** @param {string} password */
    const judge = (password) => strength.assess({ password, inputs: [], confirmation: null }).score;
    const warmUpMs = timed(() => strength.warmUp());
    return { name: 'Latchkey', judge, warmUpMs, firstMs: timed(() => judge(FIRST)) };
}

/** @returns {Promise<Meter>} */
async function zxcvbn() {
    const engine = createRequire(import.meta.url)('zxcvbn');
    /** @param {string} password */
    const judge = (password) => engine(password).score;
    return { name: 'zxcvbn', judge, warmUpMs: 0, firstMs: timed(() => judge(FIRST)) };
}

/** @returns {Promise<Meter>} */
async function zxcvbnTs() {
    const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
    const common = await import('@zxcvbn-ts/language-common');
    const english = await import('@zxcvbn-ts/language-en');
    /** @type {import('@zxcvbn-ts/core').ZxcvbnFactory | undefined} */
    let engine;
    /** @param {string} password */
    const judge = (password) => {
        engine ??= new ZxcvbnFactory({
            dictionary: { ...common.dictionary, ...english.dictionary },
            graphs: common.adjacencyGraphs,
            translations: english.translations,
        });
        return engine.check(password).score;
    };
    return { name: 'zxcvbn-ts', judge, warmUpMs: 0, firstMs: timed(() => judge(FIRST)) };
}
