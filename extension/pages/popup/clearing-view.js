/**
 * The part of the popup that clears the site: three choices, where and since when, and what came of it.
 */
import { onStatusChanged, statusOf } from '../../shared/clearing/status.js';
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { Errand } from '../ui/errand.js';
import { askBackground } from '../../shared/ask-background.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { chooser } from './chooser.js';
import { outcome } from './clearing-outcome.js';
import { planOf, planRows } from './clearing-plan.js';
import { followRule, ruleBox } from './clearing-rule.js';

/** @typedef {import('../../wasm/types.js').ClearingChoice} ClearingChoice */
/** @typedef {import('../../wasm/types.js').ClearingPlan} ClearingPlan */

/** @type {ClearingChoice[]} */
const CHOICES = ['fixThisSite', 'signOutAndClear', 'onlyTheCache'];
const HOUR_MS = 3_600_000;
/** Those that browsers' own dialogs offer. */
const SINCE = { always: 0, hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS, month: 672 * HOUR_MS };

/** @type {import('../../wasm/types.js').SiteAccess | undefined} */
let access;
/** @type {import('../../shared/clearing/status.js').Status | undefined} */
let last;
/** @type {Partial<Record<ClearingChoice, ClearingPlan>>} */
let plans = {};
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
    const look = async () => {
        last = await statusOf(access?.site ?? '');
    };
    onStatusChanged(() => {
        forgetPlans();
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
    if (!access?.site || tab?.id === undefined) return undefined;
    const { shownSite, shownHost } = access;
    return h('section', { key: 'clear', attrs: { 'aria-labelledby': 'clear' } }, [
        h('h2', { attrs: { id: 'clear' } }, word('clearHeading')),
        h('div', { attrs: { id: 'clear-status', role: 'status' } }, outcome(last, tab, doing(draw))),
        errand.problem
            ? h('p', { attrs: { role: 'alert', id: 'clear-problem' } }, errand.problem)
            : undefined,
        ...CHOICES.map((choice) => choiceBox(choice, tab, last?.state === 'working', draw)),
        h('details', { key: 'clear-options', attrs: { id: 'clear-options' } }, [
            h('summary', word('clearOptions')),
            options(shownSite, shownHost, draw),
            ruleBox(access, draw),
        ]),
    ]);
}

function forgetPlans() {
    plans = {};
    generation += 1;
}

/** @returns {import('../../wasm/types.js').ClearingWish['since']} */
function start() {
    return since === 'always' ? null : Date.now() - SINCE[since];
}

/**
 * @param {ClearingChoice} choice
 * @param {chrome.tabs.Tab} tab
 * @param {boolean} busy
 * @param {() => void} draw
 */
function choiceBox(choice, tab, busy, draw) {
    const clear = doing(draw)(() =>
        askBackground({
            kind: 'clear',
            tabId: Number(tab.id),
            address: tab.url ?? '',
            wish: { choice, scope, since: start() },
            reload,
        }),
    );
    const onToggle = doing(draw)(async (event) => {
        const { open } = /** @type {HTMLDetailsElement} */ (event.target);
        if (open) plans[choice] = await planOf(tab, { choice, scope, since: start() }, reload);
    });
    const plan = plans[choice];
    return h('div.choice', { key: choice }, [
        h(
            choice === 'fixThisSite' ? 'button.primary' : 'button',
            { attrs: { id: `clear-${choice}`, disabled: busy }, on: { click: clear } },
            word(`clear_${choice}`),
        ),
        h('p.quiet', word(`clearMeaning_${choice}`)),
        h('details.plan', { key: `plan ${generation}`, on: { toggle: onToggle } }, [
            h('summary', word('clearPreview')),
            plan ? planRows(plan) : undefined,
        ]),
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
                forgetPlans();
                draw();
            },
        ),
        ...chooser('clear-since', word('clearSince'), times, since, (value) => {
            since = /** @type {typeof since} */ (value);
            forgetPlans();
            draw();
        }),
        h('label.box', [
            h('input', {
                attrs: { type: 'checkbox', id: 'clear-reload', checked: reload },
                on: {
                    change: ({ target }) => {
                        reload = /** @type {HTMLInputElement} */ (target).checked;
                        forgetPlans();
                        draw();
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
