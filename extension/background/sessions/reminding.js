/**
 * On a shared computer: at how many sites a session is open stands on the button, and is said when
 * the tab of one is closed, when nobody is there, and when the browser starts.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { queue } from '../../core/turn.js';
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { onCookiesChanged } from '../../shared/cookies/jar.js';
import { isShared, onComputerChanged } from '../../shared/sessions/computer.js';
import { idleMinutes, onIdleMinutesChanged } from '../../shared/sessions/idle-minutes.js';
import { openSessions } from '../../shared/sessions/open.js';
import { inMemory } from '../../shared/storage.js';
import { showCount } from '../badge.js';
import { lookAtIdle, whenNobodyIsThere } from '../idle.js';
import { followTabs } from '../tab-sites.js';
import { answerNotifications, tell } from '../notifying.js';

/** @typedef {import('../../wasm/types.js').ReminderCause} ReminderCause */

/** What was seen counts less as time goes by, but not from one page to the next. */
const FRESH_MS = 60_000;

/** Each reads what the one before has written. */
const inTurn = queue();
/** While nothing has changed: every page and every cookie ask. @type {{ isShared: Promise<boolean>, until: number } | undefined} */
let decision;

/** Registers listeners: to be called synchronously. */
export function remindOnSharedComputers() {
    const tabs = followTabs({
        key: 'sitesOfTabs',
        siteOf: siteOnSharedComputer,
        left: async (site, isLast) => isLast && remind({ kind: 'tabClosed', site }),
    });
    onCookiesChanged(() => void count());
    onComputerChanged(() => {
        decision = undefined;
        void tabs.noteOpenTabs();
        void count();
        void lookAtIdle();
    });
    onIdleMinutesChanged(() => void lookAtIdle());
    whenNobodyIsThere('sessions', {
        minutes: async () => ((await onSharedComputer()) ? idleMinutes() : undefined),
        left: () => void remind({ kind: 'left' }),
    });
    chrome.runtime.onStartup.addListener(() => void remind({ kind: 'started' }));
    answerNotifications();
}

/** Whether the computer is shared. */
function onSharedComputer() {
    const now = Date.now();
    if (!decision || now >= decision.until) {
        decision = { isShared: decide(), until: now + FRESH_MS };
    }
    return decision.isShared;
}

async function decide() {
    try {
        return (await isShared()).state === 'shared';
    } catch (error) {
        decision = undefined;
        throw error;
    }
}

/** Counts on the button. */
function count() {
    return inTurn(async () => showCount((await onSharedComputer()) ? (await openSites()).length : 0));
}

/** The sites where a session is open: those that end with the browser do not end while it is open. */
async function openSites() {
    return [...new Set((await openSessions()).map(({ site }) => site))];
}

/** @param {string | undefined} address */
async function siteOnSharedComputer(address) {
    if (!address || !(await onSharedComputer())) return undefined;
    return (await siteAccess(address)).site || undefined;
}

/** @param {ReminderCause} cause */
function remind(cause) {
    return inTurn(async () => {
        const shared = await onSharedComputer();
        const open = shared ? await openSites() : [];
        const before = await inMemory.get('reminders');
        const { sites, reminders } = await withCookies((core) =>
            core.remindersDue(before, cause, open, shared, Date.now()),
        );
        await inMemory.set({ reminders });
        if (sites.length > 0) await tell(cause.kind, sites.length);
    });
}
