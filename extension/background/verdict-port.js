/**
 * The port that a frame keeps open while its meter shows, so that typing never meets a cold worker.
 */
import { keysOf } from './commands.js';
import { codeOf } from '../core/error.js';
import { isContentScript } from './messages.js';
import { assess, warmUp } from '../shared/verdict.js';
import { mayWatch } from './watching.js';

/** @typedef {import('../shared/surface.js').VerdictReply} VerdictReply */
/** @typedef {import('../shared/surface.js').VerdictRequest} VerdictRequest */

const NAME = 'verdicts';

/** Registers a listener: to be called synchronously. */
export function answerVerdictPorts() {
    chrome.runtime.onConnect.addListener((port) => {
        if (port.name === NAME && isContentScript(port.sender)) serve(port);
    });
}

/** @param {chrome.runtime.Port} port */
function serve(port) {
    /** @type {VerdictRequest | undefined} */
    let next;
    let open = true;
    let busy = false;
    const sender = /** @type {chrome.runtime.MessageSender} */ (port.sender);
    const allowed = mayWatch(sender);

    /** @param {VerdictReply} reply */
    const say = (reply) => {
        if (open) port.postMessage(reply);
    };

    // Only the newest question is answered: the others are already wrong on the screen.
    const work = async () => {
        busy = true;
        while (next && open) {
            const { turn, question } = next;
            next = undefined;
            say(await answer(turn, question, sender));
        }
        busy = false;
    };

    port.onDisconnect.addListener(() => {
        open = false;
        next = undefined;
        // Reading it keeps Chromium from reporting a page that went away as an error.
        void chrome.runtime.lastError;
    });
    port.onMessage.addListener(async (/** @type {VerdictRequest} */ request) => {
        next = request;
        if (!(await allowed.catch(() => false))) port.disconnect();
        else if (!busy) await work();
    });
    Promise.all([style(), keysOf('fill-password'), keysOf('_execute_action')]).then(
        ([css, fill, popup]) => say({ kind: 'style', css, keys: { fill, popup } }),
        () => undefined,
    );
    warmUp().catch(() => undefined);
}

/**
 * @param {number} turn
 * @param {import('../wasm/types.js').Question} question
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<VerdictReply>}
 */
async function answer(turn, question, sender) {
    try {
        const inputs = [...question.inputs, ...hostsOf(sender)];
        return { kind: 'assessment', turn, assessment: await assess({ ...question, inputs }) };
    } catch (error) {
        return { kind: 'problem', turn, code: codeOf(error) };
    }
}

/**
 * The hosts of the frame and of the page that shows it: a password should not be made of them.
 * @param {chrome.runtime.MessageSender} sender
 */
function hostsOf({ url, tab }) {
    return [url, tab?.url].flatMap((address) => {
        const parsed = address ? URL.parse(address) : null;
        return parsed ? [parsed.hostname] : [];
    });
}

/** @type {Promise<string> | undefined} */
let css;

/** The style of the card: a file of the extension, which a page cannot read and a content script neither. */
function style() {
    css ??= fetch(chrome.runtime.getURL('content/meter/card.css'))
        .then((response) => response.text())
        .catch((error) => {
            css = undefined;
            throw error;
        });
    return css;
}
