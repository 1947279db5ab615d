/**
 * Secrets on the clipboard: they go again after a while. Where the person has allowed it, the background sees to that; elsewhere the page
 * that put them there, as long as it stays open and in front.
 */
import { isFirefox } from '../../shared/browser.js';
import { hold, letGo } from '../../shared/clipboard/held.js';
import { emptyingAllowed } from '../../shared/clipboard/permission.js';
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
    await letGo();
    if (!put.isReplaced) await inMemory.set({ clipboardFilled: true });
    return put;
}

/**
 * Copies a text that goes again later. The background looks whether it is still there; a page may not, and takes it off only if nothing
 * else can have been copied meanwhile, so that nothing is lost that a person has copied since. Answers how it goes.
 * @param {string} text
 * @returns {Promise<'goes' | 'goesIfStayed' | 'stays'>} goesIfStayed: if this window stays in front; stays: Firefox lets no page write
 *   without a click
 */
export async function copyForAWhile(text) {
    const [put, byBackground] = await Promise.all([copy(text), emptyingAllowed()]);
    if (byBackground) {
        if (last === put && !put.isReplaced) await hold(text, CLEARED_AFTER_S);
        return 'goes';
    }
    if (isFirefox()) return 'stays';
    if (!put.stays)
        put.timer = setTimeout(() => void emptyClipboard().catch(() => undefined), CLEARED_AFTER_S * 1000);
    return 'goesIfStayed';
}

/** Empties the clipboard if Latchkey has filled it. Answers whether it had. */
export async function emptyClipboard() {
    leaveAlone();
    if (!(await inMemory.get('clipboardFilled'))) return false;
    await navigator.clipboard.writeText('');
    await inMemory.remove('clipboardFilled', 'clipboardHeld');
    return true;
}

/** What is on the clipboard stays there. */
function leaveAlone() {
    last.stays = true;
    clearTimeout(last.timer);
    watching.abort();
}
