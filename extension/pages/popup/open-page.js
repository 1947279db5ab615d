/**
 * From the popup to a page in a tab. Browsers may leave the popup standing over the page that it has opened, so it closes; a popup that is
 * a tab of its own stays.
 */

/** What a click does. @param {() => Promise<unknown>} open */
export function openPage(open) {
    return async (/** @type {Event} */ event) => {
        event.preventDefault();
        await open();
        if (!new URLSearchParams(location.search).has('tab')) window.close();
    };
}
