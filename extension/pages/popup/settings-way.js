/**
 * From the popup to the settings, which are in a tab.
 */
import { openSettings } from '../ui/settings-link.js';
import { openPage } from './open-page.js';

/** What a click does. @param {string} section */
export function toSettings(section) {
    return openPage(() => openSettings(section));
}
