/**
 * The clock that codes are made by: this computer's, corrected by what a site said of the time when the person asked.
 */
import { inMemory } from '../storage.js';
import { seconds } from './session.js';

/** What is added to this computer's time, in seconds. Forgotten when the browser closes. */
export async function correction() {
    const stored = await inMemory.get('clockCorrection');
    return typeof stored === 'number' ? stored : 0;
}

/** The time that codes are made for, in Unix seconds. */
export async function timeForCodes() {
    return seconds() + (await correction());
}

/** @param {number} seconds */
export async function correctBy(seconds) {
    if (seconds === 0) await inMemory.remove('clockCorrection');
    else await inMemory.set({ clockCorrection: seconds });
}
