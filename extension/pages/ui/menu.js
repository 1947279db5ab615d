/**
 * A button that opens a menu of what can be done with a row, with the keys that menus have: arrows, Home, End, a letter, Esc.
 */
import { icon } from './icons.js';
import { h } from './view.js';

/** @typedef {{ name: string, label: string, act: () => void }} Item name: by which it is told from the others */

/** The menu that is open, and of what. */
let open = '';

/**
 * @param {string} id of what the menu is for
 * @param {string} label of the button
 * @param {Item[]} items
 * @param {() => void} draw
 * @param {boolean} isStop whether the Tab key stops at it
 */
export function menu(id, label, items, draw, isStop) {
    const isOpen = open === id;
    /** @param {Element} part @param {boolean} [returns] whether the focus goes back to the button */
    const close = (part, returns = true) => {
        if (open !== id) return;
        open = '';
        const button = part.closest('.menu')?.querySelector('button');
        if (returns) button?.focus();
        // It may have lost the focus because it is being drawn anew.
        queueMicrotask(draw);
    };
    const onToggle = (/** @type {Event} */ { currentTarget }) => {
        if (isOpen) return close(/** @type {Element} */ (currentTarget));
        open = id;
        draw();
    };
    const onLeave = (/** @type {FocusEvent} */ { currentTarget, relatedTarget }) => {
        const part = /** @type {Element} */ (currentTarget);
        if (!(relatedTarget instanceof Node) || !part.contains(relatedTarget)) close(part, false);
    };
    const onKey = (/** @type {KeyboardEvent} */ event) => {
        const part = /** @type {Element} */ (event.currentTarget);
        if (event.key === 'Escape') close(part);
        else if (!goTo(part, event.key)) return;
        event.preventDefault();
        event.stopPropagation();
    };
    return h('div.menu', { key: 'menu', on: { focusout: onLeave } }, [
        h(
            'button.quiet-button',
            {
                attrs: {
                    'aria-label': label,
                    'aria-haspopup': 'menu',
                    'aria-expanded': String(isOpen),
                    title: label,
                    tabindex: isStop || isOpen ? 0 : -1,
                },
                on: { click: onToggle },
            },
            [icon('menu')],
        ),
        isOpen
            ? h(
                  'div.menu-items',
                  {
                      attrs: { role: 'menu', 'aria-label': label },
                      hook: { insert: ({ elm }) => show(/** @type {HTMLElement} */ (elm)) },
                      on: { keydown: onKey },
                  },
                  items.map(({ name, label: text, act }) =>
                      h(
                          'button',
                          {
                              key: name,
                              attrs: { role: 'menuitem', tabindex: -1, 'data-name': name },
                              on: {
                                  click: ({ currentTarget }) => {
                                      // What is asked next gives the focus back to the button.
                                      close(/** @type {Element} */ (currentTarget));
                                      act();
                                  },
                              },
                          },
                          text,
                      ),
                  ),
              )
            : undefined,
    ]);
}

/** Opens above the button where there is no room below. @param {HTMLElement} items */
function show(items) {
    items.classList.toggle('above', items.getBoundingClientRect().bottom > innerHeight);
    items.querySelector('button')?.focus();
}

/** Goes to another item. @param {Element} part @param {string} key @returns {boolean} whether there is one for that key */
function goTo(part, key) {
    const items = [...part.querySelectorAll('button')];
    const here = items.findIndex((item) => item === document.activeElement);
    const after = [...items.slice(here + 1), ...items.slice(0, here + 1)];
    const wanted = {
        ArrowDown: after[0],
        ArrowUp: after.at(-2) ?? after[0],
        Home: items[0],
        End: items.at(-1),
    }[key];
    const byLetter = () =>
        after.find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()));
    const item = wanted ?? (key.length === 1 && key !== ' ' ? byLetter() : undefined);
    item?.focus();
    return Boolean(item);
}
