/**
 * Clears a site: leaves its pages, looks, plans, does it, looks again, reports, and comes back. Runs in the background, so that
 * closing the popup stops nothing; a killed worker goes on where it was. The core says what comes when.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { noteLeft, unwitnessed } from '../cookies/witness.js';
import { LatchkeyError } from '../../core/error.js';
import { bytesOf } from '../../core/json-bytes.js';
import { lookAtSite, lookToPlan, siteOf } from '../../shared/clearing/look.js';
import { beginToLook, endLook } from '../../shared/clearing/places.js';
import { storeOf } from '../../shared/cookies/jar.js';
import { beforeWhatIsDue, isClicked, withoutClick } from './clicks.js';
import { settle } from './due-list.js';
import { watchGone } from './gone.js';
import { holdNet, takeNetAway } from './held-net.js';
import { loadAgain, lookNow, tabOf } from './job-tab.js';
import { forgetJob, keepJob, keepProgress, keptJob } from './kept-job.js';
import { lookAfterClearing } from './net.js';
import { isOpenAgain } from './open-tabs.js';
import { leavePages, returnPages } from './pages.js';
import { shownBefore } from './shown.js';
import { carryOut } from './steps.js';
import { whenLeft } from '../when-left.js';
import { keepUndo, replaceUndo, settleUndo } from './undo-slots.js';
import { told, writeDown } from './told.js';
import { setStatus, status } from '../../shared/clearing/status.js';
import { ANSWER_MS } from '../../shared/time-limit.js';

/** @typedef {import('../../wasm/types.js').ClearingWish} ClearingWish */
/** @typedef {import('../../wasm/types.js').ClearingTrigger} Trigger */
/** @typedef {import('../../wasm/types.js').ClearingCourseEvent} CourseEvent */
/** @typedef {import('../../shared/clearing/look.js').Page} Page */
/** @typedef {import('../../shared/clearing/status.js').Job} Job */
/** @typedef {import('../../shared/clearing/status.js').Planned} Planned */
/** @typedef {ReturnType<typeof watchGone>} Gone */

/** The clearing under way, and what ends its waiting. */
let underWay = Promise.resolve();
let hurry = () => {};
/** Who begins a clearing, or has begun one that is not told yet: of those who wait, only one may begin. @type {object | undefined} */
let claim;
/** How many have begun that are not over. */
let running = 0;

/**
 * @param {Page} page
 * @param {ClearingWish} wish
 * @param {{ trigger?: Trigger, reload?: boolean, due?: Job['due'] }} [options] reload: pages of the site may be left and loaded again
 */
export async function clearSite(page, wish, options = {}) {
    if (!options.due) return beforeWhatIsDue(() => clearNow(page, wish, options));
    // By the time that one is over, what is due may not be due any more.
    if (running > 0 || isClicked()) throw new LatchkeyError('clearingBusy');
    return withoutClick(clearNow(page, wish, options));
}

/**
 * @param {Page} page
 * @param {ClearingWish} wish
 * @param {Parameters<typeof begin>[2]} options
 */
async function clearNow(page, wish, options) {
    if (claim) throw new LatchkeyError('clearingBusy');
    const own = (claim = {});
    try {
        await refuseWhileWorking();
        // One that has told what it did, and looks once more.
        await underWay;
        await begin(page, wish, options);
    } finally {
        if (claim === own) claim = undefined;
    }
}

/**
 * @param {Page} page
 * @param {ClearingWish} wish
 * @param {{ trigger?: Trigger, reload?: boolean, due?: Job['due'] }} options
 */
async function begin(page, wish, { trigger = 'click', reload = false, due }) {
    const site = await siteOf(page.address);
    if (!site) throw new LatchkeyError('notTheWeb');
    const tabId = page.tab?.id;
    const storeId = await storeOf(page.tab);
    await setStatus({ state: 'working', site, storeId, tabId, wish, done: 0, of: 0 });
    try {
        await takeNetAway(site);
        const [seen, shown] = await Promise.all([lookToPlan(page), shownIn(page, site, wish)]);
        const before = bytesOf(seen);
        const course = await withClearing((core) => core.beginCourse(before, wish, reload));
        const store = page.tab && { incognito: page.tab.incognito, cookieStoreId: page.tab.cookieStoreId };
        const { address } = page;
        const about = { site, storeId, tabId, store, address, wish, trigger, due, reload };
        /** @type {Job} */
        const job = { ...about, course, shown, missed: [] };
        await keepJob(job);
        await leave(job, before);
        await plan(job, before);
        const over = carryThrough(job);
        underWay = over.catch(() => undefined);
        await over;
    } catch (error) {
        await giveUp();
        throw error;
    }
}

async function giveUp() {
    await returnPages();
    await forgetJob();
    await setStatus(undefined);
}

async function refuseWhileWorking() {
    if ((await status())?.state === 'working') throw new LatchkeyError('clearingBusy');
}

/** Goes on with what a killed worker left behind. */
export function resumeClearing() {
    const over = resume();
    underWay = over.catch(() => undefined);
    return withoutClick(over);
}

async function resume() {
    const job = await keptJob();
    if (job?.planned) {
        try {
            await carryThrough(job);
        } catch (error) {
            await giveUp();
            throw error;
        }
        return;
    }
    // It was killed before anything was cleared.
    const last = await status();
    if (job || last?.state === 'working') await giveUp();
    else {
        // After it was told, where there was too much to keep of it.
        await returnPages();
        if (last?.state === 'done' && last.looksAgain) await setStatus({ ...last, looksAgain: false });
    }
    void lookAfterClearing().catch(() => undefined);
}

/** Where a clearing only looks once more: ends that, and brings the pages back that were left. */
export async function endWatch() {
    hurry();
    await underWay;
}

/** @param {Job} job @param {Uint8Array} before what there is before */
async function leave(job, before) {
    const { course, wish } = job;
    const { step } = course;
    if (step.kind !== 'leavePages') return;
    const steps = await withClearing((core) => core.stepsInFrames(before, wish, course));
    if (steps.length > 0) {
        // From here on something has gone: it can be brought back, and a worker that is killed says so.
        await plan(job, before);
        const results = await carryOut(steps, ANSWER_MS);
        job.missed = await withClearing((core) => core.missedInFrames(steps, results));
    }
    await goOn(job, { kind: 'pagesLeft', ...(await leavePages(step.tabs, job.site)) });
}

/**
 * Plans by what there is now. What is going to be cleared can be brought back.
 * @param {Job} job
 * @param {Uint8Array} before what there was before pages were left
 */
async function plan(job, before) {
    const { wish, site, storeId, tabId, trigger, course } = job;
    const isAway = course.left.length > 0;
    const now = isAway ? bytesOf(await lookNow(job, lookToPlan)) : before;
    // What was kept before frames were cleared.
    const earlier = job.planned?.undo;
    const { facts, plan, undo } = await withClearing((core) =>
        core.prepare(now, isAway ? before : undefined, earlier !== undefined, wish, Date.now()),
    );
    const { browser } = facts;
    const byClick = trigger === 'click';
    const about = { site, tabId, wish, browser, storeId, byClick };
    const kept = await keepUndo(undo, about);
    const isKept = typeof kept === 'object';
    job.planned = { plan, facts, seen: [], undo: isKept ? kept : (earlier ?? kept) };
    job.progress = await begun(plan);
    await keepJob(job);
    if (isKept && typeof earlier === 'object') await replaceUndo(earlier);
}

/** @param {import('../../wasm/types.js').ClearingPlan} plan */
function begun(plan) {
    return withClearing((core) => {
        const clearing = core.Clearing.begin(plan, Date.now());
        const progress = clearing.progress();
        clearing.free();
        return progress;
    });
}

/** @param {Job} job */
async function carryThrough(job) {
    const { planned } = job;
    if (!planned) return;
    const gone = watchGone();
    running += 1;
    try {
        while (job.course.step.kind !== 'returnPages') {
            const { step } = job.course;
            if (step.kind === 'lookAgain') {
                const isStopped = await pause(step.after);
                await (isStopped ? goOn(job, { kind: 'stopped' }) : watch(job, planned, gone));
            } else {
                if (await makeCalls(job, planned)) {
                    if (step.kind !== 'clearAgain') return await giveWay(job, planned);
                    // What it came to the first time stands.
                    await goOn(job, { kind: 'stopped' });
                    continue;
                }
                await look(job, planned, gone);
                await goOn(job, { kind: 'cleared' });
                const done = job.course.step.kind === 'lookAgain' && told(job, planned);
                if (!done) continue;
                await setStatus(done);
                claim = undefined;
            }
        }
        await finish(job, planned);
    } finally {
        gone.stop();
        running -= 1;
    }
}

/**
 * Makes the calls that have not been made yet. Those without a click are made only as long as no tab of the site is open.
 * @param {Job} job
 * @param {Planned} planned
 * @returns {Promise<boolean>} whether none of this round was made because of that
 */
function makeCalls(job, { plan }) {
    const { site, storeId, tabId, wish, course } = job;
    return withClearing(async (core) => {
        const { results, tries } = progressOf(job);
        let isBegun = results.length > 0 || tries > 0;
        const clearing = core.Clearing.resume(plan, progressOf(job));
        for (;;) {
            const next = clearing.next(Date.now());
            job.isOpen = next.kind !== 'lookAgain' && (await isOpenAgain(job));
            // What was not made is told as such.
            if (job.isOpen && isBegun) clearing.stop();
            job.progress = clearing.progress();
            await keepProgress(job);
            if (job.isOpen || next.kind === 'lookAgain') break;
            const { done, of, dataType, steps, timeLimit } = next;
            // What it comes to is told already the second time.
            if (course.step.kind !== 'clearAgain')
                await setStatus({ state: 'working', site, storeId, tabId, wish, done, of, dataType });
            isBegun = true;
            clearing.record(await unwitnessed(() => carryOut(steps, timeLimit)));
        }
        clearing.free();
        return Boolean(job.isOpen) && !isBegun;
    });
}

/**
 * The site is open again, and nothing was done yet.
 * @param {Job} job
 * @param {Planned} planned
 */
async function giveWay({ due }, { undo }) {
    await withClearing((core) => settleUndo(core, undo, undefined));
    if (due) await settle(due, { kind: 'open', entry: null });
    await giveUp();
}

/**
 * Looks after the calls, and has it said what they come to.
 * @param {Job} job
 * @param {Planned} planned
 * @param {Gone} gone
 */
async function look(job, planned, gone) {
    beginToLook();
    const seen = await lookNow(job, lookAtSite);
    seen.seenToGo = gone.among(seen.cookies);
    const now = bytesOf(seen);
    const facts = await withClearing((core) => core.factsOf(now));
    const report = await withClearing((core) => {
        const clearing = core.Clearing.resume(planned.plan, progressOf(job));
        const report = clearing.report(planned.facts, planned.seen, facts);
        clearing.free();
        return report;
    });
    planned.seen.push(facts);
    planned.report = report;
    if (job.wish.choice === 'signOutAndClear') await noteLeft(job.site, seen.storeId).catch(() => undefined);
    if (planned.seen.length === 1 && report.took === 0) {
        await withClearing((core) => settleUndo(core, planned.undo, undefined));
        planned.undo = 'nothing';
    }
    return { facts, report };
}

/**
 * Looks once more, and plans anew where something was written again.
 * @param {Job} job
 * @param {Planned} planned
 * @param {Gone} gone
 */
async function watch(job, planned, gone) {
    const { wish } = job;
    const { facts, report } = await look(job, planned, gone);
    job.course = await withClearing((core) =>
        core.courseAfter(job.course, { kind: 'saw', report, facts, wish }),
    );
    if (job.course.step.kind !== 'clearAgain') return keepJob(job);
    const now = bytesOf(await lookNow(job, lookToPlan));
    planned.plan = await withClearing((core) => core.plan(now, wish));
    job.progress = await begun(planned.plan);
    return keepJob(job);
}

/**
 * Writes down what it comes to, and comes back.
 * @param {Job} job
 * @param {Planned} planned
 */
async function finish(job, planned) {
    const { course } = job;
    const { undo } = planned;
    const tab = await tabOf(job);
    const asks = job.reload && tab?.id !== undefined && (await whenLeft(tab.id)) === 'asks';
    if (asks && !course.stayed.includes(Number(tab.id))) course.stayed.push(Number(tab.id));
    const done = told(job, planned);
    await withClearing((core) => settleUndo(core, undo, done));
    await setStatus(done);
    if (typeof undo === 'object') await withClearing((core) => holdNet(core, job)).catch(() => undefined);
    // Nobody waits for the disk before they are told, nor for one that is full.
    await writeDown(job, planned).catch(() => undefined);
    endLook();
    await returnPages();
    await forgetJob();
    if (job.reload && !asks) await loadAgain(job).catch(() => undefined);
    void lookAfterClearing().catch(() => undefined);
}

/** @param {Job} job @param {CourseEvent} event */
async function goOn(job, event) {
    job.course = await withClearing((core) => core.courseAfter(job.course, event));
    await keepJob(job);
}

/** Where the calls are; that is known from the plan on. @param {Job} job */
function progressOf({ progress }) {
    if (!progress) throw new Error('There is no plan.');
    return progress;
}

/** @param {number} ms @returns {Promise<boolean>} whether it was ended early */
function pause(ms) {
    return new Promise((done) => {
        const timer = setTimeout(() => done(false), ms);
        hurry = () => {
            clearTimeout(timer);
            done(true);
        };
    });
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
