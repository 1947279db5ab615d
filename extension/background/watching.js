/**
 * Keeps the gate registered where Latchkey may watch, and open tabs in step with it.
 */
import { withPages } from '../core/bundles/pages.js';
import { GATE, WATCH } from '../shared/content-scripts.js';
import { queue } from '../core/turn.js';
import { grants } from '../shared/grants.js';
import { noteFormStays, noteFormWent, notePageSaid } from './cookies/witness.js';
import { addressOf } from './messages.js';

const GATE_ID = 'gate';

const inTurn = queue();

/**
 * Brings registration and open tabs into line with what is granted now. Runs one after the other, so that the
 * last state wins.
 * @param {'always' | 'ifChanged'} tellTabs whether open tabs hear of it even if the registration was right
 */
export function reconcile(tellTabs) {
    return inTurn(() => bringIntoLine(tellTabs));
}

/**
 * Says whether the content script that sent a message may look at its frame.
 * @param {chrome.runtime.MessageSender} sender
 */
export async function mayWatch(sender) {
    const facts = await grants();
    return withPages((pages) => pages.mayWatch(facts, addressOf(sender), sender.tab?.url));
}

/** Whether Latchkey may look into the page of a tab without having been asked to. @param {string} address */
export async function mayWatchPage(address) {
    const facts = await grants();
    return withPages((pages) => pages.mayWatch(facts, address, address));
}

/**
 * Calls the rest of the content scripts into the frame that sent a message.
 * @param {chrome.runtime.MessageSender} sender
 */
export async function wake(sender) {
    if (sender.tab?.id === undefined || sender.frameId === undefined) return false;
    if (!(await mayWatch(sender))) return false;
    await chrome.scripting.executeScript({
        target: { tabId: sender.tab.id, frameIds: [sender.frameId] },
        files: WATCH,
        injectImmediately: true,
    });
    return true;
}

/**
 * What the fields of the frame that sent a message are for; none in a frame that may no longer be watched.
 * @param {import('../wasm/types.js').PageFacts} facts
 * @param {string} document tells it from others
 * @param {chrome.runtime.MessageSender} sender
 */
export async function recognize(facts, document, sender) {
    if (!(await mayWatch(sender))) return { forms: [], controls: [] };
    const [recognition, says] = await withPages((pages) => [pages.recognize(facts), pages.signedIn(facts)]);
    const { frameId, url, tab } = sender;
    if (frameId !== 0 || !url || !tab) return recognition;
    // What tells it from others is when it began.
    const page = { document, began: Number(document) };
    if (says.signedIn !== 'unknown')
        void notePageSaid(url, tab, says.signedIn === 'yes', page).catch(() => undefined);
    else if (says.afterSignIn === 'yes') noteFormWent(document, url, tab);
    else if (says.asksForStep) noteFormStays(document, url, tab);
    return recognition;
}

/** Whether a person can see a field that is drawn so. @param {import('../wasm/types.js').FieldSight} sight */
export function isSeen(sight) {
    return withPages((pages) => pages.isSeen(sight));
}

/** @param {'always' | 'ifChanged'} tellTabs */
async function bringIntoLine(tellTabs) {
    const facts = await grants();
    const plan = await withPages((pages) => pages.watchPlan(facts));
    const changed = await register(plan);
    if (changed || tellTabs === 'always') await tellOpenTabs(facts);
}

/**
 * @param {import('../wasm/types.js').WatchPlan} plan
 * @returns {Promise<boolean>} whether anything had to be changed
 */
async function register({ matches, excludeMatches }) {
    const [registered] = await chrome.scripting.getRegisteredContentScripts({ ids: [GATE_ID] });
    if (
        registered &&
        sameSet(registered.matches, matches) &&
        sameSet(registered.excludeMatches, excludeMatches)
    ) {
        return false;
    }
    if (registered) await chrome.scripting.unregisterContentScripts({ ids: [GATE_ID] });
    if (matches.length > 0) {
        await chrome.scripting.registerContentScripts([
            {
                id: GATE_ID,
                js: [GATE],
                matches,
                excludeMatches,
                allFrames: true,
                matchOriginAsFallback: true,
                persistAcrossSessions: true,
                runAt: 'document_idle',
            },
        ]);
    }
    return Boolean(registered) || matches.length > 0;
}

/**
 * Has those who watch ask again, and then lets the gate into watched tabs that were open before: a gate that is there
 * looks again, one that has stopped is replaced.
 * @param {import('../wasm/types.js').Grants} facts
 */
async function tellOpenTabs(facts) {
    const tabs = await chrome.tabs.query({});
    await Promise.allSettled(
        tabs.map(async ({ id, url, discarded }) => {
            if (id === undefined || discarded) return;
            await chrome.tabs.sendMessage(id, { kind: 'accessChanged' }).catch(() => undefined);
            // A tab whose address is not told is one that was not granted.
            if (!url || !(await withPages((pages) => pages.mayWatch(facts, url, url)))) return;
            await chrome.scripting.executeScript({
                target: { tabId: id, allFrames: true },
                files: [GATE],
            });
        }),
    );
}

/**
 * @param {readonly string[] | undefined} some
 * @param {readonly string[]} others
 */
function sameSet(some = [], others) {
    return some.length === others.length && some.every((one) => others.includes(one));
}
