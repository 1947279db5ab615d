/**
 * Whether a frame is of the origin that it says. What is executed in it answers with what its process says; a page that has taken that
 * over can say that it is a bank. Of whoever sends a message, the browser itself says frame, document and origin: so the frame is made
 * to send one.
 */
import { LatchkeyError } from '../core/error.js';
import { inTime } from './time-limit.js';
import { runInFrames, targetOf } from './frames.js';

/** A message is there at once. */
const SAID_MS = 3_000;

/**
 * Fails where the browser says another origin, another document, or nothing. What is around a frame it does not say; but a frame whose
 * origin is confirmed runs in no process of another site.
 * @param {import('./frames.js').FrameOf & { origin: string }} frame
 */
export async function confirmFrame(frame) {
    const sender = await senderIn(frame).catch((cause) => {
        throw new LatchkeyError('noAccess', cause);
    });
    const isSame =
        sender.tab?.id === frame.tabId &&
        sender.frameId === frame.frameId &&
        (!frame.documentId || sender.documentId === frame.documentId) &&
        ofTheWeb(sender.origin) === ofTheWeb(frame.origin);
    if (!isSame) throw new LatchkeyError('noAccess');
}

/** Browsers and pages call what has none by several names. @param {string | undefined} origin */
function ofTheWeb(origin) {
    return origin && /^https?:/.test(origin) ? origin : undefined;
}

/** @param {import('./frames.js').FrameOf} frame @returns {Promise<chrome.runtime.MessageSender>} */
async function senderIn(frame) {
    const token = crypto.randomUUID();
    /** @type {(sender: chrome.runtime.MessageSender) => void} */
    let heard = () => undefined;
    /** @type {Promise<chrome.runtime.MessageSender>} */
    const said = new Promise((done) => (heard = done));
    /** @param {import('./surface.js').Here | undefined} message @param {chrome.runtime.MessageSender} sender */
    const listener = (message, sender) => {
        if (message?.kind === 'here' && message.token === token && sender.id === chrome.runtime.id)
            heard(sender);
        return false;
    };
    chrome.runtime.onMessage.addListener(listener);
    try {
        await inTime(runInFrames(targetOf(frame), sayHere, token), SAID_MS);
        return await inTime(said, SAID_MS);
    } finally {
        chrome.runtime.onMessage.removeListener(listener);
    }
}

/** Runs in the page's frame. Nobody answers. @param {string} token */
function sayHere(token) {
    void chrome.runtime.sendMessage({ kind: 'here', token }).catch(() => undefined);
}
