/**
 * The accounts as they are on the screen.
 */
import { listed } from '../../shared/vault/accounts.js';
import { Errand } from '../ui/errand.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** Those that the search finds. @type {Row[] | undefined} */
let rows;
/** So many there are. */
let total = 0;
/** What is said of what is shown, if something newer is damaged. @type {import('../../wasm/types.js').OlderState | null} */
let olderState = null;
/** How full the vault is. @type {number | undefined} */
let percentFull;
/** What is looked for. */
let query = '';
/** How often the vault was locked: what was read before does not count afterwards. */
let locks = 0;
const errand = new Errand();

export function accounts() {
    return { rows, total, query, olderState, percentFull, problem: errand.problem };
}

export function forgetAccounts() {
    locks += 1;
    rows = undefined;
    total = 0;
    olderState = null;
    percentFull = undefined;
    query = '';
    errand.say('');
}

/** @param {() => void} draw */
export function readAccounts(draw) {
    const [asked, before] = [query, locks];
    return errand.run(async () => {
        const list = await listed(undefined, asked);
        // What was looked for before is not what is shown.
        if (asked === query && before === locks) ({ rows, total, olderState, percentFull } = list);
    }, draw);
}

/** Looks for accounts. @param {string} text @param {() => void} draw */
export function searchAccounts(text, draw) {
    query = text;
    return readAccounts(draw);
}
