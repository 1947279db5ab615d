/**
 * The clock that codes are made by: this computer's, corrected by what a site said of the time when the person asked.
 */
import { CoreError, withGuard } from '../core.js';
import { runInFrames } from '../frames.js';
import { seconds } from '../vault/session.js';

const KEY = 'clockCorrection';
/** A site that takes longer says too little of the time. */
const LONGEST_WAIT_MS = 10_000;

/** What is added to this computer's time, in seconds. Forgotten when the browser closes. */
export async function correction() {
    const { [KEY]: stored } = await chrome.storage.session.get(KEY);
    return typeof stored === 'number' ? stored : 0;
}

/** The time that codes are made for, in Unix seconds. */
export async function timeForCodes() {
    return seconds() + (await correction());
}

/**
 * Asks the site in a tab for the time, and corrects the codes if this computer's clock is off. The page itself asks its
 * own site, so that nobody learns of it who is not talked to already.
 * @param {number} tabId
 */
export async function checkClock(tabId) {
    const target = { tabId, frameIds: [0] };
    const [frame] = await runInFrames(target, askForTime, LONGEST_WAIT_MS).catch((cause) => {
        throw new CoreError('noAccess', cause);
    });
    const answer = await frame?.result;
    if (!answer) throw new CoreError('noTime');
    const drift = await withGuard((guard) => guard.clockDrift(answer));
    await correctBy(drift.verdict === 'correct' ? drift.seconds : 0);
    return drift;
}

/** @param {number} seconds */
export async function correctBy(seconds) {
    if (seconds === 0) await chrome.storage.session.remove(KEY);
    else await chrome.storage.session.set({ [KEY]: seconds });
}

/** Runs in the page. @param {number} longest */
async function askForTime(longest) {
    const askedAt = Date.now();
    try {
        const { headers } = await fetch(location.origin, {
            method: 'HEAD',
            cache: 'no-store',
            credentials: 'omit',
            mode: 'same-origin',
            signal: AbortSignal.timeout(longest),
        });
        return { date: headers.get('date'), age: headers.get('age'), askedAt, answeredAt: Date.now() };
    } catch {
        return undefined;
    }
}
