/**
 * Words on the extension's pages. Every one of them comes from `_locales`.
 */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * @param {string} name
 * @param {...string} values they keep their own direction (UAX #9: between FSI and PDI) where it may be another than that of the words
 */
export function word(name, ...values) {
    if (values.length === 0) return chrome.i18n.getMessage(name);
    const turned = values.map((value) =>
        chrome.i18n.getMessage('direction') === 'rtl' || RIGHT_TO_LEFT.test(value)
            ? `\u2068${value}\u2069`
            : value,
    );
    return chrome.i18n.getMessage(name, turned);
}

/**
 * The words for so many of something, by the plural rules of the language: there is one for each of its forms, such as
 * `NAME_one`, and `NAME_other` for all that have none of their own.
 * @param {string} name
 * @param {number} count
 * @param {...string} values what stands in them
 */
export function plural(name, count, ...values) {
    const form = new Intl.PluralRules(language()).select(count);
    return word(`${name}_${form}`, ...values) || word(`${name}_other`, ...values);
}

/**
 * What went wrong, by its stable code.
 * @param {import('../core/error.js').ErrorCode} code
 */
export function problemOf(code) {
    return word(`problem_${code}`) || word('problem_unknown');
}

/** What an account is called; one that nobody has named is called so. @param {string} title */
export function titled(title) {
    return title || word('accountNameless');
}

/** The language of the words, as the browser's own has it where that is the same: dates and numbers differ by country. */
export function language() {
    const [words, own] = [word('language'), chrome.i18n.getUILanguage()];
    return own.split('-')[0] === words ? own : words;
}

/** Several of something in a sentence, as the language joins them. @param {string[]} texts */
export function listed(texts) {
    return new Intl.ListFormat(language()).format(texts);
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
