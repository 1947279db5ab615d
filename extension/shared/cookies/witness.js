/**
 * What was seen of cookies while a person signed in and out. The background sees and writes it; whoever reads it waits for what
 * is still to be written.
 */
import { askBackground } from '../ask-background.js';
import { inMemory } from '../storage.js';

/** How to wait: a page asks the background, which need not be woken where there is nothing new. @type {() => Promise<unknown>} */
let settle = async () => (await inMemory.get('witnessWaiting')) && askBackground({ kind: 'settleWitness' });

/** The background, which cannot send itself a message, waits for itself. @param {() => Promise<unknown>} own */
export function settleWith(own) {
    settle = own;
}

/** What was seen so far; only the core reads it. @returns {Promise<unknown>} */
export async function witnessed() {
    // What cannot be written is done without.
    await settle().catch(() => undefined);
    return inMemory.get('witness');
}
