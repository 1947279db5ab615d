/**
 * The list of codes: those for the site in front first, each with its code, the next one and the time it lasts.
 */
import { codeOfAccount, listed, takeCode, useFor } from '../../shared/vault/accounts.js';
import { correction } from '../../shared/vault/clock.js';
import { fillCode } from '../../shared/filling/code.js';
import { CLEARED_AFTER_S, copyForAWhile } from '../ui/clipboard.js';
import { codeOf } from '../../core/error.js';
import { Errand } from '../ui/errand.js';
import { seconds } from '../../shared/vault/session.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { countdown } from './countdown.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** From so few seconds on, the next code is shown too. */
const NEXT_SHOWN_S = 10;
/** So many are drawn at once; the others follow when these are on the screen. */
const FIRST_DRAWN = 20;
/** With fewer accounts there is nothing to search for. */
const SEARCHED_FROM = 5;

/** @type {Row[] | undefined} */
let rows;
/** The page whose accounts stand first. @type {string | undefined} */
let readFor;
/** What is added to this computer's time, in seconds. */
let ahead = 0;
let total = 0;
let query = '';
const errand = new Errand();
let timer = 0;
let drawn = FIRST_DRAWN;
let asking = false;

/** What is on the screen is another vault's, or out of date. */
export function forgetRows() {
    rows = undefined;
    clearInterval(timer);
    timer = 0;
}

/**
 * Reads the accounts with their codes, those of the page in front first.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {{ unattended?: boolean }} [options] unattended: nobody asked for it
 */
export async function readRows(tab, options) {
    asking = true;
    readFor = tab?.url;
    try {
        [ahead, { rows, total }] = await Promise.all([correction(), listed(tab?.url, query, options)]);
    } catch (error) {
        // Of a locked vault the view above says what to do.
        if (codeOf(error) !== 'vaultLocked') errand.fail(error);
    }
    asking = false;
}

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 */
export function codesList(tab, draw) {
    /** @param {{ unattended?: boolean }} [options] */
    const read = async (options) => {
        if (asking) return;
        let asked = query;
        await readRows(tab, options);
        // What was typed in the meantime is looked for too.
        while (asked !== query) {
            asked = query;
            await readRows(tab);
        }
        draw();
    };
    if (rows && drawn < rows.length) drawOthers(draw);
    const tick = () => {
        const now = seconds() + ahead;
        if (rows?.some(({ code }) => code && code.validUntil <= now)) void read({ unattended: true });
        else draw();
    };
    if (!rows || readFor !== tab?.url) void read();
    if (!timer) timer = setInterval(tick, 1000);

    /** @param {() => Promise<string>} work what it answers is said */
    const doing = (work) => () => errand.run(work, draw);
    const onSearch = (/** @type {Event} */ { target }) => {
        query = /** @type {HTMLInputElement} */ (target).value;
        void read();
    };
    return [
        total >= SEARCHED_FROM || query
            ? h('input.search', {
                  key: 'search',
                  attrs: {
                      type: 'search',
                      'aria-label': word('codesSearch'),
                      placeholder: word('codesSearch'),
                  },
                  on: { input: onSearch },
              })
            : undefined,
        rows && rows.length > 0
            ? h(
                  'ul.codes',
                  { key: 'list' },
                  rows.slice(0, drawn).map((row) => entry(row, tab, doing, read)),
              )
            : h('p.quiet', { key: 'empty' }, rows ? word(query ? 'codesNoMatch' : 'codesEmpty') : ''),
        h('p.quiet', { key: 'said', attrs: { role: 'status', id: 'codes-status' } }, errand.said),
    ];
}

/** @param {() => void} draw */
function drawOthers(draw) {
    requestIdleCallback(() => {
        drawn = Infinity;
        draw();
    });
}

/**
 * @param {Row} row
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {(work: () => Promise<string>) => () => Promise<void>} doing
 * @param {() => Promise<void>} read
 */
function entry(row, tab, doing, read) {
    const { id, issuer, name, code } = row;
    const title = issuer || name;
    const copy = doing(async () => {
        await copyForAWhile(await codeOfAccount(id), () => undefined);
        return word('codesCopied', String(CLEARED_AFTER_S));
    });
    const fill = doing(async () => {
        if (tab?.id !== undefined) await fillCode(tab.id, { accountId: id });
        if (!code) await read();
        return word('codesFilled');
    });
    const next = doing(async () => {
        await copyForAWhile(await takeCode(id), () => undefined);
        return word('codesCopied', String(CLEARED_AFTER_S));
    });
    const use = doing(async () => {
        await useFor(id, tab?.url ?? '');
        await read();
        return word('codesUsedHere');
    });
    const canBeUsedHere = row.sites.length === 0 && /^https?:/.test(tab?.url ?? '');
    return h('li', { key: id, class: { here: row.matchesSite } }, [
        h('span.mark', { attrs: { 'data-colour': row.colour, 'aria-hidden': 'true' } }, row.letter),
        h('div.who', [h('span.issuer', title), issuer && name ? h('span.quiet', name) : undefined]),
        code
            ? h(
                  'button.code',
                  {
                      attrs: {
                          translate: 'no',
                          'aria-label': word('codesCopyLabel', grouped(code.now), title),
                      },
                      on: { click: copy },
                  },
                  grouped(code.now),
              )
            : h('button.code', { on: { click: next } }, word('codesCount')),
        code ? countdown(remaining(code), code.validUntil - code.validFrom) : undefined,
        row.matchesSite && tab?.id !== undefined
            ? h(
                  'button.fill',
                  { attrs: { 'aria-label': word('codesFillLabel', title) }, on: { click: fill } },
                  word('codesFill'),
              )
            : undefined,
        canBeUsedHere
            ? h(
                  'button.small.use-here',
                  { attrs: { 'aria-label': word('codesUseHereLabel', title) }, on: { click: use } },
                  word('codesUseHere'),
              )
            : undefined,
        code && remaining(code) <= NEXT_SHOWN_S
            ? h('span.next', { attrs: { translate: 'no' } }, word('codesNext', grouped(code.next)))
            : undefined,
    ]);
}

/** @param {NonNullable<Row['code']>} code */
function remaining({ validUntil }) {
    return Math.max(0, validUntil - seconds() - ahead);
}

/** Two groups are easier to read and to keep in mind. @param {string} code */
function grouped(code) {
    const half = Math.ceil(code.length / 2);
    return code.length < 6 ? code : `${code.slice(0, half)} ${code.slice(half)}`;
}
