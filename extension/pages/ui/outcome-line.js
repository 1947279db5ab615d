/**
 * What came of work that the person has asked for, in the line that is for it. What went wrong is told by its shape as well as by its colour.
 */
import { keepFocusSeen } from './focus.js';
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
 * @param {() => void} draw
 * @param {{ instead?: string, more?: VNode | undefined, stays?: boolean }} [options] instead: what is told before anything else; more: what
 *   can be done about it, which stays; stays: it lies over nothing, and would move what is below it if it went
 */
export function toast(errand, id, draw, { instead = '', more, stays = false } = {}) {
    const { problem, said, saidAt } = errand;
    const isOver = !more && !stays && Date.now() - saidAt > TOAST_MS;
    const onShown = () => {
        keepFocusSeen();
        setTimeout(draw, TOAST_MS + 100);
    };
    return line(id, 'p.toast', instead ? '' : problem, instead || (isOver ? '' : said), more, onShown);
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

/** @param {string} id @param {string} kind @param {string} problem @param {string} said @param {VNode} [more] @param {() => void} [insert] */
function line(id, kind, problem, said, more, insert = keepFocusSeen) {
    const text = problem || said;
    return h(kind, { key: id, class: { problem: Boolean(problem) }, attrs: { id } }, [
        problem ? icon('warning') : undefined,
        text ? h('span', { key: text, hook: { insert } }, text) : undefined,
        more,
    ]);
}
