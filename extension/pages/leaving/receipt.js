/**
 * What was done besides signing out, in words: only what there was to do.
 */
import { word } from '../../shared/words.js';

/**
 * @param {import('../../wasm/types.js').VaultLock} vault as it was before it was locked
 * @param {'emptied' | 'untouched' | 'failed'} clipboard untouched: nothing of Latchkey's was on it
 * @returns {string[]}
 */
export function receiptLines(vault, clipboard) {
    return [
        ...(vault === 'none' ? [] : [word('leavingVaultLocked')]),
        ...(clipboard === 'emptied' ? [word('leavingClipboard')] : []),
        ...(clipboard === 'failed' ? [word('leavingClipboardNot')] : []),
    ];
}
