/**
 * The background's end of the message surface: who may ask, one table of handlers, one shape of answer.
 */
import { codeOf } from '../core/error.js';

/** @typedef {import('../shared/surface.js').Requests} Requests */

/**
 * @typedef {{ [Kind in keyof Requests]: (
 *     request: Requests[Kind]['request'],
 *     sender: chrome.runtime.MessageSender,
 * ) => Promise<Requests[Kind]['response']> }} Handlers
 */

/** @typedef {import('../shared/surface.js').PageRequests} PageRequests */

/**
 * @typedef {{ [Kind in keyof PageRequests]: (
 *     request: PageRequests[Kind]['request'],
 * ) => Promise<PageRequests[Kind]['response']> }} PageHandlers
 */

/**
 * Answers the content scripts of this extension, and nobody else. Registers a listener: to be called
 * synchronously.
 * @param {Handlers} handlers
 */
export function answerContentScripts(handlers) {
    answer(isContentScript, handlers);
}

/**
 * Answers the pages of this extension, and nobody else. Registers a listener: to be called synchronously.
 * @param {PageHandlers} handlers
 */
export function answerPages(handlers) {
    answer(isPage, handlers);
}

/**
 * @param {(sender: chrome.runtime.MessageSender) => boolean} mayAsk
 * @param {Handlers | PageHandlers} handlers
 */
function answer(mayAsk, handlers) {
    const table =
        /** @type {Record<string, (request: unknown, sender: chrome.runtime.MessageSender) => Promise<unknown>>} */ (
            handlers
        );
    chrome.runtime.onMessage.addListener((request, sender, reply) => {
        const handler = Object.hasOwn(table, request?.kind) ? table[request.kind] : undefined;
        if (!handler || !mayAsk(sender)) return false;
        handler(request, sender).then(
            (value) => reply({ ok: true, value }),
            (error) => reply({ ok: false, code: codeOf(error) }),
        );
        return true;
    });
}

/**
 * Whether a message comes from a content script of this extension, and not from one of its pages.
 * @param {chrome.runtime.MessageSender | undefined} sender
 */
export function isContentScript(sender) {
    return (
        sender?.id === chrome.runtime.id &&
        sender.tab !== undefined &&
        sender.frameId !== undefined &&
        !sender.url?.startsWith(chrome.runtime.getURL(''))
    );
}

/** Whether a message comes from a page of this extension. @param {chrome.runtime.MessageSender} sender */
export function isPage(sender) {
    return sender.id === chrome.runtime.id && Boolean(sender.url?.startsWith(chrome.runtime.getURL('')));
}

/** Longer than any time at which a document began. */
const LONGEST_DOCUMENT = 40;

/**
 * What tells the document that sent a message from others: as the browser says, or else as the document does.
 * @param {string} said
 * @param {chrome.runtime.MessageSender} sender
 */
export function documentOf(said, { documentId }) {
    return documentId ?? String(said).slice(0, LONGEST_DOCUMENT);
}

/**
 * The address that decides about the frame that sent a message: its own, or its origin where it has none of its own (`about:srcdoc`,
 * `blob:`).
 * @param {chrome.runtime.MessageSender} sender
 */
export function addressOf({ url, origin }) {
    return url && /^https?:/.test(url) ? url : (origin ?? '');
}

/** Whether the document that sent a message is one that a person may be at: not one that is rendered ahead, or kept for going back. @param {chrome.runtime.MessageSender} sender */
export function isInFront({ documentLifecycle = 'active' }) {
    return documentLifecycle === 'active';
}
