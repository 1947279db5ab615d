/**
 * What a search has found among the accounts.
 */
import { plural, word } from '../../shared/words.js';

/** @param {string} query @param {number} found */
export function foundWords(query, found) {
    if (!query) return '';
    return found > 0 ? plural('accountsFound', found, String(found)) : word('codesNoMatch');
}
