/**
 * The two-factor accounts in the vault.
 */
import { changing, reading } from './vault.js';
import { timeForCodes } from './clock.js';

/** @typedef {import('../../wasm/types.js').AccountForm} AccountForm */
/** @typedef {import('../../wasm/types.js').AccountList} AccountList */

/**
 * The accounts with their codes, those of the site in front first.
 * @param {string | undefined} address of the page in front
 * @param {string} query
 * @param {{ unattended?: boolean }} [options] unattended: nobody asked for it, as `reading` has it
 * @returns {Promise<AccountList>}
 */
export async function listed(address, query, options) {
    const list = reading((vault, now) => vault.list(now, address, query), timeForCodes(), options);
    return JSON.parse(await list);
}

/** The code of an account now, for the person to copy. @param {string} id */
export function codeOfAccount(id) {
    return reading((vault, now) => vault.code(id, now), timeForCodes());
}

/** Takes the next code of an account that counts. @param {string} id */
export function takeCode(id) {
    return changing((vault) => vault.takeCode(id, Date.now()));
}

/**
 * The one way of a code into a page.
 * @param {string | undefined} id the account; none for the one that the site has
 * @param {string} frame origin of the frame that is filled
 * @param {string} top address of the page in the tab
 */
export function release(id, frame, top) {
    return reading((vault, now) => vault.release(id, frame, top, now), timeForCodes());
}

/**
 * Adds what a QR code, the clipboard or a person gives: addresses of one or several accounts, or a bare secret.
 * @param {string[]} texts
 * @param {string | undefined} site address of the page that it belongs to
 */
export function addTexts(texts, site) {
    return changing((vault) => vault.addTexts(texts, site, Date.now()));
}

/**
 * @param {AccountForm} form
 * @param {string | undefined} site
 */
export function addByHand(form, site) {
    return changing((vault) => vault.addByHand(form, site, Date.now()));
}

/**
 * @param {string} id
 * @param {import('../../wasm/types.js').AccountChanges} changes
 */
export function edit(id, changes) {
    return changing((vault) => vault.edit(id, changes, Date.now()));
}

/** @param {string} id */
export function remove(id) {
    return changing((vault) => vault.remove(id, Date.now()));
}

/**
 * @param {string} id
 * @param {number} position
 */
export function move(id, position) {
    return changing((vault) => vault.moveTo(id, position, Date.now()));
}

/** All accounts as a list of addresses: whoever has it can make the codes. */
export function exportList() {
    return reading((vault) => vault.exportList());
}

/** The address of an account, secret and all. @param {string} id */
export function addressOf(id) {
    return reading((vault) => vault.addressOf(id));
}

/**
 * Reads accounts of another program's file, and says of each entry what became of it.
 * @param {Uint8Array} file
 * @param {string | undefined} password
 */
export function importFile(file, password) {
    return changing((vault) => vault.importFile(file, password, Date.now()));
}
