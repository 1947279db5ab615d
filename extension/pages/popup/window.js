/**
 * The height of the popup: as high as it wants to be, or as its window is, where that is lower. Then its parts scroll, and it
 * does not.
 */

/** A window that opens grows in steps; this long after the last it has its size. */
const SETTLED_MS = 200;

/** Registers a listener. */
export function fitWindow() {
    let timer = 0;
    const fit = () => {
        const { style } = document.body;
        style.height = '';
        // Where the text is larger, everything is, and the window is so much lower in its measure.
        const room = innerHeight / (Number(getComputedStyle(document.documentElement).zoom) || 1);
        if (document.body.offsetHeight > room) style.height = `${room}px`;
    };
    const later = () => {
        clearTimeout(timer);
        timer = setTimeout(fit, SETTLED_MS);
    };
    globalThis.addEventListener('resize', later);
    later();
}
