/**
 * Pages that draw nothing where nobody sees them: browsers give a tab behind others no frames, and some apps wait for the first.
 */

/** @typedef {import('./visiting.js').View} View */

/** Which tab was in front before that of a view. @type {WeakMap<View, number>} */
const fronts = new WeakMap();

/**
 * Brings the tab before the person, until it is put behind again.
 * @param {View} view
 * @returns {Promise<boolean>} whether it was behind
 */
export async function bringToFront(view) {
    view.signal.throwIfAborted();
    const { windowId } = await chrome.tabs.get(view.tabId);
    const [front] = await chrome.tabs.query({ active: true, windowId });
    if (front?.id === undefined || front.id === view.tabId) return false;
    fronts.set(view, front.id);
    // Not while the person drags a tab.
    return chrome.tabs.update(view.tabId, { active: true }).then(
        () => true,
        () => false,
    );
}

/** What was in front comes back, unless the person has gone elsewhere meanwhile. @param {View} view */
export async function putBehind(view) {
    const front = fronts.get(view);
    if (front === undefined) return;
    fronts.delete(view);
    const tab = await chrome.tabs.get(view.tabId).catch(() => undefined);
    if (tab?.active) await chrome.tabs.update(front, { active: true }).catch(() => undefined);
}
