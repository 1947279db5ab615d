/**
 * What was seen of cookies while a person signed in and out. The background sees and writes it; whoever reads it waits for what
 * is still to be written.
 */
import { askBackground } from '../ask-background.js';
import { inMemory } from '../storage.js';

/** How the background waits for itself, since it cannot send itself a message. @type {(() => Promise<unknown>) | undefined} */
let settleOwn;

/** @param {() => Promise<unknown>} own */
export function settleWith(own) {
    settleOwn = own;
}

/** What was seen so far; only the core reads it. @returns {Promise<unknown>} */
export async function witnessed() {
    if (settleOwn) return afterwards(settleOwn());
    // The background need not be woken where there is nothing new.
    const [waiting, seen] = await Promise.all([inMemory.get('witnessWaiting'), inMemory.get('witness')]);
    return waiting ? afterwards(askBackground({ kind: 'settleWitness' })) : seen;
}

/** What cannot be written is done without. @param {Promise<unknown>} settled */
async function afterwards(settled) {
    await settled.catch(() => undefined);
    return inMemory.get('witness');
}

/**
 * Notes what a page in front says of being signed in. A page of the extension calls it.
 * @param {number} tabId
 * @param {string} address
 * @param {boolean} signedIn
 * @param {number | null} began when its document began, in Unix milliseconds
 */
export function pageSaid(tabId, address, signedIn, began) {
    return askBackground({ kind: 'pageSaid', tabId, address, signedIn, began });
}
