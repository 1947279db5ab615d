/**
 * What happened at the doors of sites on this computer that the person may want to know of: told once, kept for 90 days, on personal
 * computers only, and off by a switch. The core decides what that is.
 */
import { withCookies } from '../core/bundles/cookies.js';
import { siteAccess } from './cookies/inspecting.js';
import { isShared } from './sessions/computer.js';
import { inMemory, local } from './storage.js';

/** @typedef {import('../wasm/types.js').Alert} Alert */

/** One change at a time, whichever page or the background makes it. */
const CHANGES = 'changes of alerts';

/** What the switch shows; nothing where others may use the computer. */
export async function alerting() {
    const { state } = await isShared();
    return state === 'personal' ? (await local.get('alertsOff')) !== true : undefined;
}

/** @param {boolean} on */
export function setAlerting(on) {
    return navigator.locks.request(CHANGES, async () => {
        await local.set({ alertsOff: !on });
        if (!on) await erase();
    });
}

/**
 * Whether anything is told. What was told is gone once others use the computer; where signs only speak for that, it stays: somebody
 * who signs in with another account is such a sign.
 */
export function isAlerting() {
    return navigator.locks.request(CHANGES, alertsNow);
}

/** To be asked in turn with all that changes what is kept. */
async function alertsNow() {
    const [{ state }, off] = await Promise.all([isShared(), local.get('alertsOff')]);
    if ((state === 'shared' || off === true) && (await local.get('alerts'))) await erase();
    return state === 'personal' && off !== true;
}

/** Forgets all that was told. */
export function eraseAlerts() {
    return navigator.locks.request(CHANGES, erase);
}

async function erase() {
    await Promise.all([local.remove('alerts'), inMemory.remove('alertTries')]);
}

/** The newest last. @returns {Promise<Alert[]>} */
export async function alerts() {
    const kept = await timeline();
    return withCookies((core) => core.alertsOf(kept, Date.now()));
}

/**
 * Takes note of what was seen at a site.
 * @param {string} address of the page
 * @param {import('../wasm/types.js').AlertEvent} event
 * @returns {Promise<Alert | null>} what the person is told of
 */
export function noteAlert(address, event) {
    return navigator.locks.request(CHANGES, async () => {
        // Asked here: others can come to use the computer while this waits for its turn.
        if (!(await alertsNow())) return null;
        const [{ site }, kept, before] = await Promise.all([
            siteAccess(address),
            timeline(),
            inMemory.get('alertTries'),
        ]);
        if (!site) return null;
        const noted = await withCookies((core) => core.noteAlert(before, kept, site, event, Date.now()));
        await inMemory.set({ alertTries: noted.tries });
        if (noted.told) await local.set({ alerts: noted.timeline });
        return noted.told;
    });
}

/** The site of an address was cleared: what was told of it is forgotten. @param {string} address */
export async function forgetAlertsAt(address) {
    const { site } = await siteAccess(address);
    await navigator.locks.request(CHANGES, async () => {
        const kept = await timeline();
        if (kept.length === 0) return;
        await local.set({ alerts: await withCookies((core) => core.alertsWithout(kept, site, Date.now())) });
    });
}

/** Whether something was told that the person has not looked at. */
export async function hasNews() {
    const [kept, looked] = await Promise.all([timeline(), local.get('alertsLookedAt')]);
    return withCookies((core) => core.hasAlertNews(kept, Number(looked) || 0));
}

/** The person has looked. A clock that was set back makes nothing new of what they have seen. */
export async function noteLooked() {
    const newest = (await alerts()).at(-1)?.at ?? 0;
    await local.set({ alertsLookedAt: Math.max(Date.now(), newest) });
}

/** Calls back when it changes, or is looked at. Registers listeners. @param {() => void} changed */
export function onAlertsChanged(changed) {
    local.onChanged('alerts', changed);
    local.onChanged('alertsLookedAt', changed);
}

/** Of a damaged store, nothing. */
async function timeline() {
    const kept = await local.get('alerts');
    return Array.isArray(kept) ? kept : [];
}
