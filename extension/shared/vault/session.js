/**
 * The key of the open vault, for as long as it is open: in memory, where only the extension's own pages and its
 * background can read it. The browser forgets it when it closes.
 */
const KEY = 'vaultKey';

/** @typedef {{ dataKey: string, unlockedAt: number, usedAt: number }} Session times in Unix seconds */

/** @returns {Promise<Session | undefined>} */
export async function session() {
    const stored = await chrome.storage.session.get(KEY);
    return /** @type {Session | undefined} */ (stored[KEY]);
}

/** @param {string} dataKey */
export async function begin(dataKey) {
    const now = seconds();
    await chrome.storage.session.set({ [KEY]: { dataKey, unlockedAt: now, usedAt: now } });
}

/** Notes that the vault has been used just now. */
export async function touch() {
    const current = await session();
    if (current) await chrome.storage.session.set({ [KEY]: { ...current, usedAt: seconds() } });
}

export async function end() {
    await chrome.storage.session.remove(KEY);
}

/**
 * Calls back when the vault was opened or locked. Registers a listener: to be called synchronously.
 * @param {() => void} changed
 */
export function onSessionChanged(changed) {
    chrome.storage.onChanged.addListener((changes, area) => {
        const change = area === 'session' ? changes[KEY] : undefined;
        if (change && !(change.oldValue && change.newValue)) changed();
    });
}

/** The time in Unix seconds. */
export function seconds() {
    return Math.floor(Date.now() / 1000);
}
