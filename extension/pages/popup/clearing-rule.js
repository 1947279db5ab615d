/**
 * What the person wants done with a site by itself. Everything is off at first. Where Latchkey cannot tell whether a tab of the
 * site is open, the browser is asked for access, and until it gives it that is said.
 */
import { planWithoutPages } from '../../shared/clearing/planning.js';
import { onRuleFailing, ruleFailing, ruleFor, setRule } from '../../shared/clearing/rules.js';
import { accessQuestion } from '../ui/access-question.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { timeSpan, word } from '../../shared/words.js';
import { chooser } from './chooser.js';
import { limitsOfRule } from './clearing-plan.js';
import { toSettings } from './settings-way.js';

/** @typedef {import('../../wasm/types.js').SiteRule} SiteRule */
/** @typedef {import('../../wasm/types.js').SiteAccess} SiteAccess */

/** @type {SiteRule | undefined} */
let rule;
/** Whether it has the site cleared at some time. */
let clears = false;
/** One is stored that cannot be read. */
let unreadable = false;
/** What it would do, for one choice. @type {{ choice: SiteRule['choice'], plan?: import('../../wasm/types.js').ClearingPlan } | undefined} */
let planned;
const errand = new Errand();
/** Why the site was not cleared by itself, again and again. @type {import('../../wasm/types.js').ClearingProblem | null} */
let failing = null;

/** A tab of the cookie store that is meant. @type {import('../../shared/cookies/jar.js').TabOfStore | undefined} */
let store;

/**
 * @param {string} site
 * @param {chrome.tabs.Tab & { cookieStoreId?: string } | undefined} tab
 * @param {() => void} draw
 */
export async function followRule(site, tab, draw) {
    if (!site) return;
    store = tab && { incognito: tab.incognito, cookieStoreId: tab.cookieStoreId };
    const look = async () => {
        failing = await ruleFailing(site, tab?.incognito ?? false);
    };
    await Promise.all([readRule(site), look()]);
    onRuleFailing(() => void look().then(draw));
}

/** As it is stored. @param {string} site */
async function readRule(site) {
    ({ rule, clears, unreadable } = await ruleFor(site));
}

/**
 * What the rule would do by now, as soon as that is known.
 * @param {SiteRule} chosen
 * @param {() => void} draw
 */
function planOf({ site, choice }, draw) {
    if (planned?.choice !== choice) {
        const making = (planned = { choice });
        const wish = { choice, scope: /** @type {const} */ ('site'), since: null };
        void planWithoutPages({ address: `https://${site}/`, tab: store }, wish).then(
            (plan) => {
                Object.assign(making, { plan });
                draw();
            },
            // It is told when it is done.
            () => undefined,
        );
    }
    return planned?.plan;
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
    const limits = clears ? planOf(chosen, draw) : undefined;
    const given = () => {
        access.sees = 'wholeSite';
        planned = undefined;
        draw();
    };
    /** @param {Partial<SiteRule>} changes */
    const change = (changes) =>
        errand.run(async () => {
            const wanted = (rule = { ...chosen, ...changes });
            draw();
            try {
                await setRule(wanted);
                // What was chosen since stands on the screen, and is on its way.
                ({ clears, unreadable } = await ruleFor(chosen.site));
            } catch (error) {
                await readRule(chosen.site);
                throw error;
            }
        }, draw);
    const choices = {
        signOutAndClear: word('clear_signOutAndClear'),
        fixThisSite: word('clear_fixThisSite'),
        onlyTheCache: word('clear_onlyTheCache'),
    };
    const delays = [...new Set([...DELAYS, chosen.delay])].sort((one, other) => one - other);
    return h('fieldset.rule', [
        h('legend', word('ruleHeading', access.shownSite)),
        unreadable ? h('p.problem', { key: 'unreadable' }, word('ruleUnreadable')) : undefined,
        errand.problem
            ? h('p.problem', { key: 'problem', attrs: { id: 'rule-problem' } }, errand.problem)
            : undefined,
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
        limits ? limitsOfRule(limits) : undefined,
        clears && !sees
            ? h('div', { key: 'access' }, [
                  h('p', { attrs: { id: 'rule-access' } }, word('ruleNoAccess')),
                  accessQuestion({ here: { origin: access.origin, host: access.host } }, given),
              ])
            : undefined,
        h(
            'a',
            {
                attrs: { href: '../settings/settings.html#clean-up', target: '_blank' },
                on: { click: toSettings('clean-up') },
            },
            word('clearingSettings'),
        ),
    ]);
}

/** That the site is not cleared by itself as it should be, where nobody has to open anything to read it. @param {SiteAccess} access */
export function ruleFailure({ sees }) {
    const isSaid = clears && failing && (sees === 'wholeSite' || failing !== 'noAccess');
    if (!isSaid) return undefined;
    return h('p', { key: 'failing', attrs: { id: 'rule-failing' } }, [
        h('span', word('ruleFailing')),
        ' ',
        h('span', word(`clearingProblem_${failing}`)),
    ]);
}

/** @param {number} seconds */
function delayWords(seconds) {
    return seconds === 0 ? word('ruleAtOnce') : word('ruleAfter', timeSpan(seconds));
}
