/**
 * Limits in time.
 */

const STEP_MS = 60_000;

/**
 * @template Result
 * @param {Promise<Result>} work
 * @param {number} [limit] milliseconds
 * @returns {Promise<Result>}
 */
export function inTime(work, limit = STEP_MS) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const late = new Promise((_, fail) => {
        timer = setTimeout(() => fail(new Error(`not done after ${limit / 1000} s`)), limit);
    });
    return /** @type {Promise<Result>} */ (Promise.race([work, late])).finally(() => clearTimeout(timer));
}

/** @param {number} ms */
export function pause(ms) {
    return new Promise((done) => setTimeout(done, ms));
}
