/**
 * From the popup to the settings, which are in a tab. A popup that is a tab of its own stays.
 */
import { openSettings } from '../ui/settings-link.js';

/** What a click does. @param {string} section */
export function toSettings(section) {
    return async (/** @type {Event} */ event) => {
        event.preventDefault();
        await openSettings(section);
        if (!new URLSearchParams(location.search).has('tab')) window.close();
    };
}
