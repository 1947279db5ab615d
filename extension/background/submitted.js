/**
 * That a form was sent: what is believed of what a content script says, whose process may have been taken over.
 */
import { isOfSite } from '../shared/cookies/inspecting.js';
import { addressOf } from './messages.js';

/** @typedef {import('../shared/surface.js').Requests['submitted']['request']} Submitted */

/** Longer than all kinds of letters there are, and than the name of each kind of form. */
const LONGEST = 20;
/** Past this, it is no name of an account. */
const LONGEST_ACCOUNT = 320;

/** As it is declared, and no longer than that can be. @param {Submitted} said @returns {Submitted} */
export function submittedOf(said) {
    const { account, passwordKinds, accountKinds, form, at, document } = said;
    const isName = typeof account === 'string' && account.length <= LONGEST_ACCOUNT;
    return {
        kind: 'submitted',
        account: isName ? account : '',
        publicComputer: said.publicComputer === true,
        passwordKinds: String(passwordKinds).slice(0, LONGEST),
        accountKinds: String(accountKinds).slice(0, LONGEST),
        capsLock: said.capsLock === true,
        isTry: said.isTry === true,
        form: /** @type {Submitted['form']} */ (String(form).slice(0, LONGEST)),
        typed: said.typed === true,
        at: Math.min(Number(at) || 0, Date.now()),
        document,
    };
}

/**
 * The addresses for which a form speaks: that of its frame, and that of the page in the tab only where it is of the same site. A frame
 * of another site can be anybody's.
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<string[]>}
 */
export async function addressesOf(sender) {
    const own = addressOf(sender);
    const around = sender.frameId === 0 ? undefined : sender.tab?.url;
    if (!URL.canParse(own)) return [];
    if (!around || around === own || !URL.canParse(around)) return [own];
    return (await isOfSite(own, [new URL(around).hostname])) ? [own, around] : [own];
}
