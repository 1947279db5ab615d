/**
 * Calling into the core: a loader for WebAssembly bundles. `bundles/` has one of each.
 *
 * A bundle is loaded on first use and once. One that fails to load is tried again at the next use; one that
 * panicked is dead, and the next use gets a fresh instance. One that worked on a password is thrown away after each call, its
 * memory overwritten: the browser may take long to give it back.
 */
import { LatchkeyError } from './error.js';
import { queue } from './turn.js';

/**
 * @template {{ __wbg_reset_state(): void, ownMemory(): WebAssembly.Memory }} Module
 * @param {string} name
 * @param {Module} module
 * @param {(source: { module_or_path: string }) => Promise<unknown>} load
 * @param {{ forOneCall?: boolean }} [options] forOneCall: its memory, and what was left in it, goes after each call
 */
export function bundle(name, module, load, { forOneCall = false } = {}) {
    /** @type {Promise<unknown> | undefined} */
    let ready;

    const prepare = () => {
        const address = chrome.runtime.getURL(`wasm/${name}_bg.wasm`);
        ready ??= load({ module_or_path: address }).catch((cause) => {
            ready = undefined;
            throw new LatchkeyError('bundleUnavailable', cause);
        });
        return ready;
    };

    /**
     * Calls into the bundle.
     * @template Result
     * @param {(module: Module) => Result | Promise<Result>} work
     * @returns {Promise<Result>}
     */
    const call = async (work) => {
        await prepare();
        let spent = forOneCall;
        try {
            return await work(module);
        } catch (cause) {
            // The core's own errors carry a code. Anything else is a crash, whatever the engine calls it.
            if (cause instanceof Error && 'code' in cause) throw cause;
            spent = true;
            throw new LatchkeyError('corePanicked', cause);
        } finally {
            if (spent) {
                overwrite(module);
                module.__wbg_reset_state();
            }
        }
    };

    const inTurn = queue();

    /**
     * Calls one after the other, since each ends with the instance.
     * @type {typeof call}
     */
    const callAlone = (work) => inTurn(() => call(work));

    // Preparing makes the first call quicker. Whether it worked, that call will say.
    return Object.assign(forOneCall ? callAlone : call, { prepare: () => void prepare().catch(() => {}) });
}

/** @param {{ ownMemory(): WebAssembly.Memory }} module */
function overwrite(module) {
    try {
        new Uint8Array(module.ownMemory().buffer).fill(0);
    } catch {
        // It has crashed so that it can no longer say where its memory is.
    }
}
