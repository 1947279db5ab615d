/**
 * The background's end of the message surface: who may ask, one table of handlers, one shape of answer.
 */
import { codeOf } from './core.js';

/** @typedef {import('./surface.js').Requests} Requests */

/**
 * @typedef {{ [Kind in keyof Requests]: (
 *     request: Requests[Kind]['request'],
 *     sender: chrome.runtime.MessageSender,
 * ) => Promise<Requests[Kind]['response']> }} Handlers
 */

/**
 * Answers the content scripts of this extension, and nobody else. Registers a listener: to be called
 * synchronously.
 * @param {Handlers} handlers
 */
export function answerContentScripts(handlers) {
    chrome.runtime.onMessage.addListener((request, sender, reply) => {
        if (!isContentScript(sender) || !Object.hasOwn(handlers, request?.kind)) return false;
        const handler =
            /** @type {(request: unknown, sender: chrome.runtime.MessageSender) => Promise<unknown>} */ (
                handlers[/** @type {keyof Handlers} */ (request.kind)]
            );
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
