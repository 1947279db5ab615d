/**
 * The two-factor accounts in the vault.
 */
import { changing, reading } from './vault.js';
import { timeForCodes } from './clock.js';
import { inMemory } from '../storage.js';

/** @typedef {import('../../wasm/types.js').AccountForm} AccountForm */
/** @typedef {import('../../wasm/types.js').AccountList} AccountList */

/**
 * The accounts with their codes, those of the site in front first.
 * @param {string | undefined | Promise<string | undefined>} address of the page in front
 * @param {string} query
 * @param {{ unattended?: boolean, most?: number }} [options] unattended: nobody asked for it, as `reading` has it; most: only the first
 * @returns {Promise<AccountList>}
 */
export async function listed(address, query, { most, ...options } = {}) {
    const needed = Promise.all([timeForCodes(), address]);
    const list = reading((vault, [now, site]) => vault.list(now, site, query, most), needed, options);
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
 * @param {string[]} around origins of the pages around the frame
 */
export async function release(id, frame, top, around) {
    const spent = (await inMemory.get('codeSpent')) ?? null;
    return reading((vault, now) => vault.release(id, frame, top, around, spent, now), timeForCodes());
}

/**
 * What was seen when something was taken of a page: the address of the tab before and after the look, and the origins of the frames
 * that the picture showed, or that it was taken from.
 * @typedef {{ before: string | undefined, after: string | undefined, frames: string[] }} Sight
 */

/**
 * Adds what a QR code, the clipboard or a person gives: addresses of one or several accounts, or a bare secret.
 * @param {string[]} texts
 * @param {Sight} [sight] of the page that it was found on
 */
export function addTexts(texts, sight) {
    const { before, after, frames } = sight ?? { before: undefined, after: undefined, frames: [] };
    return changing((vault) => vault.addTexts(texts, before, after, frames, Date.now()));
}

/** @param {AccountForm} form */
export function addByHand(form) {
    return changing((vault) => vault.addByHand(form, Date.now()));
}

/**
 * Uses an account for the site of a page too.
 * @param {string} id
 * @param {string} address of the page, or its site
 */
export function useFor(id, address) {
    return changing((vault) => vault.useFor(id, address, Date.now()));
}

/**
 * @param {string} id
 * @param {import('../../wasm/types.js').AccountChanges} changes
 */
export function edit(id, changes) {
    return changing((vault) => vault.edit(id, changes, Date.now()));
}

/** Removes an account: it can be brought back for a while. @param {string} id */
export function remove(id) {
    return changing((vault) => vault.remove(id, Date.now()));
}

/** The accounts that can be brought back. */
export function trash() {
    return reading((vault) => vault.trash(Date.now()));
}

/** @param {string} id */
export function bringBack(id) {
    return changing((vault) => vault.bringBack(id, Date.now()));
}

/** Removes a removed account for good. @param {string} id */
export function destroy(id) {
    return changing((vault) => vault.destroy(id, Date.now()));
}

/**
 * Puts an account where another one is.
 * @param {string} id
 * @param {string} other
 */
export function move(id, other) {
    return changing((vault) => vault.moveTo(id, other, Date.now()));
}

/** All accounts as a list of addresses: whoever has it can make the codes. */
export function exportList() {
    return reading((vault) => vault.exportList());
}

/** All accounts as Aegis exports them. */
export function exportAegis() {
    return reading((vault) => vault.exportAegis());
}

/** The address of an account, secret and all. @param {string} id */
export function addressOf(id) {
    return reading((vault) => vault.addressOf(id));
}

/** Adds what was read of another program's file. @param {Uint8Array} read */
export function addRead(read) {
    return changing((vault) => vault.addRead(read, Date.now()));
}
