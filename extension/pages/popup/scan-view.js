/**
 * Adding an account from what the page in front shows, a QR code, a link or a key, and confirming its first code there.
 */
import { addTexts } from '../../shared/vault/accounts.js';
import { fillCode } from '../../shared/filling/code.js';
import { pictureOfTab, textsIn } from '../authenticator/pictures.js';
import { askAfter, forgetQuestions, questions } from '../authenticator/questions.js';
import { reportLines } from '../authenticator/report.js';
import { originsShown, setUpIn, takeFrom } from '../authenticator/set-up-page.js';
import { Errand } from '../ui/errand.js';
import { outcomeLines } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** The frames that set up two-factor authentication. @type {import('../authenticator/set-up-page.js').SetUpFrame[]} */
let seen = [];
const errand = new Errand();
/** What the page shows is to be taken over as soon as it was looked at. */
let scanWaiting = () => undefined;
/** The account that was just added, while its first code is still to be confirmed. */
let fresh = '';

/**
 * The page in front was looked at.
 * @param {import('../../shared/look-at-tab.js').SeenFrame[]} frames
 */
export function noteSetUp(frames) {
    seen = setUpIn(frames);
    if (seen.length === 0) return;
    scanWaiting();
    scanWaiting = () => undefined;
}

/** The vault was locked: what was added is not shown any more. */
export function forgetScan() {
    fresh = '';
    errand.say('');
    forgetQuestions();
}

/** What the person is told of such a page, whether or not the vault is open. */
export function setUpNotice() {
    return seen.length > 0
        ? h('p', { key: 'set-up', attrs: { id: 'set-up-seen' } }, word('setUpSeen'))
        : undefined;
}

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 * @param {() => void} added
 */
export function scanView(tab, draw, added) {
    if (tab?.id === undefined || !/^https?:/.test(tab.url ?? '')) return undefined;
    const { id, windowId } = tab;
    /** @param {() => Promise<string[]>} work */
    const doing = (work) => () => errand.runAlone(work, draw);
    const scan = doing(() => addFrom(id, windowId, added));
    const confirm = doing(async () => {
        await fillCode(id, { accountId: fresh, first: true });
        fresh = '';
        return [word('codesFilled')];
    });
    return h('div', { key: 'scan' }, [
        h(
            'button',
            {
                class: { primary: seen.length > 0 && !fresh },
                attrs: { id: 'scan', 'aria-busy': String(errand.busy) },
                on: { click: scan },
            },
            word('codesScan'),
        ),
        outcomeLines(errand, 'scan-status'),
        questions(draw, added),
        fresh
            ? h('button.primary', { attrs: { id: 'confirm' }, on: { click: confirm } }, word('codesConfirm'))
            : undefined,
    ]);
}

/**
 * Takes over what the page in front sets up, as the person has asked by setting up the vault there; nothing where it sets up nothing.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 * @param {() => void} added
 */
export async function scanSetUp(tab, draw, added) {
    if (tab?.id === undefined) return;
    const { id, windowId } = tab;
    const scan = () => errand.runAlone(() => addFrom(id, windowId, added), draw);
    if (seen.length > 0) await scan();
    else scanWaiting = () => void scan();
}

/**
 * Adds what the page shows, and says what became of it.
 * @param {number} tabId
 * @param {number} windowId
 * @param {() => void} added
 */
async function addFrom(tabId, windowId, added) {
    const { texts, sight } = await lookedAt(tabId, windowId);
    const report = await addTexts(texts, sight);
    askAfter(report);
    const [first] = report.added;
    if (report.added.length === 1 && first) fresh = first.id;
    added();
    return reportLines(report);
}

/**
 * What the page shows: a QR code says most; without one, a link or the key. And what the tab showed before and after, and in which
 * frames: only then is it known whose it is.
 * @param {number} tabId
 * @param {number} windowId
 */
async function lookedAt(tabId, windowId) {
    const before = await addressOfTab(tabId);
    const { texts, frames } = await textsOn(tabId, windowId);
    return { texts, sight: { before, after: await addressOfTab(tabId), frames } };
}

/** @param {number} tabId */
async function addressOfTab(tabId) {
    const tab = await chrome.tabs.get(tabId).catch(() => undefined);
    return tab?.url;
}

/**
 * @param {number} tabId
 * @param {number} windowId
 */
async function textsOn(tabId, windowId) {
    try {
        const origins = () => originsShown(tabId).catch(() => ['']);
        // A frame that comes or goes while the picture is taken may be on it.
        const before = await origins();
        const picture = await pictureOfTab(windowId);
        const frames = [...before, ...(await origins())];
        return { texts: await textsIn(picture), frames };
    } catch (error) {
        const texts = await takeFrom(tabId, seen);
        if (texts.length === 0) throw error;
        return { texts, frames: seen.map(({ origin }) => origin) };
    }
}
