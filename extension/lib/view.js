/**
 * Draws the extension's pages: a page says what it looks like now, and what has changed is changed.
 */
import {
    attributesModule,
    classModule,
    eventListenersModule,
    h,
    init,
    propsModule,
} from '../vendor/snabbdom/index.js';

export { h };

/** @typedef {import('../vendor/snabbdom/index.js').VNode} VNode */

const patch = init([attributesModule, classModule, eventListenersModule, propsModule]);

/** @type {VNode | Element} */
let current = document.body;

/**
 * Draws the page's body.
 * @param {(VNode | undefined)[]} children
 */
export function drawBody(children) {
    current = patch(current, h('body', children));
}

/**
 * A place in the page for an element that draws itself.
 * @param {string} key
 * @param {Element} element
 */
export function holder(key, element) {
    return h('div', { key, hook: { insert: ({ elm }) => elm?.appendChild(element) } });
}
