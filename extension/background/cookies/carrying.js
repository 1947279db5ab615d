/**
 * Carries over the end of the browser where somebody is signed in, on a computer that others use: there a session that nobody is told
 * of does harm. What is on the disk is digests, which count only where a cookie of the site is still there.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { allCookies } from '../../shared/cookies/jar.js';
import { installationKey, isSharedForGood } from '../../shared/sessions/computer.js';
import { inMemory, local } from '../../shared/storage.js';

/** @param {unknown} witness what was seen */
export async function carry(witness) {
    const [counts, before] = [await doesCount(), await stored()];
    if (!counts) return;
    // What is there already is not lost to what was seen since the start alone.
    if (before.length > 0 && !(await inMemory.get('witnessRecalled'))) return;
    const now = await digestsOf(witness);
    if (now.join() === before.join()) return;
    await inMemory.set({ witnessRecalled: true });
    if (now.length > 0) await local.set({ signedIn: now });
    else await local.remove('signedIn');
}

/** @param {unknown} witness */
async function digestsOf(witness) {
    const key = await installationKey();
    return withCookies((core) => core.carried(witness, key));
}

/**
 * What was seen since the start and before it, as far as that was carried over; nothing where nothing was, or it does not count yet.
 * @param {unknown} witness
 * @returns {Promise<unknown>}
 */
export async function recalled(witness) {
    const carried = await stored();
    if (carried.length === 0 || !(await doesCount())) return undefined;
    const [key, cookies] = await Promise.all([installationKey(), allCookies()]);
    return withCookies((core) => core.recalled(witness, carried, key, cookies));
}

/**
 * Whether it is said for good that others use the computer. Nothing stays where it is said that nobody does; where nothing is said,
 * an administrator may not have been heard yet, and all of it stays.
 */
async function doesCount() {
    const { state, reasons } = await isSharedForGood();
    const isSaid = reasons.some((reason) => reason === 'policy' || reason === 'declared');
    if (isSaid && state === 'personal' && (await stored()).length > 0) await local.remove('signedIn');
    return state === 'shared';
}

/** A damaged store of them carries nothing. */
async function stored() {
    const found = /** @type {unknown} */ (await local.get('signedIn'));
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}
