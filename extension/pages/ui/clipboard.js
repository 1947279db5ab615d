/**
 * Secrets on the clipboard: they go again after a while, as long as the page that put them there stays open. Browsers
 * let nobody else write to it.
 */
import { inMemory } from '../../shared/storage.js';

/** How long a secret stays. */
export const CLEARED_AFTER_S = 30;

let timer = 0;

/**
 * Copies a text, and takes it off the clipboard again later.
 * @param {string} text
 * @param {() => void} cleared called when it has gone
 */
export async function copyForAWhile(text, cleared) {
    clearTimeout(timer);
    await navigator.clipboard.writeText(text);
    await inMemory.set({ clipboardFilled: true });
    timer = setTimeout(() => void emptyClipboard().then(cleared, () => undefined), CLEARED_AFTER_S * 1000);
}

/** Empties the clipboard if Latchkey has filled it. Answers whether it had. */
export async function emptyClipboard() {
    if (!(await inMemory.get('clipboardFilled'))) return false;
    await navigator.clipboard.writeText('');
    await inMemory.remove('clipboardFilled');
    return true;
}
