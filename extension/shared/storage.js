/**
 * The browser's storage: the one place that reads and writes it, but for what an administrator has set (`managed.js`). `stored.d.ts`
 * says what is kept under which key.
 */

import { area } from './area.js';
import { isFirefox } from './browser.js';
import { ownDisk } from './own-database.js';

/**
 * On the disk. Chromium keeps content scripts out of its storage (`keepContentScriptsOut`), Firefox does not.
 * @type {import('./stored.js').Area<import('./stored.js').Local>}
 */
export const local = isFirefox() ? ownDisk() : area('local');

/**
 * In memory, until the browser closes: keys, and what says where the person has signed in.
 * @type {import('./stored.js').TellingArea<import('./stored.js').InMemory>}
 */
export const inMemory = area('session');

/** Keeps content scripts out of all areas of the storage, where the browser can: a page may have taken over its process. */
export async function keepContentScriptsOut() {
    const areas = Object.values(chrome.storage).filter((area) => area && 'setAccessLevel' in area);
    await Promise.allSettled(areas.map((area) => area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })));
}
