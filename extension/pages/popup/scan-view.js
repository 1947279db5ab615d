/**
 * Adding an account from what the page in front shows, a QR code, a link or a key, and confirming its first code there.
 */
import { addTexts } from '../../shared/vault/accounts.js';
import { fillCode } from '../../shared/filling/code.js';
import { pictureOfTab, textsIn } from '../authenticator/pictures.js';
import { reportLines, reportView } from '../authenticator/report.js';
import { setUpIn, takeFrom } from '../authenticator/set-up-page.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** The frames that set up two-factor authentication. @type {import('../authenticator/set-up-page.js').SetUpFrame[]} */
let seen = [];
const errand = new Errand();
/** The account that was just added, while its first code is still to be confirmed. */
let fresh = '';

/**
 * The page in front was looked at.
 * @param {import('../../shared/look-at-tab.js').SeenFrame[]} frames
 */
export function noteSetUp(frames) {
    seen = setUpIn(frames);
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
    const { id, url, windowId } = tab;
    /** @param {() => Promise<string[]>} work */
    const doing = (work) => () => errand.runAlone(work, draw);
    const scan = doing(async () => {
        const report = await addTexts(await textsOn(id, windowId), url);
        const [first] = report.added;
        if (report.added.length === 1 && first) fresh = first.id;
        added();
        return reportLines(report);
    });
    const confirm = doing(async () => {
        await fillCode(id, { accountId: fresh });
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
        reportView('scan-status', errand.lines),
        fresh
            ? h('button.primary', { attrs: { id: 'confirm' }, on: { click: confirm } }, word('codesConfirm'))
            : undefined,
    ]);
}

/**
 * What the page shows: a QR code says most; without one, a link or the key.
 * @param {number} tabId
 * @param {number} windowId
 */
async function textsOn(tabId, windowId) {
    try {
        return await textsIn(await pictureOfTab(windowId));
    } catch (error) {
        const texts = await takeFrom(tabId, seen);
        if (texts.length === 0) throw error;
        return texts;
    }
}
