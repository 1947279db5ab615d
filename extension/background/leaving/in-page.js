/**
 * What runs in the page of a site that is left: each function goes there alone, without what stands around it here. A control is named by
 * the number that the collected facts have for it, and touched only in the document in which it was seen.
 */

export function collect() {
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
    const status = /** @type {{ responseStatus?: number } | undefined} */ (entry)?.responseStatus;
    const place = location.host + location.pathname;
    const document = Math.round(performance.timeOrigin * 1000);
    const { latchkey } = globalThis;
    latchkey.seen = latchkey.facts.collect();
    return { facts: latchkey.seen, document, status: status || null, place };
}

/** Whether nothing is drawn, and nobody could see it. */
export function waitsToBeSeen() {
    return document.hidden && document.scripts.length > 0 && !document.body?.innerText.trim();
}

export function hasScripts() {
    return document.scripts.length > 0;
}

/** Whether the document came without its server being asked for all of it: out of a cache. */
export function wasStored() {
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
    return { stored: entry?.transferSize === 0, document: Math.round(performance.timeOrigin * 1000) };
}

/** Whether the document has been whole for so long, has loaded nothing since, and still waits. @param {number} longMs */
export function stands(longMs) {
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
    const loaded = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
    const whole = entry?.domContentLoadedEventEnd ?? 0;
    const since = Math.max(whole, ...loaded.map(({ responseEnd }) => responseEnd));
    return document.readyState === 'interactive' && whole > 0 && performance.now() - since >= longMs;
}

/** Timers of the page that were set before have fired by then. */
export async function nextTurn() {
    await new Promise((done) => setTimeout(done));
    return true;
}

/** Browsers list 250 at most; whoever observes is told of all. */
export function countLoaded() {
    const { latchkey } = globalThis;
    if (!latchkey.loaded) {
        const loaded = (latchkey.loaded = { count: 0 });
        new PerformanceObserver((list) => {
            loaded.count += list.getEntries().length;
        }).observe({ type: 'resource', buffered: true });
    }
    return latchkey.loaded.count;
}

/**
 * Where a link leads, if that is a page of the same origin.
 * @param {number} handle
 * @param {number | null} document
 */
export function leadsTo(handle, document) {
    if (Math.round(performance.timeOrigin * 1000) !== document) return null;
    const { facts, seen } = globalThis.latchkey;
    const link = facts.current(handle, seen);
    const isThere = link instanceof HTMLAnchorElement && link.origin === location.origin;
    return isThere ? link.href : null;
}

/**
 * Presses a control, if the document is still that in which it was seen. Answers whether it could be seen.
 * @param {number} handle
 * @param {number | null} document
 */
export function press(handle, document) {
    if (Math.round(performance.timeOrigin * 1000) !== document) return false;
    const { facts, seen } = globalThis.latchkey;
    const control = facts.current(handle, seen);
    if (!control) return false;
    const isVisible = control.checkVisibility();
    // A drawing has no method for it.
    if (control instanceof HTMLElement) control.click();
    else control.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
    return isVisible;
}

/**
 * Opens something as a pointer would, if the document is still that in which it was seen: some menus open as soon as it is down.
 * @param {number} handle
 * @param {number | null} document
 */
export function openUp(handle, document) {
    if (Math.round(performance.timeOrigin * 1000) !== document) return;
    const element = globalThis.latchkey.facts.elementOf(handle);
    const how = { bubbles: true, cancelable: true, composed: true, button: 0, pointerType: 'mouse' };
    element?.dispatchEvent(new PointerEvent('pointerdown', { ...how, isPrimary: true }));
    element?.dispatchEvent(new MouseEvent('mousedown', how));
    element?.dispatchEvent(new PointerEvent('pointerup', { ...how, isPrimary: true }));
    element?.dispatchEvent(new MouseEvent('mouseup', how));
    element?.dispatchEvent(new MouseEvent('click', how));
}

/**
 * Brings a pointer over something, if the document is still that in which it was seen: it enters what is around that too.
 * @param {number} handle
 * @param {number | null} document
 */
export function pointAt(handle, document) {
    if (Math.round(performance.timeOrigin * 1000) !== document) return;
    const element = globalThis.latchkey.facts.elementOf(handle);
    const over = { bubbles: true, cancelable: true, composed: true };
    element?.dispatchEvent(
        new PointerEvent('pointerover', { ...over, pointerType: 'mouse', isPrimary: true }),
    );
    element?.dispatchEvent(new MouseEvent('mouseover', over));
    for (let entered = element; entered; entered = entered.parentElement) {
        entered.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse', isPrimary: true }));
        entered.dispatchEvent(new MouseEvent('mouseenter'));
    }
}

/**
 * Whether the same document has the same control still.
 * @param {number} handle
 * @param {number | null} document
 * @param {boolean} wasVisible
 */
export function isUnchanged(handle, document, wasVisible) {
    if (Math.round(performance.timeOrigin * 1000) !== document) return false;
    const control = globalThis.latchkey?.facts?.elementOf(handle);
    return Boolean(control?.isConnected) && (!wasVisible || Boolean(control?.checkVisibility()));
}
