/**
 * The clock that codes are made by: this computer's, corrected by what a site said of the time when the person asked.
 */
import { seconds } from './session.js';

const KEY = 'clockCorrection';

/** What is added to this computer's time, in seconds. Forgotten when the browser closes. */
export async function correction() {
    const { [KEY]: stored } = await chrome.storage.session.get(KEY);
    return typeof stored === 'number' ? stored : 0;
}

/** The time that codes are made for, in Unix seconds. */
export async function timeForCodes() {
    return seconds() + (await correction());
}

/** @param {number} seconds */
export async function correctBy(seconds) {
    if (seconds === 0) await chrome.storage.session.remove(KEY);
    else await chrome.storage.session.set({ [KEY]: seconds });
}
