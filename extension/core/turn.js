/**
 * One thing after the other, for what reads what the one before has written.
 */

/**
 * A queue of its own. What it gives does a piece of work when all before it are done, and answers what the work answers; one
 * that fails holds nobody up.
 */
export function queue() {
    /** @type {Promise<unknown>} */
    let before = Promise.resolve();
    /**
     * @template Result
     * @param {() => Result | Promise<Result>} work
     * @returns {Promise<Result>}
     */
    return (work) => {
        const done = before.then(work);
        before = done.catch(() => undefined);
        return done;
    };
}
