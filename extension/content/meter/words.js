/**
 * Words for what the core decides. Every one of them comes from `_locales`.
 */
(() => {
    'use strict';

    /** @typedef {import('../../wasm/types.js').Assessment} Assessment */
    /** @typedef {import('../content.js').Card} Card */

    /** People have words for factors up to a billion. */
    const MOST_TIMES_LOG10 = 9;

    /** Limits of sites whose words are others for one than for several. */
    const COUNTED_LIMITS = ['compositionRequired', 'repetitionForbidden'];

    /** The words for ratings, the worst first. @satisfies {Record<import('../../wasm/types.js').Rating, string>} */
    const VERDICTS = {
        veryWeak: 'verdictVeryWeak',
        weak: 'verdictWeak',
        fair: 'verdictFair',
        good: 'verdictGood',
        strong: 'verdictStrong',
    };

    /**
     * @param {string} name
     * @param {...string} values
     */
    function word(name, ...values) {
        return chrome.i18n.getMessage(name, values);
    }

    /**
     * What the meter says about an assessment.
     * @param {Assessment} assessment
     * @returns {Card}
     */
    function cardOf(assessment) {
        const { score, rating, coverage, crackTimes } = assessment;
        const confirmation =
            assessment.confirmation === null ? null : confirmationOf(assessment.confirmation);
        if (coverage.characters === 0) {
            const verdict = word('verdictEmpty');
            return {
                level: 0,
                score: 0,
                verdict,
                time: '',
                advice: [word('adviceStart')],
                times: [],
                confirmation,
                valueText: verdict,
            };
        }
        const verdict = word(VERDICTS[rating]);
        const time = word('timeToGuess', spanOf(crackTimes.offlineSlow.duration));
        return {
            level: Object.keys(VERDICTS).indexOf(rating) + 1,
            score,
            verdict,
            time,
            advice: assessment.advice.map(adviceOf),
            times: timesOf(crackTimes),
            confirmation,
            valueText: word('valueText', verdict, time),
        };
    }

    /**
     * What the meter says when the core could not answer.
     * @param {string} code
     */
    function problemOf(code) {
        return word(`problem_${code}`) || word('problem_unknown');
    }

    /**
     * What the meter says when a generated password was filled in.
     * @param {import('../../shared/surface.js').FilledIn} filled
     */
    function filledOf({ patternUnread, fields, taken }) {
        const all = fields === 1 ? 'filled' : fields === 2 ? 'filledBoth' : 'filledAll';
        const said =
            taken < fields ? word('filledSome', number(taken), number(fields)) : word(all, number(fields));
        return [said, ...(patternUnread ? [word('filledUnsure')] : [])].join(' ');
    }

    /** @param {import('../../shared/surface.js').Keys} keys @returns {import('../content.js').Hints} */
    function hintsOf({ fill, popup }) {
        return {
            fill: fill ? word('hintKeys', fill) : word('hintMenu'),
            keys: fill ? word('hintKeysShort', fill) : '',
            off: popup ? word('hintOffKeys', popup) : word('hintOffMenu'),
        };
    }

    /** @param {import('../../wasm/types.js').Advice} advice */
    function adviceOf({ kind, what }) {
        switch (kind) {
            case 'warning':
                return word(`warning_${what}`);
            case 'firstGuess':
                return word(`first_${what}`);
            case 'change':
                return word(`change_${what.kind}`, timesAs(what.gainLog10));
            case 'suggestion':
                return word(`suggestion_${what}`);
            case 'siteLimit':
                return limitOf(what);
            case 'coverage':
                return word('coverage', number(what.counted), number(what.characters));
        }
    }

    /** @param {import('../../wasm/types.js').SiteLimit} limit */
    function limitOf({ kind, value }) {
        const said = number(value);
        if (!COUNTED_LIMITS.includes(kind)) return word(`limit_${kind}`, said);
        const form = new Intl.PluralRules(language()).select(value);
        return word(`limit_${kind}_${form}`, said) || word(`limit_${kind}_other`, said);
    }

    /** A factor in one digit, as far as people have words for it. @param {number} log10 */
    function timesAs(log10) {
        if (log10 > MOST_TIMES_LOG10) return word('timesBeyond');
        return number(10 ** log10, {
            notation: 'compact',
            compactDisplay: 'long',
            maximumSignificantDigits: 1,
        });
    }

    /** @param {import('../../wasm/types.js').CrackTimes} times */
    function timesOf({ onlineThrottled, online, offlineSlow, offlineFast }) {
        return [
            { attacker: word('attackerOnlineThrottled'), time: spanOf(onlineThrottled.duration) },
            { attacker: word('attackerOnline'), time: spanOf(online.duration) },
            { attacker: word('attackerOfflineSlow'), time: spanOf(offlineSlow.duration) },
            { attacker: word('attackerOfflineFast'), time: spanOf(offlineFast.duration) },
        ];
    }

    /**
     * @param {import('../../wasm/types.js').Confirmation} confirmation
     * @returns {Card['confirmation']}
     */
    function confirmationOf(confirmation) {
        switch (confirmation) {
            case 'empty':
            case 'partial':
                return null;
            case 'match':
                return { agrees: true, text: word('confirmationMatch') };
            case 'differs':
                return { agrees: false, text: word('confirmationDiffers') };
        }
    }

    /** @param {import('../../wasm/types.js').Duration} duration */
    function spanOf({ count, unit }) {
        if (unit === 'instant') return word('timeInstant');
        if (unit === 'ages') return word('timeAges');
        return number(count, { style: 'unit', unit, unitDisplay: 'long' });
    }

    /**
     * @param {number} value
     * @param {Intl.NumberFormatOptions} [options]
     */
    function number(value, options) {
        return new Intl.NumberFormat(language(), options).format(value);
    }

    /** The language of the words, as the browser's own has it where that is the same: numbers differ by country. */
    function language() {
        const [words, own] = [word('language'), chrome.i18n.getUILanguage()];
        return own.split('-')[0] === words ? own : words;
    }

    // Alone in the popup, among the other content scripts in a page.
    globalThis.latchkey ??= /** @type {import('../content.js').Latchkey} */ ({});
    globalThis.latchkey.words = { cardOf, filledOf, hintsOf, language, problemOf, word };
})();
