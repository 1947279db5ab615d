/**
 * Watched pages that set up two-factor authentication: their tab says so.
 */
import { withPages } from '../core/bundles/pages.js';
import { showSetUp } from './badge.js';
import { mayWatch } from './watching.js';

/**
 * Marks the tab of a watched page that shows a code field and something to set up, so that the person knows where to click.
 * @param {import('../wasm/types.js').SetUpFacts} facts
 * @param {chrome.runtime.MessageSender} sender
 */
export async function noteSetUp(facts, sender) {
    const tabId = sender.tab?.id;
    if (tabId === undefined || !(await mayWatch(sender))) return false;
    if (!(await withPages((pages) => pages.setUp(facts, true)))) return false;
    await showSetUp(tabId);
    return true;
}
