/**
 * Where a site says itself that its password is changed: the page asks its own site, at the person's wish, without cookies.
 */
import { withDoctor } from '../../core/bundles/doctor.js';
import { LatchkeyError } from '../../core/error.js';
import { SLOWEST_ANSWER_MS } from '../../core/limits.js';
import { runInFrames } from '../../shared/frames.js';

/** @typedef {import('../../wasm/types.js').WellKnown} WellKnown */

/**
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<{ says: WellKnown, url: string }>}
 */
export async function askWellKnown({ id = -1, url = '' }) {
    const paths = await withDoctor((core) => core.wellKnownPaths());
    const target = { tabId: id, frameIds: [0] };
    const [answer] = await runInFrames(target, askPaths, paths, SLOWEST_ANSWER_MS).catch((cause) => {
        throw new LatchkeyError('noAccess', cause);
    });
    const [changePassword, notThere] = (await answer?.result) ?? [];
    if (!changePassword || !notThere) throw new LatchkeyError('noAccess');
    const says = await withDoctor((core) => core.wellKnown({ changePassword, notThere }));
    return { says, url: new URL(paths[0] ?? '', url).href };
}

/** Runs in the page. @param {string[]} paths @param {number} longest */
function askPaths(paths, longest) {
    return Promise.all(
        paths.map(async (path) => {
            try {
                const { status, type } = await fetch(`${location.origin}${path}`, {
                    cache: 'no-store',
                    credentials: 'omit',
                    mode: 'same-origin',
                    redirect: 'manual',
                    signal: AbortSignal.timeout(longest),
                });
                return { status, sentOn: type === 'opaqueredirect' };
            } catch {
                return { status: 0, sentOn: false };
            }
        }),
    );
}
