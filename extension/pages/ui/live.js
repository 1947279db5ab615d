/**
 * What a screen reader is told beside what it reads, in the two places that every page has for it: each change once.
 */

/** Screen readers notice a text that comes after the place for it was empty for a moment. */
const EMPTY_MS = 50;
/** Somebody who has not typed for so long waits for what was found. */
const PAUSE_MS = 800;

/** What a search has found is still to be told. */
let searching = 0;

/** Tells of something when there is a pause. @param {string} text */
export function say(text) {
    clearTimeout(searching);
    tell('status', text);
}

/** Tells what a search has found, when typing pauses; whatever is told before takes its place. @param {() => string} text as it is then */
export function sayFound(text) {
    clearTimeout(searching);
    searching = setTimeout(() => tell('status', text()), PAUSE_MS);
}

/** What a search has found is told no more: its place was left. */
export function forgetFound() {
    clearTimeout(searching);
}

/** Tells of something at once: it went wrong, or is in danger. @param {string} text */
export function alarm(text) {
    clearTimeout(searching);
    tell('alert', text);
}

/** @param {'status' | 'alert'} role @param {string} text */
function tell(role, text) {
    const place = document.querySelector(`#said-${role}`);
    if (!place) return;
    place.textContent = '';
    if (text) setTimeout(() => (place.textContent = text), EMPTY_MS);
}
