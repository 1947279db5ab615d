/**
 * The part of the popup that clears the site: three choices, what the chosen one would do, and what came of it.
 */
import { onStatusChanged, statusOf } from '../../shared/clearing/status.js';
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { Errand } from '../ui/errand.js';
import { askBackground } from '../../shared/ask-background.js';
import { inMemory } from '../../shared/storage.js';
import { icon } from '../ui/icons.js';
import { say } from '../ui/live.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { chooser } from './chooser.js';
import { headline, outcome, outcomeInShort } from './clearing-outcome.js';
import { planOf, planView } from './clearing-plan.js';
import { go } from './route.js';
import { followRule, ruleBox } from './clearing-rule.js';

/** @typedef {import('../../wasm/types.js').ClearingChoice} ClearingChoice */

/** @type {ClearingChoice[]} */
const CHOICES = ['fixThisSite', 'signOutAndClear', 'onlyTheCache'];
const HOUR_MS = 3_600_000;
/** For so long a clearing can be undone. */
const UNDO_MS = 600_000;
/** Those that browsers' own dialogs offer. */
const SINCE = { always: 0, hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS, month: 672 * HOUR_MS };

/** @type {import('../../wasm/types.js').SiteAccess | undefined} */
let access;
/** @type {import('../../shared/clearing/status.js').Status | undefined} */
let last;
/** The outcome that the person wants to see no longer. @type {{ site: string, at: number } | undefined} */
let dismissed;
/** @type {ClearingChoice} */
let choice = 'fixThisSite';
/** What the choice would do. @type {import('./clearing-plan.js').Planned | undefined} */
let plan;
let planning = false;
/** It is to be made: the person looks at what they are going to do, and not at what was done. */
let wanted = true;
/** The person was told that something goes for good. */
let sure = false;
/** @type {import('../../wasm/types.js').ClearingScope} */
let scope = 'site';
/** @type {keyof typeof SINCE} */
let since = 'always';
let reload = true;
const errand = new Errand();
/** Counts what the plans were made for. */
let generation = 0;

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 */
export async function followClearing(tab, draw) {
    /** @type {typeof last} */
    let before;
    const look = async () => {
        last = await statusOf(access?.site ?? '');
        dismissed = await inMemory.get('clearingDismissed');
        if (last && before?.state === 'working' && last.state !== 'working') say(headline(last));
        before = last;
    };
    onStatusChanged(() => {
        forgetPlan();
        void look().then(draw);
    });
    try {
        access = await siteAccess(tab?.url);
        await look();
        await followRule(access.site, draw);
    } catch (error) {
        errand.fail(error);
    }
}

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 */
export function clearingView(tab, draw) {
    if (!access?.site || tab?.id === undefined)
        return h('p.quiet', { key: 'none' }, word('problem_notTheWeb'));
    const { shownSite, shownHost } = access;
    if (wanted && !plan && !planning) void errand.run(() => makePlan(tab), draw);
    return h('section', { key: 'clear', attrs: { id: 'clear', 'aria-labelledby': 'title' } }, [
        h('div', { attrs: { id: 'clear-status' } }, outcome(last, tab, doing(draw))),
        errand.problem ? h('p.problem', { attrs: { id: 'clear-problem' } }, errand.problem) : undefined,
        h('fieldset.choices', { key: 'choices' }, [
            h('legend.unseen', word('clearHeading')),
            ...CHOICES.map((name) => choiceBox(name, draw)),
        ]),
        preview(tab, draw),
        h('details', { key: 'clear-options', attrs: { id: 'clear-options' } }, [
            h('summary', word('clearOptions')),
            options(shownSite, shownHost, draw),
            ruleBox(access, draw),
        ]),
    ]);
}

/**
 * The row of the hub, from which the site can be repaired at once.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 * @returns {import('./hub.js').Row}
 */
export function clearingRow(tab, draw) {
    const working = last?.state === 'working';
    const repair = doing(draw)(async () => {
        if (!tab) return;
        choice = 'fixThisSite';
        forgetPlan();
        await clearOnceSure(tab);
        if (sure) go('clear');
    });
    return {
        view: 'clear',
        title: word('view_clear'),
        state: working ? word('row_clear_working') : '',
        quick:
            access?.site && tab ? { id: 'repair', words: word('row_clear_repair'), act: repair } : undefined,
    };
}

/** The last clearing of the site, for the core. @returns {import('../../wasm/types.js').NowClearing | undefined} */
export function clearingNow() {
    if (!last) return undefined;
    const at = toldAt(last);
    return {
        working: last.state === 'working',
        at,
        dismissed: dismissed?.site === last.site && dismissed.at >= at,
    };
}

/** What it came to, in short. @param {chrome.tabs.Tab} tab @param {() => void} draw */
export function clearingCard(tab, draw) {
    return [
        h('div', { attrs: { id: 'clear-status' } }, outcomeInShort(last, tab, doing(draw))),
        errand.problem ? h('p.problem', errand.problem) : undefined,
        h('a.way', { attrs: { href: '#clear' } }, word('clearDetails')),
    ];
}

/** The person has seen what it came to. */
export async function dismissClearing() {
    if (!last) return;
    dismissed = { site: last.site, at: toldAt(last) };
    await inMemory.set({ clearingDismissed: dismissed });
}

function forgetPlan() {
    plan = undefined;
    sure = false;
    generation += 1;
}

/** The person has chosen otherwise. @param {() => void} draw */
function chooseAnew(draw) {
    forgetPlan();
    wanted = true;
    draw();
}

/** @param {chrome.tabs.Tab} tab */
async function makePlan(tab) {
    planning = true;
    wanted = false;
    const mine = generation;
    try {
        const made = await planOf(tab, { choice, scope, since: start() }, reload);
        if (mine === generation) plan = made;
    } finally {
        planning = false;
    }
}

/** Clears; where something goes for good, only the second time. @param {chrome.tabs.Tab} tab */
async function clearOnceSure(tab) {
    if (last?.state === 'working') return;
    if (!plan) await makePlan(tab);
    // The person has chosen otherwise meanwhile.
    if (!plan) return;
    if (plan.forGood && !sure) {
        sure = true;
        say(word('clearSure'));
        return;
    }
    forgetPlan();
    await askBackground({
        kind: 'clear',
        tabId: Number(tab.id),
        address: tab.url ?? '',
        wish: { choice, scope, since: start() },
        reload,
    });
}

/** When it was told: what can still be undone is as old as that says. @param {NonNullable<typeof last>} status */
function toldAt(status) {
    if (status.at !== undefined) return status.at;
    return status.state === 'done' && typeof status.undo === 'object' ? status.undo.until - UNDO_MS : 0;
}

/** @returns {import('../../wasm/types.js').ClearingWish['since']} */
function start() {
    return since === 'always' ? null : Date.now() - SINCE[since];
}

/**
 * @param {ClearingChoice} name
 * @param {() => void} draw
 */
function choiceBox(name, draw) {
    const choose = () => {
        choice = name;
        chooseAnew(draw);
    };
    return h('label.choice', { key: name, class: { chosen: name === choice } }, [
        h('input', {
            attrs: {
                type: 'radio',
                name: 'choice',
                id: `clear-${name}`,
                'aria-describedby': `about-${name}`,
            },
            props: { checked: name === choice },
            on: { change: choose },
        }),
        h('span.title', word(`clear_${name}`)),
        h('span.quiet', { attrs: { id: `about-${name}` } }, word(`clearMeaning_${name}`)),
    ]);
}

/**
 * What the choice would take and keep, and the button that does it. Where something goes for good, its first press asks.
 * @param {chrome.tabs.Tab} tab
 * @param {() => void} draw
 */
function preview(tab, draw) {
    const busy = last?.state === 'working';
    const clear = doing(draw)(() => clearOnceSure(tab));
    return h('div.plan', { key: 'preview', attrs: { id: 'clear-plan' } }, [
        ...(plan
            ? planView(plan.plan)
            : planning
              ? [h('p.quiet', { key: 'goes' }, word('clearPlanning'))]
              : []),
        plan?.forGood
            ? h('p.warns', { attrs: { id: 'clear-for-good' } }, [
                  icon('warning'),
                  h('span', word('clearForGood')),
              ])
            : undefined,
        choice === 'signOutAndClear' ? h('p.quiet', { key: 'server' }, word('clearServer')) : undefined,
        h(
            choice === 'signOutAndClear' ? 'button.danger' : 'button.primary',
            {
                key: 'go',
                attrs: { id: 'clear-go', 'aria-disabled': String(busy), 'data-sure': String(sure) },
                on: { click: clear },
            },
            word(sure ? 'clearSureGo' : `clearGo_${choice}`),
        ),
    ]);
}

/**
 * @param {string} site
 * @param {string} host
 * @param {() => void} draw
 */
function options(site, host, draw) {
    const scopes = { site: word('clearScope_site', site), host: word('clearScope_host', host) };
    const times = Object.fromEntries(Object.keys(SINCE).map((name) => [name, word(`clearSince_${name}`)]));
    return h('div.wish', [
        ...chooser(
            'clear-scope',
            word('clearScope'),
            site === host ? { site: scopes.site } : scopes,
            scope,
            (value) => {
                scope = /** @type {typeof scope} */ (value);
                chooseAnew(draw);
            },
        ),
        ...chooser('clear-since', word('clearSince'), times, since, (value) => {
            since = /** @type {typeof since} */ (value);
            chooseAnew(draw);
        }),
        h('label.box', [
            h('input', {
                attrs: { type: 'checkbox', id: 'clear-reload', checked: reload },
                on: {
                    change: ({ target }) => {
                        reload = /** @type {HTMLInputElement} */ (target).checked;
                        chooseAnew(draw);
                    },
                },
            }),
            word('clearReload'),
        ]),
    ]);
}

/** @param {() => void} draw */
function doing(draw) {
    /** @param {(event: Event) => Promise<unknown>} work */
    return (work) =>
        (/** @type {Event} */ event = new Event('none')) =>
            errand.run(() => work(event).then(() => undefined), draw);
}
