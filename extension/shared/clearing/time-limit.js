/** A call that did not return in time. */
export class TimedOut extends Error {}

/**
 * Waits for a call, but not for ever.
 * @template Result
 * @param {Promise<Result>} call
 * @param {number} limitMs
 * @returns {Promise<Result>}
 */
export function inTime(call, limitMs) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new TimedOut('the browser did not answer')), limitMs);
        call.finally(() => clearTimeout(timer)).then(resolve, reject);
    });
}
