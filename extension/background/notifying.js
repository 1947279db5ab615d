/**
 * How a reminder reaches the person: as a notification where they have allowed that, and as a page otherwise; and that something
 * happened at a door, as a notification only. Firefox knows no
 * buttons in notifications, so that a click on the whole leads to the page in every browser. It names no site: notifications
 * stay on the screen, and in lists.
 */
import { notificationsAllowed } from '../shared/sessions/notifications.js';
import { plural, word } from '../shared/words.js';

/** @typedef {import('../wasm/types.js').ReminderCause} ReminderCause */

const PAGE = 'pages/leaving/leaving.html';
const BECAUSE = 'because=';
const ALERT = 'alert';

/** Registers listeners: to be called synchronously. */
export function answerNotifications() {
    listen();
    // They are there from the moment on that the person allows them. A listener added twice is called once.
    chrome.permissions.onAdded.addListener(listen);
}

function listen() {
    chrome.notifications?.onClicked.addListener(onClicked);
}

/**
 * @param {ReminderCause['kind']} cause
 * @param {number} count of sites
 */
export async function tell(cause, count) {
    if (!(await notify(cause, count))) await openPage(cause);
}

/** @param {ReminderCause['kind']} cause @param {number} count @returns {Promise<boolean>} whether it is shown */
async function notify(cause, count) {
    if (!(await notificationsAllowed())) return false;
    const sites = plural('leavingSites', count, String(count));
    const message = word(`leavingBecause_${cause}`, sites);
    return show(`${BECAUSE}${cause}`, word('leavingTitle'), message).then(
        () => true,
        () => false,
    );
}

/** Something happened at the door of a site. */
export async function notifyOfAlert() {
    if (await notificationsAllowed())
        await show(ALERT, word('alertsHeading'), word('alertsNotification')).catch(() => undefined);
}

/** @param {string} id @param {string} title @param {string} message */
function show(id, title, message) {
    const iconUrl = chrome.runtime.getURL('icons/128.png');
    return chrome.notifications.create(id, { type: 'basic', iconUrl, title, message });
}

/** @param {string} id */
async function onClicked(id) {
    if (id === ALERT) {
        await chrome.notifications.clear(id);
        await chrome.tabs.create({ url: chrome.runtime.getURL('pages/settings/settings.html#alerts') });
    }
    if (!id.startsWith(BECAUSE)) return;
    await chrome.notifications.clear(id);
    await openPage(id.slice(BECAUSE.length));
}

/** One page, however often it is asked for. @param {string} cause */
async function openPage(cause) {
    const page = chrome.runtime.getURL(`${PAGE}?${BECAUSE}${cause}`);
    const tabs = await chrome.tabs.query({});
    const there = tabs.find(({ url }) => url?.startsWith(chrome.runtime.getURL(PAGE)));
    if (there?.id === undefined) await chrome.tabs.create({ url: page });
    else await chrome.tabs.update(there.id, { url: page, active: true });
}
