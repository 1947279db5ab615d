/**
 * Clearing a site with a popup that speaks about it.
 */
import { eventually } from './drivers/index.mjs';
import { press, textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

/**
 * Clears, and gives what the popup says of it.
 * @param {Page} popup
 * @param {'fixThisSite' | 'signOutAndClear' | 'onlyTheCache'} choice
 */
export async function clear(popup, choice) {
    const from = await popup.evaluate(() => Date.now());
    await press(popup, `#clear-${choice}`);
    await eventually(
        () => popup.evaluate(finishedAt),
        (at) => at >= from,
        30_000,
    );
    await there(popup, '#clear-again');
    return (await textOf(popup, '#clear-status')) ?? '';
}

/** Runs in a page of the extension. */
async function finishedAt() {
    const { clearingStatus } = await chrome.storage.session.get('clearingStatus');
    const { state, at } = /** @type {{ state?: string, at?: number }} */ (clearingStatus ?? {});
    return state === 'done' ? Number(at) : 0;
}
