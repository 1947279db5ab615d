/**
 * Asking the site in front for the time.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { LatchkeyError } from '../../core/error.js';
import { SLOWEST_ANSWER_MS } from '../../core/limits.js';
import { runInFrames } from '../../shared/frames.js';
import { correctBy } from '../../shared/vault/clock.js';

/**
 * Asks the site in a tab for the time, and corrects the codes if this computer's clock is off. The page itself asks its
 * own site, so that nobody learns of it who is not talked to already.
 * @param {number} tabId
 */
export async function checkClock(tabId) {
    const drift = await measureClock(tabId);
    await correctBy(drift.verdict === 'correct' ? drift.seconds : 0);
    return drift;
}

/** Asks the site in a tab for the time. @param {number} tabId */
export async function measureClock(tabId) {
    const target = { tabId, frameIds: [0] };
    const [frame] = await runInFrames(target, askForTime, SLOWEST_ANSWER_MS).catch((cause) => {
        throw new LatchkeyError('noAccess', cause);
    });
    const answer = await frame?.result;
    if (!answer) throw new LatchkeyError('noTime');
    return withAuthenticator((core) => core.clockDrift(answer));
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
        const [date, age, lastModified] = ['date', 'age', 'last-modified'].map((name) => headers.get(name));
        return {
            date: date ?? null,
            age: age ?? null,
            lastModified: lastModified ?? null,
            askedAt,
            answeredAt: Date.now(),
        };
    } catch {
        return undefined;
    }
}
