/**
 * Clearing without a click, where the person has chosen it for a site: when its last tab closes, when the browser starts,
 * when nobody is at the computer. The core says what is due, by a look at all tabs whenever one of them has changed.
 */
import { codeOf } from '../../core/error.js';
import { withClearing } from '../../core/bundles/clearing.js';
import { withPages } from '../../core/bundles/pages.js';
import { queue } from '../../core/turn.js';
import { isFirefox } from '../../shared/browser.js';
import { bytesOf } from '../../core/json-bytes.js';
import { onRulesChanged, rules } from '../../shared/clearing/rules.js';
import { grants, onGrantsChanged } from '../../shared/grants.js';
import { inMemory } from '../../shared/storage.js';
import { lookAtIdle, whenNobodyIsThere } from '../idle.js';
import { afterClicks, isClicked } from './clicks.js';
import { clearSite } from './clearing.js';
import { changeDueList, settle } from './due-list.js';
import { forgetClosed, isGone, noteClosed, openTabs, seen, tabsLook } from './open-tabs.js';

/** @typedef {import('../../wasm/types.js').DueClearing} DueClearing */
/** @typedef {import('../../wasm/types.js').ClearingEvent} ClearingEvent */
/** @typedef {import('../../wasm/types.js').SeenTab} SeenTab */

const ALARM = 'clearing';
/** Browsers fire alarms no sooner; what is due before is done by a timer, if the background lives that long. */
const SOONEST_MS = 30_000;
/** More places than tabs go to between two looks. */
const MOST_PASSED = 2_000;

/** Looks one after the other; one that waits sees what happens until its turn. */
const inTurn = queue();
/** @type {Promise<unknown>} */
let finished = Promise.resolve();
let isWaiting = false;
let timer = 0;
/** Where tabs have gone since the last look. @type {{ tab: SeenTab, incognito: boolean }[]} */
let passed = [];
/** @type {import('../../wasm/types.js').Replaced[]} */
let replaced = [];
/** What a look that failed was for. @type {ClearingEvent | null} */
let missed = null;
/** What is being cleared. @type {{ id: number, isPrivate: boolean } | undefined} */
let clearing;
/** Whether the last one was of private windows: then it is the turn of the others. */
let wasPrivate = true;

/**
 * Registers listeners: to be called synchronously.
 * @param {Promise<unknown>} resumed what a killed background has left behind is done
 */
export function clearByRules(resumed) {
    finished = resumed.catch(() => undefined);
    chrome.tabs.onUpdated.addListener((_tabId, { url, status }, tab) => {
        if (url && passed.length < MOST_PASSED) {
            passed.push({ tab: seen(tab, url), incognito: tab.incognito });
        }
        // A page that may not be seen has no address, but begins to load like others.
        if (url || status) lookSoon();
    });
    chrome.tabs.onRemoved.addListener((tabId) => {
        noteClosed(tabId);
        lookSoon();
    });
    chrome.tabs.onReplaced?.addListener((now, before) => {
        replaced.push({ before, now });
        lookSoon();
    });
    chrome.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) lookSoon();
    });
    onRulesChanged(() => {
        lookSoon();
        void lookAtIdle();
    });
    onGrantsChanged(lookSoon);
    chrome.runtime.onStartup.addListener(() => void lookFor('started'));
    whenNobodyIsThere('clearing', {
        async minutes() {
            const chosen = await rules();
            // Mostly there are none: then the core is not woken.
            if (chosen.length === 0) return undefined;
            return withClearing((core) => core.idleMinutes(chosen));
        },
        left: () => void lookFor('idle'),
    });
    // The background was killed, or the extension loaded anew.
    lookSoon();
}

/** Looks once for all that happens until then. */
function lookSoon() {
    if (isWaiting) return;
    isWaiting = true;
    void lookFor(null);
}

/** @param {ClearingEvent | null} event */
function lookFor(event) {
    // Whatever was in the way, it may be gone later.
    return look(event).catch(() => {
        missed = event ?? missed;
        return lookAgain(SOONEST_MS);
    });
}

/** @param {ClearingEvent | null} event */
function look(event) {
    return inTurn(async () => {
        event ??= missed;
        await finished;
        isWaiting = false;
        const chosen = await rules();
        const fresh = !(await inMemory.get('clearingFollows'));
        // Without rules there is nothing to follow, but what has been followed may have to be forgotten.
        if (chosen.length === 0 && fresh) {
            forgetClosed();
            return void forget();
        }
        const [granted, tabs] = await Promise.all([grants(), openTabs()]);
        const since = forget();
        try {
            await lookAt(tabs, since, { event, chosen, fresh, granted });
        } catch (error) {
            remember(since);
            throw error;
        }
    });
}

/**
 * @param {chrome.tabs.Tab[]} tabs
 * @param {ReturnType<typeof forget>} since what has happened since the last look
 * @param {{ event: ClearingEvent | null, chosen: Awaited<ReturnType<typeof rules>>, fresh: boolean, granted: Awaited<ReturnType<typeof grants>> }} known
 */
async function lookAt(tabs, since, { event, chosen, fresh, granted }) {
    const waits = [];
    // Somebody comes back to what is written down from here on, if this background is killed over it.
    await chrome.alarms.create(ALARM, { delayInMinutes: SOONEST_MS / 60_000 });
    for (const isPrivate of wasPrivate ? [false, true] : [true, false]) {
        const facts = tabsLook(tabs, isPrivate, {
            rules: chosen,
            event: isPrivate && event === 'started' ? null : event,
            passed: since.passed.filter(({ incognito }) => incognito === isPrivate).map(({ tab }) => tab),
            replaced: since.replaced,
            fresh,
            clearing: clearing?.isPrivate === isPrivate ? clearing.id : null,
        });
        const looked = await changeDueList(isPrivate, async (kept) => {
            const { looked, list } = await withPages((core) =>
                core.lookAtTabs(kept, bytesOf(facts), granted),
            );
            return { list, lines: looked.lines, result: looked };
        });
        // That is written down, whatever goes wrong with the others.
        since.passed = since.passed.filter(({ incognito }) => incognito !== isPrivate);
        // One after the other; when it is over somebody looks again.
        if (looked.clear && !clearing) void clear(looked.clear, isPrivate);
        if (looked.wakeIn !== null) waits.push(looked.wakeIn);
    }
    missed = null;
    if (chosen.length === 0) await inMemory.remove('clearingFollows');
    else if (fresh) await inMemory.set({ clearingFollows: true });
    await lookAgain(waits.length > 0 ? Math.min(...waits) : undefined);
}

/** What has happened since the last look, which is looked at now. */
function forget() {
    const since = { passed, replaced };
    passed = [];
    replaced = [];
    return since;
}

/** What nobody has looked at after all comes before what has happened meanwhile. @param {ReturnType<typeof forget>} since */
function remember(since) {
    passed = [...since.passed, ...passed].slice(0, MOST_PASSED);
    replaced = [...since.replaced, ...replaced];
}

/** @param {number | undefined} wait milliseconds */
async function lookAgain(wait) {
    clearTimeout(timer);
    if (wait === undefined) return void (await chrome.alarms.clear(ALARM));
    if (wait <= SOONEST_MS) timer = setTimeout(lookSoon, wait);
    await chrome.alarms.create(ALARM, { delayInMinutes: Math.max(wait, SOONEST_MS) / 60_000 });
}

/**
 * @param {DueClearing} due
 * @param {boolean} isPrivate
 */
async function clear({ id, site, store, choice, trigger }, isPrivate) {
    const due = { id, isPrivate };
    clearing = due;
    wasPrivate = isPrivate;
    const page = {
        address: `https://${site}/`,
        tab: { incognito: isPrivate, cookieStoreId: isFirefox() ? store : undefined },
    };
    const wish = { choice, scope: /** @type {const} */ ('site'), since: null };
    try {
        if (isClicked()) return await afterClicks();
        if (await isGone(store)) await settle(due, { kind: 'gone' });
        else await clearSite(page, wish, { trigger, due });
    } catch (error) {
        const isBusy = codeOf(error) === 'clearingBusy';
        await settle(due, isBusy ? { kind: 'busy' } : { kind: 'failed', choice }).catch(() => undefined);
    } finally {
        clearing = undefined;
        lookSoon();
    }
}
