/**
 * What Latchkey has put on the clipboard for a while. Only a digest of it is kept, in memory: enough to know it again, and to leave
 * alone what a person has copied since.
 */
import { inMemory } from '../storage.js';

/** @typedef {{ salt: string, digest: string }} Held */

/** When it goes. The background has its listener. */
export const ALARM = 'emptyClipboard';

/**
 * Has the background take a text off the clipboard later.
 * @param {string} text
 * @param {number} seconds
 */
export async function hold(text, seconds) {
    const salt = crypto.randomUUID();
    await inMemory.set({ clipboardHeld: { salt, digest: await digestOf(salt, text) } });
    await chrome.alarms.create(ALARM, { when: Date.now() + seconds * 1000 });
}

/** It is to stay, or something else has taken its place. */
export async function letGo() {
    await inMemory.remove('clipboardHeld');
}

/**
 * Empties the clipboard, if what is on it is what was put there.
 * @param {Held} held
 * @param {{ read: () => Promise<string>, write: (text: string) => Promise<void> }} clipboard
 */
export async function emptyIfHeld({ salt, digest }, { read, write }) {
    if ((await digestOf(salt, await read())) === digest) await write('');
}

/** @param {string} salt @param {string} text */
async function digestOf(salt, text) {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}${text}`));
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
