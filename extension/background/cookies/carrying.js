/**
 * Carries over the end of the browser where somebody is signed in, on a computer that others use: there a session that nobody is told
 * of does harm. What is on the disk is digests, which count only where a cookie of the site is still there.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { allCookies } from '../../shared/cookies/jar.js';
import { installationKey, isShared } from '../../shared/sessions/computer.js';
import { local } from '../../shared/storage.js';

/** @param {unknown} witness what was seen */
export async function carry(witness) {
    const isNeeded = (await isShared()).state === 'shared';
    const now = isNeeded ? await digestsOf(witness) : [];
    const before = await stored();
    if (now.length === 0 && before.length > 0) await local.remove('signedIn');
    else if (now.join() !== before.join()) await local.set({ signedIn: now });
}

/** @param {unknown} witness */
async function digestsOf(witness) {
    const key = await installationKey();
    return withCookies((core) => core.carried(witness, key));
}

/** What was seen before the start, as far as it was carried over. @returns {Promise<unknown>} */
export async function recalled() {
    const carried = await stored();
    if (carried.length === 0 || (await isShared()).state !== 'shared') return undefined;
    const [key, cookies] = await Promise.all([installationKey(), allCookies()]);
    return withCookies((core) => core.recalled(carried, key, cookies));
}

/** A damaged store of them carries nothing. */
async function stored() {
    const found = /** @type {unknown} */ (await local.get('signedIn'));
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}
