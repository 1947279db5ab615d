/**
 * Where in the popup the person is: the hub, or one of the views behind its rows. Each has an address of its own.
 */
import { focusOn } from '../ui/view.js';

export const VIEWS = /** @type {const} */ (['codes', 'cookies', 'clear', 'password', 'computer']);

/** @typedef {typeof VIEWS[number]} View */

/** The view that the address names; nothing for the hub. @returns {View | undefined} */
export function view() {
    const [name] = parts();
    return VIEWS.find((known) => known === name);
}

/** What is shown of it on its own, such as one of several cookies; nothing for all of it. */
export function detail() {
    return parts()[1] ?? '';
}

/** Where one gets back to. */
export function back() {
    return detail() ? view() : undefined;
}

function parts() {
    return (location.hash ?? '').slice(1).split('/');
}

/** Goes to a view, to a part of it, or back to the hub. @param {View} [to] @param {string} [part] */
export function go(to, part) {
    location.hash = part ? `${to}/${part}` : (to ?? '');
}

/** The row that leads to a view, or to a part of one. @param {string} part */
export function rowId(part) {
    return `row-${part}`;
}

/**
 * Draws whenever the person goes elsewhere, and gives the focus to the title of a view, or back to the row that led there. Esc
 * goes back.
 * @param {() => void} draw
 */
export function followRoute(draw) {
    let was = [view(), detail()];
    globalThis.addEventListener('hashchange', () => {
        const [leftView, leftPart] = was;
        was = [view(), detail()];
        draw();
        const left = leftPart && !was[1] && was[0] === leftView ? leftPart : was[0] ? '' : leftView;
        const row = left && document.getElementById(rowId(left));
        if (row) row.focus();
        else focusOn(document.querySelector(was[0] ? 'header' : 'main') ?? undefined);
    });
    document.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !view()) return;
        // Browsers close a popup by it.
        event.preventDefault();
        go(back());
    });
}
