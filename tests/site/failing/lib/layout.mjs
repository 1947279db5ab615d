/**
 * What a layout is: a page to sign in on, in the manner of some software.
 */
import { directionOf } from './languages.mjs';

/** @typedef {import('./languages.mjs').Words} Words */

/**
 * What a page to sign in on shows.
 * @typedef {object} Form
 * @property {Words} words
 * @property {string} title of the site
 * @property {string} action where the form goes
 * @property {string} [message] what came of the last try
 * @property {string} [typed] the account that was typed
 * @property {string} [inside] markup in the form, before the button
 * @property {string} [beside] markup beside the form
 * @property {string} [head] markup
 */

/**
 * @typedef {object} Layout
 * @property {string} user name of the field
 * @property {string} password name of the field
 * @property {string} submit selector of the button
 * @property {boolean} [isApp] the page sends and draws by itself; the server answers with JSON
 * @property {(form: Form) => string} draw
 */

/**
 * @param {Pick<Form, 'words' | 'title' | 'head'>} page
 * @param {string} body
 * @param {string} [classes] of the body
 */
export function documentOf({ words, title, head = '' }, body, classes = '') {
    return `<!doctype html>
<html lang="${words.language}" dir="${directionOf(words)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head>
<body${classes && ` class="${classes}"`}>${body}</body>
</html>`;
}

/** Text as it has to be in markup. @param {string} text */
export function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
