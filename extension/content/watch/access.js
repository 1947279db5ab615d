/**
 * The access: when it changes, asks whether this frame may still be watched, and ends everything if it may not.
 */
(() => {
    'use strict';

    const { latchkey } = globalThis;

    /** @param {AbortSignal} signal */
    function follow(signal) {
        let questions = 0;

        /** @param {import('../../shared/surface.js').Broadcast} message */
        const onMessage = (message) => {
            if (message?.kind !== 'accessChanged') return false;
            const question = ++questions;
            latchkey.gate?.ask({ kind: 'mayWatch' }).then(
                (watch) => {
                    // What was answered before the last change is no longer true.
                    if (!watch && question === questions && !signal.aborted) latchkey.stop?.();
                },
                () => undefined,
            );
            return false;
        };
        chrome.runtime.onMessage.addListener(onMessage);
        signal.addEventListener('abort', () => {
            // Of an extension that is gone, nothing may be touched, and no message comes.
            if (globalThis.chrome?.runtime?.id) chrome.runtime.onMessage.removeListener(onMessage);
        });
    }

    latchkey.access = { follow };
})();
