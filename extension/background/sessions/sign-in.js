/**
 * What a sign-in says about the computer: who signs in, as far as that says whether it is shared, and whether they call it a
 * public one. The account's name is turned into a keyed digest at once.
 */
import { siteAccess } from '../../shared/cookies/inspecting.js';
import { note, noteSignIn } from '../../shared/sessions/computer.js';
import { addressOf } from '../messages.js';

/**
 * @param {{ account: string, publicComputer: boolean }} submitted
 * @param {chrome.runtime.MessageSender} sender
 */
export async function noteSubmitted({ account, publicComputer }, sender) {
    // What happens in a private window is nobody else's business.
    if (sender.tab?.incognito) return;
    if (publicComputer) await note({ kind: 'seen', sign: 'publicComputerBox' });
    if (!account) return;
    const { site } = await siteAccess(addressOf(sender));
    if (site) await noteSignIn(site, account);
}
