/**
 * Secrets on the clipboard: they go again after a while, as long as the page that put them there stays open and in front. Browsers
 * let nobody else write to it.
 */
import { isFirefox } from '../../shared/browser.js';
import { inMemory } from '../../shared/storage.js';

/** How long a secret stays. */
export const CLEARED_AFTER_S = 30;
/** What puts something else on the clipboard. */
const COPYING = /** @type {const} */ (['copy', 'cut']);

/** What was put there last: whether it is to stay by now, and whether something else has taken its place. */
let last = { stays: true, isReplaced: false, timer: 0 };
/** Ends the listening for what may have changed the clipboard. */
let watching = new AbortController();

/**
 * Copies a text that stays there. Every copy of Latchkey's goes through here: browsers tell nobody of what a script copies.
 * @param {string} text
 */
export async function copy(text) {
    leaveAlone();
    const put = { stays: false, isReplaced: false, timer: 0 };
    last = put;
    // Before the first wait: whatever is copied from now on takes its place.
    watching = new AbortController();
    const once = { once: true, signal: watching.signal };
    addEventListener('blur', leaveAlone, once);
    for (const event of COPYING) {
        document.addEventListener(
            event,
            () => {
                leaveAlone();
                put.isReplaced = true;
                void inMemory.remove('clipboardFilled');
            },
            once,
        );
    }
    await navigator.clipboard.writeText(text);
    if (!put.isReplaced) await inMemory.set({ clipboardFilled: true });
    return put;
}

/**
 * Copies a text, and takes it off the clipboard again later, if nothing else can have been copied meanwhile: nobody may read the
 * clipboard to see, and what a person has copied since must not be lost. Answers whether it may go: Firefox lets nobody write
 * without a click, so that it stays there.
 * @param {string} text
 * @param {() => void} cleared called when it has gone
 */
export async function copyForAWhile(text, cleared) {
    const put = await copy(text);
    const goes = !isFirefox();
    const clear = () => {
        if (!put.stays) void emptyClipboard().then(cleared, () => undefined);
    };
    if (goes && !put.stays) put.timer = setTimeout(clear, CLEARED_AFTER_S * 1000);
    return goes;
}

/** Empties the clipboard if Latchkey has filled it. Answers whether it had. */
export async function emptyClipboard() {
    leaveAlone();
    if (!(await inMemory.get('clipboardFilled'))) return false;
    await navigator.clipboard.writeText('');
    await inMemory.remove('clipboardFilled');
    return true;
}

/** What is on the clipboard stays there. */
function leaveAlone() {
    last.stays = true;
    clearTimeout(last.timer);
    watching.abort();
}
