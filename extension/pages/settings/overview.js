/**
 * The accounts as they are on the screen.
 */
import { listed } from '../../shared/vault/accounts.js';
import { Errand } from '../ui/errand.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** @type {Row[] | undefined} */
let rows;
/** What is said of what is shown, if something newer is damaged. @type {import('../../wasm/types.js').OlderState | null} */
let olderState = null;
/** How full the vault is. @type {number | undefined} */
let percentFull;
const errand = new Errand();

export function accounts() {
    return { rows, olderState, percentFull, problem: errand.problem };
}

export function forgetAccounts() {
    rows = undefined;
    olderState = null;
    percentFull = undefined;
    errand.say('');
}

/** @param {() => void} draw */
export function readAccounts(draw) {
    return errand.run(async () => {
        ({ rows, olderState, percentFull } = await listed(undefined, ''));
    }, draw);
}
