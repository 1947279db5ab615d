/**
 * What the browser grants and what the person has paused: the facts about access, and how they are changed.
 */
import { withClearing } from '../core/bundles/clearing.js';
import { withPages } from '../core/bundles/pages.js';
import { changingChoices } from './choices.js';
import { local } from './storage.js';

/** The match pattern of every site. */
export const EVERY_SITE = '*://*/*';

/** @returns {Promise<import('../wasm/types.js').Grants>} */
export async function grants() {
    const [{ origins }, paused] = await Promise.all([chrome.permissions.getAll(), pausedHosts()]);
    return { origins: origins ?? [], paused };
}

/** Whether the browser gives access to every site, however it writes that. */
export async function seesEverySite() {
    const facts = await grants();
    const { everySite } = await withClearing((core) => core.siteList(facts, [], []));
    return everySite;
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
        case 'request':
            return askForAccess(change.origin, host);
        case 'giveBack':
            return giveBack(change.origins);
        case 'pause':
            await setPaused(host, true);
            return true;
        case 'resume':
            await resume(host);
            return true;
    }
}

/**
 * Asks the browser, which asks the person. To be called straight from the click.
 * @param {string} origin
 * @param {string} [host] the one that it is about: it goes on there, where it was paused
 * @returns {Promise<boolean>} whether access was given
 */
export async function askForAccess(origin, host) {
    const granted = await chrome.permissions.request({ origins: [origin] });
    if (granted && host) await resume(host);
    return granted;
}

/**
 * Each by itself: the browser keeps what an administrator has given.
 * @param {string[]} origins
 * @returns {Promise<boolean>} whether it keeps none of them
 */
export async function giveBack(origins) {
    // It says so by a failure, or not at all.
    for (const origin of origins) await chrome.permissions.remove({ origins: [origin] }).catch(() => false);
    const { origins: kept } = await grants();
    return !origins.some((origin) => kept.includes(origin));
}

/** Goes on where it was paused. @param {string} host */
export function resume(host) {
    return setPaused(host, false);
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
function setPaused(host, paused) {
    return changingChoices(async () => {
        const others = (await pausedHosts()).filter((other) => other !== host);
        await local.set({ pausedHosts: paused ? [...others, host] : others });
    });
}

/** A damaged store of them pauses nothing. */
async function pausedHosts() {
    const stored = await local.get('pausedHosts');
    return Array.isArray(stored) ? stored.filter((host) => typeof host === 'string') : [];
}
