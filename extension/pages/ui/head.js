/**
 * What the extension's pages have in common at their top.
 */
import { language, word } from '../../shared/words.js';
import { followFocus } from './focus.js';
import { followLooks } from './theme.js';
import { h } from './view.js';

/** Tells the page its language and direction, how it is to look, and to keep the focus in sight. */
export function setUpPage() {
    followLooks();
    followFocus();
    document.documentElement.lang = language();
    document.documentElement.dir = word('direction');
}

/**
 * Tells the page its language, and what it is called.
 * @param {string} title the name of its words
 */
export function introduce(title) {
    setUpPage();
    document.title = word(title);
}

/** @param {string} title the name of its words */
export function head(title) {
    return h('header', [
        h('img', { attrs: { src: '../../icons/48.png', width: 40, height: 40, alt: '' } }),
        h('h1', word(title)),
    ]);
}
