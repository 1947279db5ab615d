/**
 * The accounts as they are on the screen.
 */
import { listed } from '../../shared/vault/accounts.js';
import { codeOf } from '../../core/error.js';
import { problemOf } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** @type {Row[] | undefined} */
let rows;
let problem = '';

export function accounts() {
    return { rows, problem };
}

export function forgetAccounts() {
    rows = undefined;
    problem = '';
}

/** @param {() => void} draw */
export async function readAccounts(draw) {
    try {
        ({ rows } = await listed(undefined, ''));
        problem = '';
    } catch (error) {
        problem = problemOf(codeOf(error));
    }
    draw();
}
