/**
 * Whether the person wants notifications: browsers ask for them apart.
 */

/** @type {{ permissions: 'notifications'[] }} */
const PERMISSION = { permissions: ['notifications'] };

/** @returns {Promise<boolean>} */
export function notificationsAllowed() {
    return chrome.permissions.contains(PERMISSION);
}

/** Straight from the click, before anything is awaited: browsers ask only then. @param {boolean} allow */
export function allowNotifications(allow) {
    return allow ? chrome.permissions.request(PERMISSION) : chrome.permissions.remove(PERMISSION);
}
