/**
 * Where in the popup the person is: the hub, or one of the views behind its rows. Each has an address of its own.
 */
import { focusOn } from '../ui/view.js';

export const VIEWS = /** @type {const} */ (['codes', 'cookies', 'clear', 'password', 'computer']);

/** @typedef {typeof VIEWS[number]} View */

/** The view that the address names; nothing for the hub. @returns {View | undefined} */
export function view() {
    const name = (location.hash ?? '').slice(1);
    return VIEWS.find((known) => known === name);
}

/** Goes to a view, or back to the hub. @param {View} [to] */
export function go(to) {
    location.hash = to ?? '';
}

/**
 * Draws whenever the person goes elsewhere, and gives the focus to the title of a view, or back to the row that led there. Esc
 * goes back.
 * @param {() => void} draw
 */
export function followRoute(draw) {
    let was = view();
    globalThis.addEventListener('hashchange', () => {
        const left = was;
        was = view();
        draw();
        const row = was ? undefined : document.querySelector(`#row-${left}`);
        if (row instanceof HTMLElement) row.focus();
        else focusOn(document.querySelector(was ? 'header' : 'main') ?? undefined);
    });
    document.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !view()) return;
        // Browsers close a popup by it.
        event.preventDefault();
        go();
    });
}
