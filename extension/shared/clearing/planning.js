/**
 * What clearing would do, before it is done, and what would go for good.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { bytesOf } from '../../core/json-bytes.js';
import { lookToPlan } from './look.js';

/** `related` are names and hosts of cookies beside, as people write them; `pages`: so many would be left and loaded again. @typedef {{ plan: import('../../wasm/types.js').ClearingPlan, loss: import('../../wasm/types.js').ClearingLoss, related: string[], pages: number }} Planned */

/**
 * @param {import('./look.js').Page} page
 * @param {import('../../wasm/types.js').ClearingWish} wish
 * @param {boolean} leaves whether the pages of the site are going to be left for it
 * @returns {Promise<Planned>}
 */
export async function planOf(page, wish, leaves) {
    const tabs = await chrome.tabs.query({});
    const look = await lookToPlan(page, tabs);
    if (leaves) look.quietTabs = tabs.flatMap(({ id }) => id ?? []);
    const bytes = bytesOf(look);
    return withClearing((core) => {
        const plan = core.plan(bytes, wish);
        const related = plan.related.map(({ domain, name }) => `${name} (${core.shownHost(domain)})`);
        const { step } = core.beginCourse(bytes, wish, true);
        const pages = step.kind === 'leavePages' ? step.tabs.length : 0;
        return { plan, loss: core.losing(plan, bytes), related: [...new Set(related)], pages };
    });
}

/**
 * The plan of a clearing for which no page of the site is open.
 * @param {import('./look.js').Page} page
 * @param {import('../../wasm/types.js').ClearingWish} wish
 */
export async function planWithoutPages(page, wish) {
    const bytes = bytesOf(await lookToPlan(page, []));
    return withClearing((core) => core.plan(bytes, wish));
}

/**
 * Whether the person is asked before what a plan takes.
 * @param {Planned} planned
 * @param {boolean} planIsShown whether they have it before their eyes
 */
export function asksBefore({ loss }, planIsShown) {
    return withClearing((core) => core.asksBefore(loss, planIsShown));
}
