/**
 * What the person has chosen of sites is changed by one at a time, whichever page or the background does it: nothing is lost that
 * another chose meanwhile.
 */

/**
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function changingChoices(work) {
    return navigator.locks.request('choices', work);
}
