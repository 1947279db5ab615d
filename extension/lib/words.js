/**
 * Words on the extension's pages. Every one of them comes from `_locales`.
 */

/**
 * @param {string} name
 * @param {...string} values
 */
export function word(name, ...values) {
    return chrome.i18n.getMessage(name, values);
}

/**
 * What went wrong, by its stable code.
 * @param {string} code
 */
export function problemOf(code) {
    return word(`problem_${code}`) || word('problemUnexpected');
}

/**
 * Tells a page its language and direction.
 * @param {Document} page
 */
export function setLanguage(page) {
    page.documentElement.lang = chrome.i18n.getUILanguage();
    page.documentElement.dir = word('@@bidi_dir');
}
