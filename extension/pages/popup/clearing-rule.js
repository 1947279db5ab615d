/**
 * What the person wants done with a site by itself. Everything is off at first. Where Latchkey cannot tell whether a tab of the
 * site is open, the browser is asked for access, and until it gives it that is said.
 */
import { changeAccess } from '../../shared/grants.js';
import { onRuleFailing, ruleFailing, ruleFor, setRule } from '../../shared/clearing/rules.js';
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
    const clears = chosen.onTabClose || chosen.atStart || chosen.whenIdle;
    const ask = async () => {
        // Straight from the click, before anything is awaited: browsers ask only then.
        if (await changeAccess({ kind: 'request', origin: access.origin }, access.host))
            access.sees = 'wholeSite';
        draw();
    };
    /** @param {Partial<SiteRule>} changes */
    const change = async (changes) => {
        rule = { ...chosen, ...changes };
        await setRule(rule);
        draw();
    };
    /** @param {keyof typeof BOXES} name @param {boolean} checked */
    const tick = (name, checked) => {
        if (checked && name !== 'protected' && !sees) void ask();
        // The question may close the popup.
        void change({ [name]: checked });
    };
    const choices = {
        signOutAndClear: word('clear_signOutAndClear'),
        fixThisSite: word('clear_fixThisSite'),
        onlyTheCache: word('clear_onlyTheCache'),
    };
    const delays = [...new Set([...DELAYS, chosen.delay])].sort((one, other) => one - other);
    return h('fieldset.rule', [
        h('legend', word('ruleHeading', chosen.site)),
        ...Object.entries(BOXES).map(([name, words]) =>
            h('label', { key: name }, [
                h('input', {
                    attrs: { type: 'checkbox', id: `rule-${name}` },
                    props: { checked: chosen[/** @type {keyof typeof BOXES} */ (name)] },
                    on: {
                        change: ({ target }) =>
                            tick(
                                /** @type {keyof typeof BOXES} */ (name),
                                /** @type {HTMLInputElement} */ (target).checked,
                            ),
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
                  h('button', { attrs: { id: 'rule-ask' }, on: { click: ask } }, word('ruleAsk')),
              ])
            : undefined,
        clears && failing && (sees || failing !== 'noAccess')
            ? h(
                  'p',
                  { key: 'failing', attrs: { id: 'rule-failing' } },
                  word('ruleFailing', word(`clearingProblem_${failing}`)),
              )
            : undefined,
        h('a', { attrs: { href: '../clearing/clearing.html', target: '_blank' } }, word('clearingSettings')),
    ]);
}

/** @param {number} seconds */
function delayWords(seconds) {
    return seconds === 0 ? word('ruleAtOnce') : word('ruleAfter', timeSpan(seconds));
}
