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

/**
 * A box follows what is known, whenever the page is drawn. The browser ticks it by the click, and what it was to change may have stayed
 * as it was: then what was drawn before is the same, and says nothing of the box.
 */
const boxes = {
    /** @param {VNode} _before @param {VNode} now */
    update(_before, { elm, data }) {
        const checked = data?.props?.['checked'];
        const box = /** @type {HTMLInputElement} */ (elm);
        if (typeof checked === 'boolean' && box.checked !== checked) box.checked = checked;
    },
};

const patch = init([attributesModule, classModule, eventListenersModule, propsModule, boxes]);

/** Where `live.js` tells of changes: the same two in every page, there from the beginning. */
const LIVE = ['status', 'alert'].map((role) =>
    h('div.unseen', { key: role, attrs: { id: `said-${role}`, role } }),
);

/** @type {VNode | Element} */
let current = document.body;

/**
 * Draws the page's body. What has the focus may go with what was drawn before; the focus stays near.
 * @param {(VNode | undefined)[]} children
 * @param {Record<string, boolean>} [classes] of the body
 */
export function drawBody(children, classes = {}) {
    const around = focused();
    current = patch(current, h('body', { class: classes }, [...children, ...LIVE]));
    const [was] = around;
    if (!was) return;
    // What has come in its place may have taken it.
    if (focused()[0]) return;
    if (!was.isConnected) focusOn(around.find((element) => element.isConnected));
    // What was only put elsewhere has lost it too.
    else if (was instanceof HTMLElement) was.focus({ preventScroll: true });
}

/** The element with the focus and all around it, the nearest first. */
function focused() {
    const around = [];
    for (
        let element = document.activeElement ?? null;
        element && element !== document.body;
        element = element.parentElement
    )
        around.push(element);
    return around;
}

/** Gives the focus to what a part of the page is called, or to the part itself. @param {Element | undefined} part */
export function focusOn(part = document.querySelector('main') ?? undefined) {
    // Titles of what is not shown cannot have it.
    const titles = [...(part?.querySelectorAll('h2, h3') ?? [])];
    const target = titles.find((title) => title.checkVisibility()) ?? part;
    if (!(target instanceof HTMLElement)) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
}

/**
 * A place in the page for an element that draws itself.
 * @param {string} key
 * @param {Element} element
 */
export function holder(key, element) {
    return h('div', { key, hook: { insert: ({ elm }) => elm?.appendChild(element) } });
}
