/**
 * Adding an account from the QR code that the page in front shows, and confirming its first code there.
 */
import { addTexts } from '../lib/authenticator/accounts.js';
import { fillCode } from '../lib/authenticator/filling.js';
import { pictureOfTab, textsIn } from '../lib/authenticator/pictures.js';
import { reportLines, reportView } from '../lib/authenticator/report.js';
import { codeOf } from '../lib/core.js';
import { h } from '../lib/view.js';
import { problemOf, word } from '../lib/words.js';

/** @type {string[]} */
let lines = [];
let busy = false;
/** The account that was just added, while its first code is still to be confirmed. */
let fresh = '';

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 * @param {() => void} added
 */
export function scanView(tab, draw, added) {
    if (tab?.id === undefined || !/^https?:/.test(tab.url ?? '')) return undefined;
    const { id, url, windowId } = tab;
    /** @param {() => Promise<string[]>} work */
    const doing = (work) => async () => {
        if (busy) return;
        busy = true;
        draw();
        try {
            lines = await work();
        } catch (error) {
            lines = [problemOf(codeOf(error))];
        }
        busy = false;
        draw();
    };
    const scan = doing(async () => {
        const report = await addTexts(await textsIn(await pictureOfTab(windowId)), url);
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
            { attrs: { id: 'scan', 'aria-busy': String(busy) }, on: { click: scan } },
            word('codesScan'),
        ),
        reportView('scan-status', lines),
        fresh
            ? h('button.primary', { attrs: { id: 'confirm' }, on: { click: confirm } }, word('codesConfirm'))
            : undefined,
    ]);
}
