/**
 * What a screen reader is told beside what it reads, in the two places that every page has for it: each change once.
 */

/** Screen readers notice a text that comes after the place for it was empty for a moment. */
const EMPTY_MS = 50;

/** Tells of something when there is a pause. @param {string} text */
export function say(text) {
    tell('status', text);
}

/** Tells of something at once: it went wrong, or is in danger. @param {string} text */
export function alarm(text) {
    tell('alert', text);
}

/** @param {'status' | 'alert'} role @param {string} text */
function tell(role, text) {
    const place = document.querySelector(`#said-${role}`);
    if (!place) return;
    place.textContent = '';
    if (text) setTimeout(() => (place.textContent = text), EMPTY_MS);
}
