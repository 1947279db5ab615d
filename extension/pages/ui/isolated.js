/**
 * Codes, hosts, names and passwords among words: they keep their own direction, whatever that of the words is.
 */
import { word } from '../../shared/words.js';
import { h } from './view.js';

/** What is read from left to right in every language: codes, hosts, passwords, names of cookies. @param {string} text */
export function leftToRight(text) {
    return h('bdi', { attrs: { dir: 'ltr', translate: 'no' } }, text);
}

/** What people have named: it has the direction of its own letters. @param {string} text */
export function named(text) {
    return h('bdi', { attrs: { translate: 'no' } }, text);
}

/** Where something stands in a message until it is put there: no words have that character. */
const PLACE = '\uFFFC';

/**
 * A message with something that is read from left to right in its place.
 * @param {string} name of the message
 * @param {string} text
 */
export function around(name, text) {
    const [before = '', after = ''] = word(name, PLACE).split(PLACE);
    return [before, leftToRight(text), after];
}
