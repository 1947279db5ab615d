/**
 * The popup as a page of its own.
 */

/**
 * About the tab whose address ends like this, which it leaves as it is; where none is to be seen, about one without an address. Of
 * its views the one that is named.
 * @param {import('./harness.mjs').World} world
 * @param {string} ending
 * @param {string} [view]
 */
export async function popupOf({ browser }, ending, view) {
    const popup = await browser.openExtensionPage('pages/popup/popup.html');
    const id = await popup.evaluate(tabAt, ending);
    const address = await popup.evaluate(() => location.href.replace(/[?#].*/, ''));
    await popup.goto(`${address}?tab=${id}${view ? `#${view}` : ''}`);
    return popup;
}

// This runs in a page of the extension.

/** The number of a tab. @param {string} ending */
export async function tabAt(ending) {
    const tabs = await chrome.tabs.query({});
    return (tabs.find(({ url }) => url?.endsWith(ending)) ?? tabs.find(({ url }) => !url))?.id;
}
