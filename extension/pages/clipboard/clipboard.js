/**
 * A document that nobody sees, for Chromium's background, which has no clipboard: it empties it when it is told to. `navigator.clipboard`
 * wants a document that has the focus, which this one never has.
 */
import { emptyIfHeld } from '../../shared/clipboard/held.js';

const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('clipboard'));

chrome.runtime.onMessage.addListener((request, sender, reply) => {
    if (request?.kind !== 'emptyClipboard' || sender.id !== chrome.runtime.id || sender.tab) return false;
    emptyIfHeld(request.held, { read, write }).then(
        () => reply(true),
        () => reply(false),
    );
    return true;
});

async function read() {
    field.value = '';
    field.focus();
    if (!document.execCommand('paste')) throw new Error('not read');
    const text = field.value;
    field.value = '';
    return text;
}

/** @param {string} text */
async function write(text) {
    document.addEventListener(
        'copy',
        (event) => {
            event.clipboardData?.setData('text/plain', text);
            event.preventDefault();
        },
        { once: true },
    );
    // Something has to be selected, or there is nothing to copy.
    field.value = ' ';
    field.select();
    if (!document.execCommand('copy')) throw new Error('not written');
}
