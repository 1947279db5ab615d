/**
 * Clears a site: looks, plans, does it, looks again and reports. Runs in the background, so that closing the popup stops
 * nothing; a killed worker goes on where it was.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { noteLeft, unwitnessed } from '../cookies/witness.js';
import { LatchkeyError } from '../../core/error.js';
import { bytesOf, lookAtSite, lookToPlan, siteOf } from '../../shared/clearing/look.js';
import { noteCleared } from './due-list.js';
import { watchGone } from './gone.js';
import { holdNet, takeNetAway } from './held-net.js';
import { lookAfterClearing } from './net.js';
import { shownBefore } from './shown.js';
import { carryOut } from './steps.js';
import { keepUndo, settleUndo } from './undo-slots.js';
import { setStatus, status } from '../../shared/clearing/status.js';
import { inMemory } from '../../shared/storage.js';

/** @typedef {import('../../wasm/types.js').ClearingWish} ClearingWish */
/** @typedef {import('../../wasm/types.js').ClearingTrigger} Trigger */
/** @typedef {import('../../shared/clearing/look.js').Page} Page */
/** @typedef {typeof import('../../wasm/clearing.js')} Core */
/** @typedef {import('../../shared/clearing/status.js').Job} Job */

/**
 * @param {Page} page
 * @param {ClearingWish} wish
 * @param {{ trigger?: Trigger, reload?: boolean, due?: Job['due'] }} [options]
 */
export async function clearSite(page, wish, { trigger = 'click', reload = false, due } = {}) {
    if ((await status())?.state === 'working') throw new LatchkeyError('clearingBusy');
    const site = await siteOf(page.address);
    if (!site) throw new LatchkeyError('notTheWeb');
    const tabId = page.tab?.id;
    await setStatus({ state: 'working', site, tabId, wish, done: 0, of: 0 });
    try {
        await takeNetAway(site);
        const [seen, shown] = await Promise.all([lookToPlan(page), shownIn(page, site, wish)]);
        const look = bytesOf(seen);
        const {
            facts,
            plan,
            undo: kept,
        } = await withClearing((core) => core.prepare(look, wish, Date.now()));
        const { browser, storeId } = facts;
        const undo = await keepUndo(kept, {
            site,
            tabId,
            wish,
            browser,
            storeId,
            byClick: trigger === 'click',
        });
        const store = page.tab && { incognito: page.tab.incognito, cookieStoreId: page.tab.cookieStoreId };
        const job = {
            site,
            tabId,
            store,
            address: page.address,
            wish,
            trigger,
            due,
            reload,
            plan,
            facts,
            undo,
            shown,
        };
        await inMemory.set({ clearingJob: JSON.stringify(job) });
        await withClearing((core) => carryThrough(core, core.Clearing.begin(plan, Date.now()), job));
    } catch (error) {
        await inMemory.remove('clearingJob', 'clearingProgress');
        await setStatus(undefined);
        throw error;
    }
}

/** Goes on with what a killed worker left behind. */
export async function resumeClearing() {
    /** @type {Job | undefined} */
    const job = read(await inMemory.get('clearingJob'));
    /** @type {import('../../wasm/types.js').ClearingProgress | undefined} */
    const progress = read(await inMemory.get('clearingProgress'));
    if (!job || !progress) {
        // It was killed before the first call: nothing was done.
        if ((await status())?.state === 'working') await setStatus(undefined);
        await lookAfterClearing().catch(() => undefined);
        return;
    }
    await withClearing((core) => carryThrough(core, core.Clearing.resume(job.plan, progress), job));
}

/**
 * @param {Core} core
 * @param {import('../../wasm/clearing.js').Clearing} clearing
 * @param {Job} job
 */
async function carryThrough(core, clearing, job) {
    const { site, tabId, wish, facts } = job;
    const goneAmong = watchGone();
    for (;;) {
        const next = clearing.next(Date.now());
        await inMemory.set({ clearingProgress: JSON.stringify(clearing.progress()) });
        if (next.kind === 'lookAgain') break;
        const { done, of, dataType, steps, timeLimit } = next;
        await setStatus({ state: 'working', site, tabId, wish, done, of, dataType });
        clearing.record(await unwitnessed(() => carryOut(steps, timeLimit)));
    }
    const tab = tabId === undefined ? undefined : await chrome.tabs.get(tabId).catch(() => undefined);
    const after = await lookAtSite({ address: job.address, tab: tab ?? job.store });
    after.seenToGo = goneAmong(after.cookies);
    const report = clearing.report(facts, bytesOf(after));
    if (wish.choice === 'signOutAndClear') await noteLeft(site, after.storeId);
    clearing.free();
    const entry = core.logEntry(Date.now(), job.trigger, wish, report);
    if (job.due || !facts.browser.privateWindow) await noteCleared(entry, job.due);
    const took = report.types.some(({ removed }) => removed);
    const undo = took ? job.undo : 'nothing';
    /** @type {import('../../shared/clearing/status.js').Done} */
    const done = { state: 'done', site, tabId, wish, report, undo, trigger: job.trigger };
    await settleUndo(core, job.undo, took ? done : undefined);
    await setStatus(done);
    if (took && typeof job.undo === 'object') await holdNet(core, job);
    await inMemory.remove('clearingJob', 'clearingProgress');
    if (job.reload && tab?.id !== undefined) await chrome.tabs.reload(tab.id, { bypassCache: true });
    void lookAfterClearing().catch(() => undefined);
}

/**
 * What the page shows beforehand, where it matters afterwards.
 * @param {Page} page
 * @param {string} site
 * @param {ClearingWish} wish
 */
async function shownIn({ tab }, site, { choice }) {
    return choice === 'fixThisSite' && tab?.id !== undefined ? shownBefore(tab.id, site) : 'unknown';
}

/** Kept as JSON: browsers take long to store thousands of objects. @param {string | undefined} record */
function read(record) {
    return record === undefined ? undefined : JSON.parse(record);
}
