/**
 * Secrets on the clipboard: they go again after a while, as long as the page that put them there stays open. Browsers
 * let nobody else write to it.
 */

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
    timer = setTimeout(
        () => void navigator.clipboard.writeText('').then(cleared, () => undefined),
        CLEARED_AFTER_S * 1000,
    );
}
