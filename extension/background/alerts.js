/**
 * Tells the person what happened at the door of a site: with a mark on the button, and a notification where they have allowed that.
 */
import { alerting, hasNews, isAlerting, noteAlert, onAlertsChanged } from '../shared/alerts.js';
import { onComputerChanged } from '../shared/sessions/computer.js';
import { showNews } from './badge.js';
import { notifyOfAlert } from './notifying.js';

/** Registers listeners: to be called synchronously. */
export function tellAlerts() {
    // Once others use the computer, nothing of it stays.
    onComputerChanged(() => void isAlerting());
    void isAlerting();
    onAlertsChanged(() => void mark());
    void mark();
}

async function mark() {
    await showNews((await alerting()) === true && (await hasNews()));
}

/**
 * Takes note of what was seen, and tells the person if that is something to know of.
 * @param {string} address of the page
 * @param {import('../wasm/types.js').AlertEvent} event
 */
export async function noteEvent(address, event) {
    if (await noteAlert(address, event)) await notifyOfAlert();
}

/**
 * A form was sent.
 * @param {import('../shared/surface.js').Requests['submitted']['request']} submitted
 * @param {string} document
 * @param {string[]} addresses for which the form speaks, that of the page in the tab last
 * @param {chrome.runtime.MessageSender} sender
 */
export async function noteSent({ isTry, form, typed }, document, addresses, { tab }) {
    const address = addresses.at(-1);
    if (!isTry || !address || tab?.incognito) return;
    await noteEvent(address, { kind: 'sent', host: new URL(address).hostname, form, document, typed });
}
