/**
 * What a clearing comes to: for whoever shows it, and for what remembers it.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { forgetAlertsAt } from '../../shared/alerts.js';
import { forgetPlaces, notePlaces } from '../../shared/clearing/places.js';
import { noteSiteCleared } from '../../shared/sessions/computer.js';
import { forgetSignInAt } from '../../shared/sign-ins.js';
import { noteCleared } from './due-list.js';

/** @typedef {import('../../shared/clearing/status.js').Job} Job */
/** @typedef {import('../../shared/clearing/status.js').Planned} Planned */
/** @typedef {import('../../shared/clearing/status.js').Done} Done */

/**
 * What it comes to by now.
 * @param {Job} job
 * @param {Planned} planned
 * @returns {Done | undefined}
 */
export function told({ site, storeId, tabId, wish, trigger, course }, { report, undo }) {
    if (!report) return undefined;
    const looksAgain = course.step.kind === 'lookAgain';
    const { left, stayed, hanging, open, framing } = course;
    const pages = {
        left: left.length,
        stayed: stayed.length,
        hanging: hanging.length,
        open: open.length,
        framing: framing.length,
    };
    return { state: 'done', site, storeId, tabId, wish, report, undo, trigger, looksAgain, ...pages };
}

/**
 * @param {Job} job
 * @param {Planned} planned
 */
export async function writeDown(
    { site, address, wish, trigger, due, isOpen = false },
    { facts, seen, report },
) {
    if (!report) return;
    const { privateWindow } = facts.browser;
    const entry = await withClearing((core) => core.logEntry(Date.now(), trigger, wish, report));
    const open = seen.at(-1)?.documents ?? [];
    const isSignedOut = wish.choice === 'signOutAndClear' && !privateWindow && !isOpen;
    await Promise.allSettled([
        ...(isSignedOut ? [noteSiteCleared(site), forgetSignInAt(address), forgetAlertsAt(address)] : []),
        ...(due || !privateWindow ? [noteCleared(entry, { due, isOpen })] : []),
        // What is open still may store something again.
        ...(privateWindow || isOpen ? [] : [forgetPlaces(wish, report, facts.storeId)]),
        ...(privateWindow ? [] : [notePlaces(open)]),
    ]);
}
