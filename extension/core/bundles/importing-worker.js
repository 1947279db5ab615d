/**
 * Reads one export of another program. A worker has none of the extension's own interfaces, and needs none.
 */
import load, { readExport } from '../../wasm/importing.js';
import { codeOf } from '../error.js';

/** @typedef {{ file: Uint8Array, password: string | undefined, keyFile: Uint8Array | undefined }} Order */

onmessage = async (/** @type {MessageEvent<Order>} */ { data: { file, password, keyFile } }) => {
    try {
        await load({ module_or_path: new URL('../../wasm/importing_bg.wasm', import.meta.url) });
    } catch {
        postMessage({ code: 'bundleUnavailable' });
        return;
    }
    try {
        const read = readExport(file, password, keyFile);
        postMessage({ read }, { transfer: [read.buffer] });
    } catch (error) {
        const code = codeOf(error);
        // The core's own errors carry a code. Anything else is a crash, whatever the engine calls it.
        postMessage({ code: code === 'unknown' ? 'corePanicked' : code });
    }
};
