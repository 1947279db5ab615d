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
 * @param {import('./core.js').ErrorCode} code
 */
export function problemOf(code) {
    return word(`problem_${code}`) || word('problem_unknown');
}

/** The language of the words, as the browser's own has it where that is the same: dates and numbers differ by country. */
export function language() {
    const [words, own] = [word('language'), chrome.i18n.getUILanguage()];
    return own.split('-')[0] === words ? own : words;
}

/**
 * Tells a page its language and direction.
 * @param {Document} page
 */
export function setLanguage(page) {
    page.documentElement.lang = language();
    page.documentElement.dir = word('@@bidi_dir');
}

const MINUTE_S = 60;
const HOUR_S = 3600;

/** How long something lasts, in the largest unit of which it has two. @param {number} seconds */
export function timeSpan(seconds) {
    const [unit, length] =
        seconds >= 2 * HOUR_S
            ? ['hour', HOUR_S]
            : seconds >= 2 * MINUTE_S
              ? ['minute', MINUTE_S]
              : ['second', 1];
    const style = {
        style: /** @type {const} */ ('unit'),
        unit: String(unit),
        unitDisplay: /** @type {const} */ ('long'),
    };
    return new Intl.NumberFormat(language(), style).format(Math.round(seconds / Number(length)));
}
