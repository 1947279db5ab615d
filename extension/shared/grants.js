/**
 * What the browser grants and what the person has paused: the facts about access, and how they are changed.
 */
import { withPages } from '../core/bundles/pages.js';
import { local } from './storage.js';

/** The match pattern that the welcome page asks for. */
export const EVERY_SITE = '*://*/*';

/** @returns {Promise<import('../wasm/types.js').Grants>} */
export async function grants() {
    const [{ origins }, paused] = await Promise.all([chrome.permissions.getAll(), pausedHosts()]);
    return { origins: origins ?? [], paused };
}

/**
 * Says whether Latchkey may watch the page at an address, and how that can be changed.
 * @param {string | undefined} address
 */
export async function accessTo(address) {
    const facts = await grants();
    return withPages((pages) => pages.access(facts, address));
}

/**
 * Carries out what the core offered for a host. To be called straight from the person's click: the browser
 * asks only then.
 * @param {import('../wasm/types.js').AccessChange} change
 * @param {string} host
 * @returns {Promise<boolean>} whether it was done; the person can decline
 */
export async function changeAccess(change, host) {
    switch (change.kind) {
        case 'request': {
            const granted = await chrome.permissions.request({ origins: [change.origin] });
            if (granted) await setPaused(host, false);
            return granted;
        }
        case 'giveBack':
            return chrome.permissions.remove({ origins: change.origins });
        case 'pause':
            await setPaused(host, true);
            return true;
        case 'resume':
            await setPaused(host, false);
            return true;
    }
}

/**
 * Calls back whenever the grants or the pauses change. Registers listeners: to be called synchronously.
 * @param {() => void} changed
 */
export function onGrantsChanged(changed) {
    chrome.permissions.onAdded.addListener(changed);
    chrome.permissions.onRemoved.addListener(changed);
    local.onChanged('pausedHosts', changed);
}

/**
 * @param {string} host
 * @param {boolean} paused
 */
async function setPaused(host, paused) {
    const others = (await pausedHosts()).filter((other) => other !== host);
    await local.set({ pausedHosts: paused ? [...others, host] : others });
}

/** A damaged store of them pauses nothing. */
async function pausedHosts() {
    const stored = await local.get('pausedHosts');
    return Array.isArray(stored) ? stored.filter((host) => typeof host === 'string') : [];
}
