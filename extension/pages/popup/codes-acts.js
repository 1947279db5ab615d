/**
 * What can be done with an account in the list of codes: its code copied, or filled in, and the account used for the site in front.
 */
import { LatchkeyError, codeOf } from '../../core/error.js';
import { fillCode } from '../../shared/filling/code.js';
import { codeOfAccount, takeCode, useFor } from '../../shared/vault/accounts.js';
import { word } from '../../shared/words.js';
import { CLEARED_AFTER_S, copyForAWhile } from '../ui/clipboard.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/**
 * What can be done with a row.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {(work: () => Promise<string>) => () => Promise<void>} doing
 * @param {() => Promise<void>} read
 * @param {(until: number) => void} spent the code was used already, and lasts until then, in Unix seconds
 */
export function actsOf(tab, doing, read, spent) {
    return {
        /** @param {Row} row */
        copy: ({ id, code }) =>
            void doing(async () => copied(await (code ? codeOfAccount(id) : takeCode(id))))(),
        /** @param {Row} row */
        fill: ({ id, code }) =>
            void doing(async () => {
                if (tab?.id === undefined) throw new LatchkeyError('noCodeField');
                await fillCode(tab.id, { accountId: id }).catch((error) => {
                    if (codeOf(error) === 'codeSpent') spent(code?.validUntil ?? 0);
                    throw error;
                });
                if (!code) await read();
                return word('codesFilled');
            })(),
        /** @param {Row} row */
        use: ({ id }) =>
            void doing(async () => {
                await useFor(id, tab?.url ?? '');
                await read();
                return word('codesUsedHere');
            })(),
    };
}

/** How long what was copied stays. */
const COPIED = { goes: 'codesCopiedGoes', goesIfStayed: 'codesCopied', stays: 'codesCopiedStays' };

/** Copies a code, and says how long it stays. @param {string} code */
async function copied(code) {
    return word(COPIED[await copyForAWhile(code)], String(CLEARED_AFTER_S));
}
