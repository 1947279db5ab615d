/**
 * Which cookies went while a site was cleared, as the browser tells: of one that is there afterwards, that says whether the site has
 * written it again, or the browser has kept it.
 */
import { identityOf } from '../../shared/cookies/jar.js';

/** From now on. What it gives says which of the cookies that there are went in between, and ends that. */
export function watchGone() {
    /** @type {Set<string>} */
    const gone = new Set();
    /** @param {Parameters<Parameters<typeof chrome.cookies.onChanged.addListener>[0]>[0]} change */
    const listener = ({ removed, cause, cookie }) => {
        // One that is replaced does not go.
        if (removed && cause !== 'overwrite') gone.add(identityOf(cookie));
    };
    chrome.cookies.onChanged.addListener(listener);
    /** @param {import('../../wasm/types.js').Cookie[]} cookies @returns {number[]} their places */
    return (cookies) => {
        chrome.cookies.onChanged.removeListener(listener);
        return cookies.flatMap((cookie, place) => (gone.has(identityOf(cookie)) ? [place] : []));
    };
}
