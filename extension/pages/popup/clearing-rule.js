/**
 * What the person wants done with a site by itself. Everything is off at first. Where Latchkey cannot tell whether a tab of the
 * site is open, the browser is asked for access, and until it gives it that is said.
 */
import { onRuleFailing, ruleFailing, ruleFor, setRule } from '../../shared/clearing/rules.js';
import { accessQuestion } from '../ui/access-question.js';
import { h } from '../ui/view.js';
import { timeSpan, word } from '../../shared/words.js';
import { chooser } from './chooser.js';

/** @typedef {import('../../wasm/types.js').SiteRule} SiteRule */
/** @typedef {import('../../wasm/types.js').SiteAccess} SiteAccess */

/** @type {SiteRule | undefined} */
let rule;
/** Why the site was not cleared by itself, again and again. @type {import('../../wasm/types.js').ClearingProblem | null} */
let failing = null;

/** @param {string} site @param {() => void} draw */
export async function followRule(site, draw) {
    if (!site) return;
    const look = async () => {
        failing = await ruleFailing(site);
    };
    [rule] = await Promise.all([ruleFor(site), look()]);
    onRuleFailing(() => void look().then(draw));
}

const BOXES = /** @type {const} */ ({
    protected: 'ruleProtected',
    onTabClose: 'ruleOnTabClose',
    atStart: 'ruleAtStart',
    whenIdle: 'ruleWhenIdle',
});
/** In seconds. */
const DELAYS = [0, 10, 30, 60, 300, 900, 3600];

/**
 * @param {SiteAccess} access to the site
 * @param {() => void} draw
 */
export function ruleBox(access, draw) {
    if (!rule) return undefined;
    const chosen = rule;
    const sees = access.sees === 'wholeSite';
    const clears = clearsItself(chosen);
    const given = () => {
        access.sees = 'wholeSite';
        draw();
    };
    /** @param {Partial<SiteRule>} changes */
    const change = async (changes) => {
        rule = { ...chosen, ...changes };
        await setRule(rule);
        draw();
    };
    const choices = {
        signOutAndClear: word('clear_signOutAndClear'),
        fixThisSite: word('clear_fixThisSite'),
        onlyTheCache: word('clear_onlyTheCache'),
    };
    const delays = [...new Set([...DELAYS, chosen.delay])].sort((one, other) => one - other);
    return h('fieldset.rule', [
        h('legend', word('ruleHeading', access.shownSite)),
        ...Object.entries(BOXES).map(([name, words]) =>
            h('label', { key: name }, [
                h('input', {
                    attrs: { type: 'checkbox', id: `rule-${name}` },
                    props: { checked: chosen[/** @type {keyof typeof BOXES} */ (name)] },
                    on: {
                        change: ({ target }) =>
                            void change({
                                [name]: /** @type {HTMLInputElement} */ (target).checked,
                            }),
                    },
                }),
                word(words),
            ]),
        ),
        h('div.wish', [
            ...chooser(
                'rule-choice',
                word('ruleChoice'),
                choices,
                chosen.choice,
                (choice) => void change({ choice: /** @type {typeof chosen.choice} */ (choice) }),
            ),
            ...(chosen.onTabClose
                ? chooser(
                      'rule-delay',
                      word('ruleDelay'),
                      Object.fromEntries(delays.map((delay) => [`${delay} s`, delayWords(delay)])),
                      `${chosen.delay} s`,
                      (delay) => void change({ delay: Number.parseInt(delay, 10) }),
                  )
                : []),
        ]),
        clears && !sees
            ? h('div', { key: 'access' }, [
                  h('p', { attrs: { id: 'rule-access' } }, word('ruleNoAccess')),
                  accessQuestion({ here: { origin: access.origin, host: access.host } }, given),
              ])
            : undefined,
        h(
            'a',
            { attrs: { href: '../settings/settings.html#clean-up', target: '_blank' } },
            word('clearingSettings'),
        ),
    ]);
}

/** That the site is not cleared by itself as it should be, where nobody has to open anything to read it. @param {SiteAccess} access */
export function ruleFailure({ sees }) {
    const isSaid = rule && clearsItself(rule) && failing && (sees === 'wholeSite' || failing !== 'noAccess');
    if (!isSaid) return undefined;
    return h('p', { key: 'failing', attrs: { id: 'rule-failing' } }, [
        h('span', word('ruleFailing')),
        ' ',
        h('span', word(`clearingProblem_${failing}`)),
    ]);
}

/** @param {SiteRule} rule */
function clearsItself({ onTabClose, atStart, whenIdle }) {
    return onTabClose || atStart || whenIdle;
}

/** @param {number} seconds */
function delayWords(seconds) {
    return seconds === 0 ? word('ruleAtOnce') : word('ruleAfter', timeSpan(seconds));
}
