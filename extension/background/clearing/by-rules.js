/**
 * Clearing without a click, where the person has chosen it for a site: when its last tab closes, when the browser starts,
 * when nobody is at the computer.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { queue } from '../../core/turn.js';
import { siteOf } from '../../shared/clearing/look.js';
import { onRulesChanged, rules } from '../../shared/clearing/rules.js';
import { lookAtIdle, whenNobodyIsThere } from '../idle.js';
import { followTabs } from '../tab-sites.js';
import { clearSite } from './clearing.js';

/** @typedef {import('../../wasm/types.js').ClearingEvent} ClearingEvent */

/** Clearing two sites at once would mix their reports. */
const inTurn = queue();

/** Registers listeners: to be called synchronously. */
export function clearByRules() {
    const tabs = followTabs({
        key: 'ruledTabs',
        siteOf: ruledSite,
        left: (site) => clearWhatIsDue({ kind: 'tabClosed', site }),
    });
    onRulesChanged(() => {
        void tabs.noteOpenTabs();
        void lookAtIdle();
    });
    chrome.runtime.onStartup.addListener(() => void clearWhatIsDue({ kind: 'started' }));
    whenNobodyIsThere('clearing', {
        async minutes() {
            const chosen = await rules();
            // Mostly there are none: then the core is not woken.
            if (chosen.length === 0) return undefined;
            return withClearing((core) => core.idleMinutes(chosen));
        },
        left: () => void clearWhatIsDue({ kind: 'idle' }),
    });
}

/** The site of a page, if a rule waits for its last tab. @param {string | undefined} address @param {boolean} incognito */
async function ruledSite(address, incognito) {
    const ruled = (await rules()).filter((rule) => rule.onTabClose).map(({ site }) => site);
    if (ruled.length === 0 || incognito) return undefined;
    const site = await siteOf(address);
    return site !== undefined && ruled.includes(site) ? site : undefined;
}

/** @param {ClearingEvent} event */
function clearWhatIsDue(event) {
    return inTurn(async () => {
        const chosen = await rules();
        if (chosen.length === 0) return;
        const tabs = await chrome.tabs.query({});
        const open = await Promise.all(tabs.map(({ url }) => siteOf(url)));
        const sites = open.filter((site) => site !== undefined);
        const due = await withClearing((core) => core.dueClearings(chosen, event, sites));
        for (const { site, choice, trigger } of due) {
            const wish = { choice, scope: /** @type {const} */ ('site'), since: null };
            await clearSite({ address: `https://${site}/` }, wish, { trigger }).catch(() => undefined);
        }
    });
}
