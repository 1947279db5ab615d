/** Nobody waits longer than this, in milliseconds, for a page: one that hangs does not answer. */
export const ANSWER_MS = 3_000;

/** A call that did not return in time. */
export class TimedOut extends Error {}

/**
 * Waits for a call, but not for ever, and not after the signal.
 * @template Result
 * @param {Promise<Result>} call
 * @param {number} limitMs
 * @param {AbortSignal} [signal]
 * @returns {Promise<Result>}
 */
export function inTime(call, limitMs, signal) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new TimedOut('the browser did not answer')), limitMs);
        const stop = () => reject(signal?.reason);
        if (signal?.aborted) stop();
        signal?.addEventListener('abort', stop);
        const settled = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', stop);
        };
        call.finally(settled).then(resolve, reject);
    });
}
