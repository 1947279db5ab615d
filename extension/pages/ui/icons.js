/**
 * The icons of the extension's pages: one set, drawn with one stroke. They say nothing that words beside them do not.
 */
import { h } from './view.js';

const PATHS = {
    back: 'M12 4 6 10l6 6',
    check: 'm4 11 4 4 8-10',
    clear: 'M3 17h14M5 13l7-8 4 4-6 7H8z',
    codes: 'M7 3 5 17M15 3l-2 14M3 7h15M2 13h15',
    computer: 'M3 4h14v9H3zM7 17h6M10 13v4',
    cookies: 'M10 3a7 7 0 1 0 7 7 3 3 0 0 1-4-3 3 3 0 0 1-3-4zM8 9v.1M8 13v.1M12 13v.1',
    dismiss: 'm5 5 10 10M15 5 5 15',
    gear: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
    menu: 'M10 4v.1M10 10v.1M10 16v.1',
    more: 'm8 4 6 6-6 6',
    popOut: 'M9 4H4v12h12v-5M12 4h4v4M16 4l-7 7',
    password: 'M3 6h14v8H3zM6.5 10h.1M10 10h.1M13.5 10h.1',
    remove: 'M3 5h14M8 5V3h4v2M5 5l1 12h8l1-12M8.5 8.5v5M11.5 8.5v5',
    renew: 'M16 8A6.5 6.5 0 1 0 16.5 12M16.5 4v4h-4',
    warning: 'M10 3 2 17h16zM10 8v4M10 14.5v.1',
};

/** @typedef {keyof typeof PATHS} IconName */

/** @param {IconName} name */
export function icon(name) {
    return h('svg', { attrs: { class: `icon icon-${name}`, viewBox: '0 0 20 20', 'aria-hidden': 'true' } }, [
        h('path', { attrs: { d: PATHS[name] } }),
    ]);
}
