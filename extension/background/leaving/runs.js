/**
 * Leaving sites at the wish of the page for that, one after the other. Its port says that it is open: when it is closed, what is
 * under way stops, and what signs in is removed.
 */
import { LatchkeyError } from '../../core/error.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { queue } from '../../core/turn.js';
import { keyOf } from '../../shared/sessions/open.js';
import { isPage } from '../messages.js';
import { leaveSite } from './leave.js';
import { removeWhatIsPending } from './removal.js';

/** @typedef {import('../../shared/surface.js').Left} Left */
/** @typedef {import('../../shared/surface.js').PageRequests} PageRequests */
/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */

const NAME = 'leaving ';

const inTurn = queue();
/** The ports of open pages, by what they have asked for. @type {Map<string, { port: chrome.runtime.Port, stop: AbortController }>} */
const open = new Map();
/** What came of those that a killed background has left. @type {Map<string, Left>} */
const interrupted = new Map();

/** Registers a listener: to be called synchronously. */
export function answerLeavingPorts() {
    chrome.runtime.onConnect.addListener((port) => {
        if (!port.name.startsWith(NAME) || !port.sender || !isPage(port.sender)) return;
        const run = port.name.slice(NAME.length);
        const stop = new AbortController();
        open.set(run, { port, stop });
        port.onDisconnect.addListener(() => {
            open.delete(run);
            stop.abort();
            // Reading it keeps Chromium from reporting a page that went away as an error.
            void chrome.runtime.lastError;
        });
    });
}

/** @param {PageRequests['leave']['request']} request @returns {Promise<Left>} */
export function leave({ session, run }) {
    const page = open.get(run);
    if (!page) throw new LatchkeyError('unknown');
    const { port, stop } = page;
    return inTurn(() => {
        stop.signal.throwIfAborted();
        return leaveSite(session, stop.signal, (step) => {
            if (!stop.signal.aborted) port.postMessage({ step });
        });
    });
}

/** What came of a site, if a background that was killed over it had to leave it to this one. @param {KnownSession} session */
export function interruptedAt(session) {
    return inTurn(() => interrupted.get(keyOf(session)));
}

/** Does what a killed background has left to do, before anything else is left. @param {Promise<unknown>} first */
export function finishLeaving(first) {
    return inTurn(async () => {
        await first.catch(() => undefined);
        await removeWhatIsPending(async (removal, all) => {
            const ways = {
                provable: false,
                kept: 0,
                replaced: false,
                anySignsIn: !all,
                isTimeUp: false,
                isInterrupted: true,
                pageAsks: false,
                logOutAddress: null,
                site: removal.site,
                provider: null,
            };
            const step = await withCookies((core) => core.leavingStep([{ kind: 'removed', all }], ways));
            if (step.kind === 'done') interrupted.set(keyOf(removal), step);
        });
    });
}
