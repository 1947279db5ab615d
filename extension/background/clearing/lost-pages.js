/**
 * Pages that were left for a clearing when the browser ended, or the extension was loaded anew. Tabs that the browser brings back show
 * the file that stood in for them, and go back to where they were.
 */
import { queue } from '../../core/turn.js';
import { inMemory, local } from '../../shared/storage.js';
import { FILE, comeBack } from './pages.js';

const inTurn = queue();

/**
 * Registers listeners: to be called synchronously.
 * @param {Promise<unknown>} resumed what a killed background has left behind is done
 */
export function returnLostPages(resumed) {
    const over = resumed.catch(() => undefined);
    const look = () => void over.then(() => inTurn(returnThem)).catch(() => undefined);
    // Some browsers bring back tabs when the person asks for it.
    chrome.tabs.onUpdated.addListener((_id, { url }) => {
        if (url?.endsWith(FILE)) look();
    });
    chrome.runtime.onStartup.addListener(() => void inTurn(noteStart).catch(() => undefined));
    look();
}

/** Tabs that are not back by the next end of the browser are never coming. */
async function noteStart() {
    const lost = await local.get('lostPages');
    if (lost?.ended) await local.remove('lostPages');
    else if (lost) await local.set({ lostPages: { ...lost, ended: true } });
}

async function returnThem() {
    const lost = await local.get('lostPages');
    // Those of a clearing under way come back with its end.
    if (!lost || (await inMemory.get('clearingPages'))) return;
    const pages = [...lost.pages];
    const back = [];
    for (const { id, url } of await chrome.tabs.query({})) {
        // Tabs are in the same order as before.
        const at = pages.findIndex(({ quiet }) => quiet === url);
        const [page] = at < 0 ? [] : pages.splice(at, 1);
        if (page && id !== undefined) back.push({ ...page, id });
    }
    if (back.length === 0) return;
    if (pages.length > 0) await local.set({ lostPages: { ...lost, pages } });
    else await local.remove('lostPages');
    await Promise.all(back.map((page) => comeBack(page).catch(() => undefined)));
}
