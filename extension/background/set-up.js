/**
 * Watched pages that set up two-factor authentication: their tab says so.
 */
import { withPages } from '../core/bundles/pages.js';
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
    // Both go when the tab goes to another page.
    await chrome.action.setBadgeText({ tabId, text: '+' });
    await chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage('setUpBadge') });
    return true;
}
