/**
 * Nobody is at the computer. The browser has one interval for that, and tells of it once: it is set here and nowhere else, to
 * the least that somebody wants. The core says whose minutes are over, by what the browser answers for each; those who want
 * more are looked at again later, by an alarm, since the worker may have died by then.
 */
import { withPages } from '../core/bundles/pages.js';
import { queue } from '../core/turn.js';
import { inMemory } from '../shared/storage.js';

/**
 * @typedef {object} Watcher
 * @property {() => Promise<number | undefined>} minutes after which it wants to know; nothing while it does not
 * @property {() => void} left begins what it does when nobody is there or the screen is locked; once in an absence
 */

const ALARM = 'idle';

/** @type {Map<string, Watcher>} */
const watchers = new Map();
const inTurn = queue();
/** What this worker has set. @type {number | undefined} */
let interval;

/** Registers listeners: to be called synchronously. */
export function watchIdle() {
    chrome.idle.onStateChanged.addListener(() => void lookAtIdle());
    chrome.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) void lookAtIdle();
    });
    // A worker that starts again finds the interval set, or is told by an event that it is not.
    void inTurn(async () => {
        if ((await inMemory.get('absence')) === undefined) await look();
    });
}

/**
 * Has somebody told when nobody is there. To be called synchronously.
 * @param {string} name
 * @param {Watcher} watcher
 */
export function whenNobodyIsThere(name, watcher) {
    watchers.set(name, watcher);
}

/** Looks at the computer: when the browser says so, and when somebody wants other minutes. */
export function lookAtIdle() {
    return inTurn(look);
}

async function look() {
    const wanted = await Promise.all([...watchers].map(wishOf));
    const before = await inMemory.get('absence');
    const { plan, absence } = await withPages((pages) => pages.lookAtIdle(before, wanted.flat(), Date.now()));
    // Firefox begins to count anew each time, and tells again.
    if (plan.interval !== null && plan.interval !== interval) {
        interval = plan.interval;
        chrome.idle.setDetectionInterval(interval);
    }
    if (plan.lookAgainAt === null) await chrome.alarms.clear(ALARM);
    else await chrome.alarms.create(ALARM, { when: plan.lookAgainAt });
    for (const name of plan.due) watchers.get(name)?.left();
    await inMemory.set({ absence });
}

/**
 * @param {[string, Watcher]} watcher
 * @returns {Promise<import('../wasm/types.js').IdleWatcher[]>}
 */
async function wishOf([name, watcher]) {
    // Of one that cannot say, the others are none the worse.
    const minutes = await watcher.minutes().catch(() => undefined);
    if (minutes === undefined) return [];
    return [{ name, minutes, state: await chrome.idle.queryState(minutes * 60) }];
}
