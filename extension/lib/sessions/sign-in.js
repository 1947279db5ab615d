/**
 * Who signs in, as far as that says whether the computer is shared. The account's name is turned into a keyed digest at once.
 */
import { siteAccess } from '../cookies/inspecting.js';
import { noteSignIn } from './computer.js';

/** Past this, it is no name of an account. */
const LONGEST = 320;

/**
 * @param {string} account
 * @param {chrome.runtime.MessageSender} sender
 */
export async function noteAccount(account, { url, tab }) {
    // What happens in a private window is nobody else's business.
    if (!account || account.length > LONGEST || tab?.incognito) return;
    const { site } = await siteAccess(url);
    if (site) await noteSignIn(site, account);
}
