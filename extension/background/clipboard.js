/**
 * Empties the clipboard when the time of a secret on it is over, also where the window that put it there is closed by then.
 */
import { LatchkeyError } from '../core/error.js';
import { isFirefox } from '../shared/browser.js';
import { ALARM, emptyIfHeld, letGo } from '../shared/clipboard/held.js';
import { emptyingAllowed } from '../shared/clipboard/permission.js';
import { inMemory } from '../shared/storage.js';

/** @typedef {import('../shared/clipboard/held.js').Held} Held */

const DOCUMENT = 'pages/clipboard/clipboard.html';

/** Registers a listener: to be called synchronously. */
export function emptyClipboardInTime() {
    chrome.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) void empty().catch(() => undefined);
    });
}

async function empty() {
    const held = await inMemory.get('clipboardHeld');
    if (!held) return;
    await letGo();
    if (!(await emptyingAllowed())) return;
    await (isFirefox() ? emptyHere(held) : emptyOffscreen(held));
    // It is empty, or holds what is not Latchkey's.
    await inMemory.remove('clipboardFilled');
}

/** @param {Held} held */
function emptyHere(held) {
    const { clipboard } = navigator;
    return emptyIfHeld(held, {
        read: () => clipboard.readText(),
        write: (text) => clipboard.writeText(text),
    });
}

/** @param {Held} held */
async function emptyOffscreen(held) {
    const reasons = [/** @type {const} */ ('CLIPBOARD')];
    const justification = 'Takes a code off the clipboard when its time is over.';
    // One can be left by a background that was killed over it.
    await chrome.offscreen.createDocument({ url: DOCUMENT, reasons, justification }).catch(() => undefined);
    try {
        /** @type {import('../shared/surface.js').EmptyClipboard} */
        const request = { kind: 'emptyClipboard', held };
        if (!(await chrome.runtime.sendMessage(request))) throw new LatchkeyError('unknown');
    } finally {
        await chrome.offscreen.closeDocument();
    }
}
