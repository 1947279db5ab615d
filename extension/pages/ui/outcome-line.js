/**
 * What came of work that the person has asked for, in the line that is for it. What went wrong is told by its shape as well as by its colour.
 */
import { icon } from './icons.js';
import { h } from './view.js';

/** @typedef {import('./errand.js').Errand} Errand */
/** @typedef {import('./view.js').VNode} VNode */

/** So long a toast is in sight, where nothing went wrong. */
const TOAST_MS = 10_000;

/**
 * @param {Errand} errand
 * @param {string} id of the line
 * @param {string} [kind] of the line, as a selector
 */
export function outcomeLine({ problem, said }, id, kind = 'p') {
    return line(id, kind, problem, said);
}

/**
 * The same on top of what scrolls, for a while. Nothing that has the focus by keys is left below it.
 * @param {Errand} errand
 * @param {string} id of the line
 * @param {{ instead?: string, more?: VNode | undefined }} [options] instead: what is told before anything else; more: what can be done
 *   about it, which stays
 */
export function toast(errand, id, { instead = '', more } = {}) {
    const { problem, said, saidAt } = errand;
    const isOver = !more && Date.now() - saidAt > TOAST_MS;
    return line(id, 'p.toast', instead ? '' : problem, instead || (isOver ? '' : said), more);
}

/**
 * Lines, one below the other.
 * @param {Errand} errand
 * @param {string} id
 */
export function outcomeLines(errand, id) {
    const { problem, lines } = errand;
    const told = problem ? [line(`${id}-problem`, 'p', problem, '')] : lines.map((text) => h('p', text));
    return h('div.report', { key: id, attrs: { id } }, told);
}

/** @param {string} id @param {string} kind @param {string} problem @param {string} said @param {VNode} [more] */
function line(id, kind, problem, said, more) {
    const text = problem || said;
    return h(kind, { key: id, class: { problem: Boolean(problem) }, attrs: { id } }, [
        problem ? icon('warning') : undefined,
        text ? h('span', { key: text, hook: { insert: keepFocusSeen } }, text) : undefined,
        more,
    ]);
}

/** Brings back into sight what has the focus, from below what has just been said. */
function keepFocusSeen() {
    const focused = document.activeElement;
    if (focused?.matches('main :focus-visible')) focused.scrollIntoView({ block: 'nearest' });
}
