/**
 * What pages keep in their storage that signs in.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { documentsOf } from './documents.js';
import { bytesOf } from '../../core/json-bytes.js';

/**
 * The names of the keys and databases of a site that sign in, as a tab shows it.
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<string[]>}
 */
export async function storedThatSignsIn(site, tab) {
    const documents = bytesOf(await documentsOf(site, [tab]));
    return withClearing((core) => core.storedThatSignsIn(documents));
}

/**
 * Whether what a tab shows of a site signs in in another tab too, as a token in `localStorage` does.
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<boolean>}
 */
export async function signsInBeyondTab(site, tab) {
    const documents = bytesOf(await documentsOf(site, [tab]));
    return withClearing((core) => core.signsInBeyondTab(documents));
}
