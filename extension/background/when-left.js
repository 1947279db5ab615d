/**
 * What a page would do when it is left.
 */
import { ANSWER_MS, TimedOut, inTime } from '../shared/time-limit.js';
import { runInFrames } from '../shared/frames.js';

/**
 * Whether the page in a tab asks before it is left, since something that was typed there would be lost, or just goes; or whether it
 * hangs, and does not say.
 * @param {number} tabId
 * @returns {Promise<'asks' | 'goes' | 'hangs'>}
 */
export async function whenLeft(tabId) {
    const asking = runInFrames({ tabId, allFrames: true }, asks);
    try {
        return (await inTime(asking, ANSWER_MS)).some(({ result }) => result) ? 'asks' : 'goes';
    } catch (error) {
        return error instanceof TimedOut ? 'hangs' : 'goes';
    }
}

// This runs in the page.

/** Browsers ask then, and nothing goes on until the person has answered. Most pages ask nobody: what was typed there counts as asking. */
function asks() {
    const event = /** @type {BeforeUnloadEvent} */ (document.createEvent('BeforeUnloadEvent'));
    event.initEvent('beforeunload', false, true);
    window.dispatchEvent(event);
    if (event.defaultPrevented || event.returnValue) return true;
    // Nobody has pressed or typed anything: what is in fields is the page's own.
    if (navigator.userActivation?.hasBeenActive === false) return false;
    const typed = 'input:is([type=text], [type=email], [type=tel], [type=url], [type=number], :not([type]))';
    const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (
        document.querySelectorAll(`textarea, ${typed}`)
    );
    /** @param {HTMLInputElement | HTMLTextAreaElement} field */
    const isEdited = (field) => {
        // Libraries that hold a field's text keep its default equal to it, while somebody types (React).
        const isInUse = field === document.activeElement || field.matches(':user-valid, :user-invalid');
        const isOwn = field.value === field.defaultValue && !(isInUse && field.value !== '');
        if (isOwn || field.matches(':autofill')) return false;
        // A name and a password are typed again in no time, and are what brings people to clear a site.
        return field.localName === 'textarea' || !field.form?.querySelector('input[type=password]');
    };
    const editors = document.querySelectorAll('[contenteditable]:not([contenteditable=false i])');
    const written = [...editors].filter((editor) => editor.textContent.trim() !== '');
    // Scripts keep texts of their own in fields that nobody sees.
    return [...[...fields].filter(isEdited), ...written].some((one) => one.getClientRects().length > 0);
}
