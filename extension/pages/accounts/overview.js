/**
 * The accounts as they are on the screen.
 */
import { listed } from '../../shared/vault/accounts.js';
import { Errand } from '../ui/errand.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** @type {Row[] | undefined} */
let rows;
const errand = new Errand();

export function accounts() {
    return { rows, problem: errand.problem };
}

export function forgetAccounts() {
    rows = undefined;
    errand.say('');
}

/** @param {() => void} draw */
export function readAccounts(draw) {
    return errand.run(async () => {
        ({ rows } = await listed(undefined, ''));
    }, draw);
}
