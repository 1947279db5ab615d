/**
 * The line to the background for verdicts: a port that is open while the meter shows. When the worker behind it
 * dies it is opened again a moment later, so that the next key meets a warm one.
 */
(() => {
    'use strict';

    /** @typedef {import('../../shared/surface.js').VerdictReply} VerdictReply */
    /** @typedef {import('../../shared/surface.js').VerdictRequest} VerdictRequest */

    const NAME = 'verdicts';
    /** A background that ends the port this often in a row, unasked, does not want to talk. */
    const MOST_FAILURES = 5;
    /** The pause before it is opened again; double with each further failure. */
    const FIRST_PAUSE_MS = 100;
    /** A worker that dies at the wrong moment can leave a port behind on which nothing is ever heard. */
    const PATIENCE_MS = 2000;

    /**
     * @param {import('../content.js').VerdictEvents} events
     * @returns {import('../content.js').Verdicts}
     */
    function open(events) {
        /** @type {chrome.runtime.Port | undefined} */
        let port;
        /** @type {VerdictRequest | undefined} */
        let unanswered;
        let turn = 0;
        let failures = 0;
        let closed = false;
        let timer = 0;
        let opening = 0;

        function connect() {
            clearTimeout(opening);
            if (closed) return;
            if (failures > MOST_FAILURES || !globalThis.latchkey.gate?.isAlive()) {
                globalThis.latchkey.stop?.();
                return;
            }
            try {
                port = chrome.runtime.connect(undefined, { name: NAME });
            } catch {
                // The extension was updated or removed; Firefox says so only here.
                globalThis.latchkey.stop?.();
                return;
            }
            port.onMessage.addListener(hear);
            port.onDisconnect.addListener(() => {
                // Reading it tells Chromium that the end of the port was expected.
                void globalThis.chrome?.runtime?.lastError;
                port = undefined;
                connectAgain();
            });
            if (unanswered) send(unanswered);
        }

        /** A worker that is on its way out ends every port at once: it is given the time to be gone. */
        function connectAgain() {
            clearTimeout(opening);
            opening = setTimeout(connect, FIRST_PAUSE_MS * 2 ** failures);
            failures += 1;
        }

        /** @param {VerdictReply} reply */
        function hear(reply) {
            failures = 0;
            if (reply.kind === 'style') {
                events.style(reply.css, reply.keys);
            } else if (reply.turn === turn) {
                unanswered = undefined;
                clearTimeout(timer);
                if (reply.kind === 'assessment') events.assessment(reply.assessment);
                else events.problem(reply.code);
            }
        }

        /** @param {VerdictRequest} request */
        function send(request) {
            clearTimeout(timer);
            timer = setTimeout(() => {
                port?.disconnect();
                port = undefined;
                connectAgain();
            }, PATIENCE_MS);
            port?.postMessage(request);
        }

        connect();
        return {
            ask(question) {
                turn += 1;
                unanswered = { turn, question };
                if (port) send(unanswered);
            },
            close() {
                closed = true;
                clearTimeout(timer);
                clearTimeout(opening);
                port?.disconnect();
            },
        };
    }

    globalThis.latchkey.verdicts = { open };
})();
