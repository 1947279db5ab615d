/**
 * The part of the popup that clears the site: three choices, what the chosen one would do, and what came of it.
 */
import { UNDO_MS } from '../../core/limits.js';
import { asksBefore, planOf } from '../../shared/clearing/planning.js';
import { onStatusChanged, statusOf } from '../../shared/clearing/status.js';
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { storeOf } from '../../shared/cookies/jar.js';
import { Errand } from '../ui/errand.js';
import { askBackground } from '../../shared/ask-background.js';
import { inMemory } from '../../shared/storage.js';
import { icon } from '../ui/icons.js';
import { say } from '../ui/live.js';
import { Question, onHeldKey } from '../ui/question.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { headline, outcome, outcomeInShort } from './clearing-outcome.js';
import { planView } from './clearing-plan.js';
import { choiceBoxes, choose, reloads, wishOptions, wished } from './clearing-wish.js';
import { go } from './route.js';
import { followRule, ruleBox, ruleFailure } from './clearing-rule.js';

/** @typedef {import('../../wasm/types.js').ClearingChoice} ClearingChoice */

/** @type {import('../../wasm/types.js').SiteAccess | undefined} */
let access;
/** @type {import('../../shared/clearing/status.js').Status | undefined} */
let last;
/** The outcome that the person wants to see no longer. @type {{ site: string, at: number } | undefined} */
let dismissed;
/** What the choice would do. @type {import('../../shared/clearing/planning.js').Planned | undefined} */
let plan;
/** Counts what plans are made for. */
let generation = 1;
/** What the last plan was made for, or is being made for. */
let planned = 0;
let planning = false;
/** Whether a plan was on the screen. Before the first, nothing stands below it that it would push away under a press. */
let wasPlanned = false;
/** It was pressed, and has not come to anything yet. */
let pressed = false;
/** That something goes for good. */
const question = new Question();
/** Who has asked for it so long ago has turned to something else. */
const ASKED_MS = 60_000;
const errand = new Errand();
/** Making plans, which takes nothing from what else is said. */
const looking = new Errand();

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 */
export async function followClearing(tab, draw) {
    const look = async (/** @type {string} */ site) => {
        const before = last;
        [last, dismissed] = await Promise.all([
            storeOf(tab).then((store) => statusOf(site, store)),
            inMemory.get('clearingDismissed'),
        ]);
        // Another site's changes nothing here.
        if (last?.state === before?.state && last?.at === before?.at) return;
        if (last?.state === 'working') pressed = false;
        else if (last?.state !== before?.state) forgetPlan();
        if (last && before?.state === 'working' && last.state !== 'working') say(headline(named(last)));
    };
    onStatusChanged(() => void look(access?.site ?? '').then(draw));
    try {
        const found = await siteAccess(tab?.url);
        await look(found.site);
        // Not before: the choices stand beside what came of the last one.
        access = found;
        await followRule(access.site, tab, draw);
    } catch (error) {
        errand.fail(error);
    }
    await followQuestion(tab, draw);
}

/**
 * The menu and the keys ask here before something goes for good.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 */
async function followQuestion(tab, draw) {
    const take = async () => {
        const asked = await inMemory.get('clearingQuestion');
        if (!asked || !tab || asked.tabId !== tab.id || asked.address !== tab.url) return;
        await inMemory.remove('clearingQuestion');
        if (Date.now() - asked.at > ASKED_MS) return;
        prepareClearing(asked.choice);
        go('clear');
        await errand.run(() => ask(tab, draw), draw);
    };
    inMemory.onChanged('clearingQuestion', () => void take());
    await take();
}

/** Makes a choice for the person, who is on the way to the view. @param {ClearingChoice} wanted */
export function prepareClearing(wanted) {
    choose(wanted);
    forgetPlan();
}

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 */
export function clearingView(tab, draw) {
    if (!access?.site || tab?.id === undefined) return instead(tab);
    const { shownSite, shownHost } = access;
    if (planned !== generation && last?.state !== 'working') void looking.run(() => makePlan(tab), draw);
    const changed = () => {
        forgetPlan();
        draw();
    };
    wasPlanned ||= Boolean(plan ?? problem()) || last?.state === 'working';
    return h('section', { key: 'clear', attrs: { id: 'clear', 'aria-labelledby': 'title' } }, [
        h('div', { attrs: { id: 'clear-status' } }, outcome(news(), tab, doing(draw))),
        problem() ? h('p.problem', { attrs: { id: 'clear-problem' } }, problem()) : undefined,
        ruleFailure(access),
        choiceBoxes(changed),
        preview(tab, draw),
        wasPlanned
            ? h('details', { key: 'clear-options', attrs: { id: 'clear-options' } }, [
                  h('summary', word('clearOptions')),
                  wishOptions(shownSite, shownHost, plan?.pages ?? 0, changed),
                  ruleBox(access, draw),
              ])
            : undefined,
    ]);
}

/** What is told where there is no site to clear, or none is known yet. @param {chrome.tabs.Tab | undefined} tab */
function instead(tab) {
    if (problem()) return h('p.problem', { key: 'problem', attrs: { id: 'clear-problem' } }, problem());
    const isKnown = access && tab;
    return h('p.quiet', { key: 'none' }, word(isKnown ? 'problem_notTheWeb' : 'clearPlanning'));
}

/**
 * The row of the hub, from which the site can be repaired at once.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 * @returns {import('./hub.js').Row}
 */
export function clearingRow(tab, draw) {
    const working = last?.state === 'working';
    const isKnown = Boolean(access?.site && tab);
    // It is there from the beginning, where a page can have a site: nothing comes under a press.
    const mayBe = access ? isKnown : /^https?:/.test(tab?.url ?? 'https:');
    const repair = async () => {
        if (!tab || !isKnown || pressed) return;
        prepareClearing('fixThisSite');
        await errand.run(() => clear(tab, draw), draw);
        // There it is said what went wrong, or asked what has to be.
        if (question.isAsked || errand.problem) go('clear');
    };
    return {
        view: 'clear',
        title: word('view_clear'),
        state: working ? word('row_clear_working') : '',
        quick: mayBe
            ? {
                  id: 'repair',
                  words: word('row_clear_repair'),
                  label: access ? word('repairLabel', access.shownSite) : word('row_clear_repair'),
                  isKnown,
                  act: () => void repair(),
              }
            : undefined,
    };
}

/** The last clearing of the site, for the core. @returns {import('../../wasm/types.js').NowClearing | undefined} */
export function clearingNow() {
    if (!last) return undefined;
    const at = last.at ?? 0;
    return {
        working: last.state === 'working',
        at,
        dismissed: dismissed?.site === last.site && dismissed.at >= at,
    };
}

/** What it came to, in short. @param {chrome.tabs.Tab} tab @param {() => void} draw */
export function clearingCard(tab, draw) {
    return [
        h('div', { attrs: { id: 'clear-status' } }, outcomeInShort(named(last), tab, doing(draw))),
        problem() ? h('p.problem', problem()) : undefined,
        h('a.way', { attrs: { href: '#clear' } }, word('clearDetails')),
    ];
}

/** The person has seen what it came to. */
export async function dismissClearing() {
    if (!last) return;
    dismissed = { site: last.site, at: last.at ?? 0 };
    await inMemory.set({ clearingDismissed: dismissed });
}

/**
 * With the name of the site as people write it.
 * @template {import('../../shared/clearing/status.js').Status | undefined} Told
 * @param {Told} told
 */
function named(told) {
    return told && { ...told, shownSite: access?.shownSite ?? told.site };
}

/** The last clearing, as long as the person may want to see what it came to. */
function news() {
    const { working, at, dismissed } = clearingNow() ?? {};
    const isOld = !working && ((dismissed && !isUndoable()) || Date.now() - Number(at) > UNDO_MS);
    return isOld ? undefined : named(last);
}

/** Whether it can be brought back still: no other button leads there. */
function isUndoable() {
    const undo = last?.state === 'done' ? last.undo : last?.state === 'undone' ? last.other?.undo : undefined;
    return typeof undo === 'object' && Boolean(undo.restores) && undo.until > Date.now();
}

/** What went wrong. */
function problem() {
    return errand.problem || looking.problem;
}

/** The person has left the view in which it was asked. */
export function forgetQuestion() {
    question.forget();
}

function forgetPlan() {
    plan = undefined;
    question.forget();
    generation += 1;
}

/** What the wish would do now. @param {chrome.tabs.Tab} tab */
function planNow(tab) {
    return planOf({ address: tab.url ?? '', tab }, wished(), reloads());
}

/** @param {chrome.tabs.Tab} tab */
async function makePlan(tab) {
    const mine = (planned = generation);
    planning = true;
    try {
        const made = await planNow(tab);
        if (mine === generation) plan = made;
    } finally {
        if (mine === planned) planning = false;
    }
}

/** Makes a plan, and asks where something goes for good. @param {chrome.tabs.Tab} tab @param {() => void} draw */
async function ask(tab, draw) {
    await makePlan(tab);
    if (!plan || !(await asksBefore(plan, false))) return;
    question.ask(draw);
    say(word('clearSure'));
}

/**
 * Clears; where something goes for good, only when that was asked and answered.
 * @param {chrome.tabs.Tab} tab
 * @param {() => void} draw
 */
async function clear(tab, draw) {
    // A second click means the first.
    if (pressed || last?.state === 'working' || (question.isAsked && !question.isAnswerable)) return;
    pressed = true;
    const mine = generation;
    try {
        if (!question.isAsked) {
            const isShown = Boolean(plan);
            // What was on the screen may be out of date.
            const now = await planNow(tab);
            // The person has chosen otherwise meanwhile.
            if (mine !== generation) return;
            if (await asksBefore(now, isShown)) {
                [plan, planned] = [now, generation];
                question.ask(draw);
                say(word('clearSure'));
                return;
            }
        }
        question.forget();
        await askBackground({
            kind: 'clear',
            tabId: Number(tab.id),
            address: tab.url ?? '',
            wish: wished(),
            reload: reloads(),
        });
    } finally {
        pressed = false;
    }
}

/**
 * What the choice would take and keep, and the button that does it. Where something goes for good, its first press asks.
 * @param {chrome.tabs.Tab} tab
 * @param {() => void} draw
 */
function preview(tab, draw) {
    const { choice } = wished();
    const { isAsked } = question;
    const cannot = last?.state === 'working' || (isAsked && !question.isAnswerable);
    if (!wasPlanned)
        return h('div.plan', { key: 'preview', attrs: { id: 'clear-plan' } }, [
            h('p.quiet', { key: 'goes' }, word('clearPlanning')),
        ]);
    return h('div.plan', { key: 'preview', attrs: { id: 'clear-plan' } }, [
        ...(plan
            ? planView(plan, isAsked)
            : planning
              ? [h('p.quiet', { key: 'goes' }, word('clearPlanning'))]
              : []),
        choice === 'signOutAndClear' ? h('p.quiet', { key: 'server' }, word('clearServer')) : undefined,
        isAsked ? h('p.warns', { key: 'sure' }, [icon('warning'), h('span', word('clearSure'))]) : undefined,
        h(
            choice === 'signOutAndClear' ? 'button.danger' : 'button.primary',
            {
                key: 'go',
                attrs: { id: 'clear-go', 'aria-disabled': String(cannot), 'data-sure': String(isAsked) },
                on: { click: doing(draw)(() => clear(tab, draw)), keydown: onHeldKey },
            },
            word(isAsked ? 'clearSureGo' : `clearGo_${choice}`),
        ),
    ]);
}

/** @param {() => void} draw */
function doing(draw) {
    /** @param {(event: Event) => Promise<unknown>} work */
    return (work) =>
        (/** @type {Event} */ event = new Event('none')) =>
            errand.run(() => work(event).then(() => undefined), draw);
}
