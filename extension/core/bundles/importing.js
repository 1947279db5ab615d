/**
 * The exports of other programs, which hold secrets. They are read in a worker of its own, which is thrown away after each file with
 * all the memory that their keys took, and which can be stopped.
 */
import { LatchkeyError } from '../error.js';

/** @typedef {{ read: Uint8Array<ArrayBuffer> } | { code: import('../error.js').ErrorCode }} Answer */
/** @typedef {{ password?: string | undefined, keyFile?: Uint8Array | undefined }} Keys what opens a file: databases of KeePass can have both */

/**
 * Reads a file, for the open vault to take over.
 * @param {Uint8Array} file
 * @param {Keys} keys
 * @param {AbortSignal} signal stops it
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function readExport(file, { password, keyFile }, signal) {
    const worker = new Worker(new URL('./importing-worker.js', import.meta.url), { type: 'module' });
    try {
        return await new Promise((resolve, reject) => {
            const fail = (/** @type {import('../error.js').ErrorCode} */ code) =>
                reject(new LatchkeyError(code));
            worker.onmessage = (/** @type {MessageEvent<Answer>} */ { data }) =>
                'read' in data ? resolve(data.read) : fail(data.code);
            worker.onerror = () => fail('bundleUnavailable');
            signal.addEventListener('abort', () => fail('importCancelled'));
            if (signal.aborted) fail('importCancelled');
            worker.postMessage({ file, password, keyFile });
        });
    } finally {
        worker.terminate();
    }
}
