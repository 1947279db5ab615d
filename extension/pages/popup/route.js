/**
 * Where in the popup the person is: the hub, or one of the views behind its rows. Each has an address of its own.
 *
 * What was pressed last counts, and the address follows it.
 */
import { forgetFound } from '../ui/live.js';
import { focusOn } from '../ui/view.js';
import { VIEWS } from './views.js';

/** @typedef {typeof VIEWS[number]} View */

/** A view and a part of it, as the address has them. What was a part of it when the page was loaded is not known any more. */
let here = addressed().split('/')[0] ?? '';
/** The numbers of parts: an address goes into the browser's history, where it says nothing of what is seen. @type {Map<string, string>} */
const numbers = new Map();
/** Draws, and gives the focus to where the person is now. @type {(left: string) => void} */
let arrive = () => undefined;

/** The view that is shown; nothing for the hub. @returns {View | undefined} */
export function view() {
    const [name] = here.split('/');
    return VIEWS.find((known) => known === name);
}

/** What is shown of it on its own, such as one of several cookies; nothing for all of it. */
export function detail() {
    return here.split('/')[1] ?? '';
}

/** What a part is called in the address, such as a cookie. @param {string} part */
export function numberOf(part) {
    const number = numbers.get(part) ?? String(numbers.size + 1);
    numbers.set(part, number);
    return number;
}

/** Where one gets back to. */
export function back() {
    return detail() ? view() : undefined;
}

/** Goes to a view, to a part of it, or back to the hub. @param {View} [to] @param {string} [part] */
export function go(to, part) {
    goTo(part ? `${to}/${part}` : (to ?? ''));
}

/** The row that leads to a view, or to a part of one. @param {string} part */
export function rowId(part) {
    return `row-${part}`;
}

/**
 * Draws whenever the person goes elsewhere, and gives the focus to the title of a view, or back to the row that led there. Esc
 * goes back. Registers listeners.
 * @param {() => void} draw
 * @param {object} on
 * @param {(left: string) => void} on.leave what was asked there is not asked any more
 * @param {(shown: View | undefined) => boolean} on.arrive whether the view has given the focus to a part of itself
 */
export function followRoute(draw, on) {
    arrive = (left) => {
        forgetFound();
        on.leave(left);
        draw();
        const from = left.split('/').reverse().find(Boolean) ?? '';
        const isBack = left.startsWith(here) && left !== here;
        const row = isBack && document.getElementById(rowId(from));
        if (row) row.focus();
        else if (!on.arrive(view())) focusOn(document.querySelector(view() ? 'header' : 'main') ?? undefined);
    };
    globalThis.addEventListener('hashchange', () => goTo(addressed()));
    // Every link to a view, at once.
    document.addEventListener('click', (event) => {
        const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        goTo(link.getAttribute('href')?.slice(1) ?? '');
    });
    document.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !view()) return;
        // Browsers close a popup by it.
        event.preventDefault();
        if (!emptied(event.target)) go(back());
    });
}

/** Empties a search that holds something. @param {EventTarget | null} field @returns {boolean} whether it was one */
function emptied(field) {
    if (!(field instanceof HTMLInputElement) || field.type !== 'search' || !field.value) return false;
    field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
}

function addressed() {
    return (location.hash ?? '').slice(1);
}

/** @param {string} there */
function goTo(there) {
    if (there === here) return;
    const left = here;
    here = there;
    location.hash = there;
    arrive(left);
}
