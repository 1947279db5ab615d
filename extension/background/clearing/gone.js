/**
 * Which cookies went while a site was cleared, as the browser tells: of one that is there afterwards, that says whether the site has
 * written it again, or the browser has kept it.
 */
import { identityOf } from '../../shared/cookies/jar.js';

/** From now on, until it is stopped. */
export function watchGone() {
    /** @type {Set<string>} */
    const gone = new Set();
    /** @param {Parameters<Parameters<typeof chrome.cookies.onChanged.addListener>[0]>[0]} change */
    const listener = ({ removed, cause, cookie }) => {
        // One that is replaced does not go.
        if (removed && cause !== 'overwrite') gone.add(identityOf(cookie));
    };
    chrome.cookies.onChanged.addListener(listener);
    return {
        /** The places of those among the cookies that there are that went in between. @param {import('../../wasm/types.js').Cookie[]} cookies */
        among: (cookies) => cookies.flatMap((cookie, place) => (gone.has(identityOf(cookie)) ? [place] : [])),
        stop: () => chrome.cookies.onChanged.removeListener(listener),
    };
}
