/**
 * Draws the extension's pages: a page says what it looks like now, and what has changed is changed.
 */
import { h } from '../../vendor/snabbdom/h.js';
import { init } from '../../vendor/snabbdom/init.js';
import { attributesModule } from '../../vendor/snabbdom/modules/attributes.js';
import { classModule } from '../../vendor/snabbdom/modules/class.js';
import { eventListenersModule } from '../../vendor/snabbdom/modules/eventlisteners.js';
import { propsModule } from '../../vendor/snabbdom/modules/props.js';

export { h };

/** @typedef {import('../../vendor/snabbdom/vnode.js').VNode} VNode */

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
