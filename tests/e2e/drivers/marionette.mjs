/**
 * A client for Firefox's Marionette protocol, as far as the tests need it.
 *
 * Messages are JSON arrays behind their length in bytes: `[0, id, command, parameters]` to the browser and
 * `[1, id, error, result]` back. See <https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html>.
 */
import { connect } from 'node:net';

export class Marionette {
    #socket;
    #received = Buffer.alloc(0);
    #next = 1;
    /** @type {Map<number, { done: (result: any) => void, fail: (error: Error) => void }>} */
    #waiting = new Map();
    /** Commands run one after the other: which tab and which context is in force is a state of the browser. */
    #queue = Promise.resolve();

    /** @param {import('node:net').Socket} socket */
    constructor(socket) {
        this.#socket = socket;
        socket.on('data', (/** @type {Buffer} */ bytes) => this.#receive(bytes));
        socket.on('close', () => {
            for (const { fail } of this.#waiting.values()) fail(new Error('Firefox has hung up'));
        });
        socket.on('error', () => undefined);
    }

    /**
     * @param {number} port
     * @returns {Promise<Marionette>}
     */
    static connect(port) {
        return new Promise((done, fail) => {
            const socket = connect(port, '127.0.0.1', () => done(new Marionette(socket)));
            socket.once('error', fail);
        });
    }

    /**
     * Runs several commands without another coming between them.
     * @template Result
     * @param {() => Promise<Result>} work
     * @returns {Promise<Result>}
     */
    exclusively(work) {
        const result = this.#queue.then(work);
        this.#queue = result.then(
            () => undefined,
            () => undefined,
        );
        return result;
    }

    /**
     * @param {string} command
     * @param {object} [parameters]
     * @returns {Promise<any>}
     */
    send(command, parameters = {}) {
        const id = this.#next++;
        const message = Buffer.from(JSON.stringify([0, id, command, parameters]));
        return new Promise((done, fail) => {
            this.#waiting.set(id, { done, fail });
            this.#socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
        });
    }

    close() {
        this.#socket.destroy();
    }

    /** @param {Buffer} bytes */
    #receive(bytes) {
        this.#received = Buffer.concat([this.#received, bytes]);
        for (;;) {
            const colon = this.#received.indexOf(':');
            if (colon < 0) return;
            const end = colon + 1 + Number(this.#received.subarray(0, colon));
            if (this.#received.length < end) return;
            this.#hear(JSON.parse(this.#received.subarray(colon + 1, end).toString()));
            this.#received = this.#received.subarray(end);
        }
    }

    /** @param {any} message */
    #hear(message) {
        // The first one, before any command, is the browser's greeting.
        if (!Array.isArray(message)) return;
        const [, id, error, result] = message;
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (error) waiting?.fail(new Error(`${error.error}: ${error.message}`));
        else waiting?.done(result);
    }
}
