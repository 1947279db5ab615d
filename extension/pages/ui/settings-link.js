/**
 * The way to a section of the settings: in the tab that shows them, where there is one.
 */

const PAGE = 'pages/settings/settings.html';

/** @param {string} section */
export async function openSettings(section) {
    const address = chrome.runtime.getURL(PAGE);
    const url = `${address}#${section}`;
    const [tab] = (await chrome.tabs.query({})).filter((tab) => tab.url?.replace(/#.*/, '') === address);
    if (tab?.id === undefined) await chrome.tabs.create({ url });
    else {
        await chrome.tabs.update(tab.id, { active: true, url });
        // Telephones have no windows.
        await chrome.windows?.update(tab.windowId, { focused: true });
    }
}
