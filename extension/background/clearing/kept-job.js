/**
 * A clearing under way as a killed worker finds it again, in memory. A page names what it stores as it likes, so it may be too much
 * to keep: then the clearing goes on all the same, and only a kill in between ends it early.
 */
import { inMemory } from '../../shared/storage.js';

/** @typedef {import('../../shared/clearing/status.js').Job} Job */

/** Of more letters than this, what was seen between the first look and the last is not kept: the report counts less for it. */
const LARGE = 1_000_000;
/** Of so many nothing is: the memory that all of Latchkey shares holds 10 MiB. */
const TOO_LARGE = 3_000_000;

/** @param {Job} job */
export async function keepJob({ progress, ...job }) {
    try {
        const whole = JSON.stringify(job);
        const text = whole.length > LARGE ? JSON.stringify(withoutLooks(job)) : whole;
        if (text.length > TOO_LARGE) return await forgetJob();
        const { clearingProgress } = texts(progress);
        await inMemory.set({ clearingJob: text, ...(clearingProgress ? { clearingProgress } : {}) });
    } catch {
        // An older state than this would have done again what is over.
        await forgetJob();
    }
}

/** Where its calls are. @param {Job} job */
export async function keepProgress({ progress }) {
    // Without it they are made once more.
    await inMemory.set(texts(progress)).catch(() => undefined);
}

/** @returns {Promise<Job | undefined>} */
export async function keptJob() {
    const [job, progress] = await Promise.all([
        inMemory.get('clearingJob'),
        inMemory.get('clearingProgress'),
    ]);
    if (!job) return undefined;
    return { ...JSON.parse(job), ...(progress ? { progress: JSON.parse(progress) } : {}) };
}

export async function forgetJob() {
    await inMemory.remove('clearingJob', 'clearingProgress');
}

/** As JSON: browsers take long to store thousands of objects. @param {Job['progress']} progress */
function texts(progress) {
    return progress ? { clearingProgress: JSON.stringify(progress) } : {};
}

/** @param {Omit<Job, 'progress'>} job */
function withoutLooks({ planned, ...job }) {
    return planned ? { ...job, planned: { ...planned, seen: planned.seen.slice(-1) } } : job;
}
