/**
 * Looks at the page in a tab, once, for all parts of the popup.
 */
import { codeOf } from '../../core/error.js';
import { lookAtTab } from '../../shared/look-at-tab.js';

/** @typedef {import('../../shared/look-at-tab.js').TabLook} TabLook */

/**
 * What was seen; nothing where the browser does not let Latchkey look, which it says in its own words, without a code.
 * @param {number | undefined} tabId
 * @returns {Promise<TabLook | undefined>}
 */
export async function lookAt(tabId) {
    if (tabId === undefined) return undefined;
    return lookAtTab(tabId).catch((error) => {
        if (codeOf(error) !== 'unknown') throw error;
        return undefined;
    });
}
