/**
 * The list of codes: those for the site in front first, each with its code, the next one and the time it lasts.
 */
import { codeOfAccount, listed, takeCode, useFor } from '../../shared/vault/accounts.js';
import { correction } from '../../shared/vault/clock.js';
import { fillCode } from '../../shared/filling/code.js';
import { CLEARED_AFTER_S, copyForAWhile } from '../ui/clipboard.js';
import { codeOf } from '../../core/error.js';
import { Errand } from '../ui/errand.js';
import { leftToRight, named } from '../ui/isolated.js';
import { seconds } from '../../shared/vault/session.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { countdown } from './countdown.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** From so few seconds on, the next code is shown too. */
const NEXT_SHOWN_S = 10;
/** So many are read at once; the others follow when these are on the screen. */
const FIRST_READ = 20;
/** With fewer accounts there is nothing to search for. */
const SEARCHED_FROM = 5;

/** @type {Row[] | undefined} */
let rows;
/** The page whose accounts stand first. @type {string | undefined} */
let readFor;
/** What is added to this computer's time, in seconds. */
let ahead = 0;
let total = 0;
/** So many a search has found; some may be still to be read. */
let found = 0;
/** So many are bound to the site in front. */
let here = 0;
let query = '';
const errand = new Errand();
let timer = 0;
/** So many are read. @type {number | undefined} */
let wanted = FIRST_READ;
let asking = false;
/** When the code of an account is over that was used already, in Unix seconds; 0 where none is waited for. */
let spentUntil = 0;
/** What is said of what is shown, if something newer is damaged. @type {import('../../wasm/types.js').OlderState | null} */
let older = null;

/** How many accounts there are, and how many of them are of the site in front. */
export function counted() {
    return { accounts: total, here };
}

/** What is said of what is shown, if something newer is damaged. */
export function olderState() {
    return older;
}

/** What is on the screen is another vault's, or out of date. */
export function forgetRows() {
    rows = undefined;
    older = null;
    spentUntil = 0;
    clearInterval(timer);
    timer = 0;
}

/**
 * Reads the accounts with their codes, those of the page in front first. Answers whether it could.
 * @param {chrome.tabs.Tab | undefined | Promise<chrome.tabs.Tab | undefined>} tab
 * @param {{ unattended?: boolean }} [options] unattended: nobody asked for it
 */
export async function readRows(tab, options) {
    asking = true;
    const address = Promise.resolve(tab).then((shown) => shown?.url);
    try {
        let most;
        do {
            most = wanted;
            [readFor, ahead, { rows, found, total, here, olderState: older }] = await Promise.all([
                address,
                correction(),
                listed(address, query, { ...options, most }),
            ]);
            // More may be wanted by now.
        } while (most !== wanted);
        return true;
    } catch (error) {
        // Of a locked vault the view above says what to do.
        if (codeOf(error) !== 'vaultLocked') errand.fail(error);
        return false;
    } finally {
        asking = false;
    }
}

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 * @param {{ most?: number, onlyHere?: boolean, choosing?: boolean }} [options] most: so many at the most; onlyHere: those of the site
 *   in front; choosing: what has no site can be used for the one in front
 */
export function codesList(tab, draw, { most = Infinity, onlyHere = false, choosing = false } = {}) {
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
    if (rows && wanted && rows.length < Math.min(found, most)) readOthers(read);
    const tick = () => {
        const now = seconds() + ahead;
        if (spentUntil > 0 && now >= spentUntil) {
            spentUntil = 0;
            errand.say(word('codesNextThere'));
        }
        if (rows?.some(({ code }) => code && code.validUntil <= now)) void read({ unattended: true });
        else draw();
    };
    if (onlyHere && query) {
        query = '';
        void read();
    }
    if (!rows || readFor !== tab?.url) void read();
    if (!timer) timer = setInterval(tick, 1000);

    /** @param {() => Promise<string>} work what it answers is said */
    const doing = (work) => () => {
        spentUntil = 0;
        return errand.run(work, draw);
    };
    const onSearch = (/** @type {Event} */ { target }) => {
        query = /** @type {HTMLInputElement} */ (target).value;
        void read();
    };
    const shown = rows?.filter(({ matchesSite }) => matchesSite || !onlyHere).slice(0, most);
    return [
        (total >= SEARCHED_FROM || query) && !onlyHere
            ? h('input.search', {
                  key: 'search',
                  attrs: {
                      type: 'search',
                      'aria-label': word('codesSearch'),
                      placeholder: word('codesSearch'),
                  },
                  props: { value: query },
                  on: { input: onSearch, keydown: onArrow },
              })
            : undefined,
        shown && shown.length > 0
            ? h(
                  'ul.codes',
                  { key: 'list', on: { keydown: onArrow } },
                  shown.map((row) => entry(row, tab, choosing, doing, read)),
              )
            : h('p.quiet', { key: 'empty' }, rows ? word(query ? 'codesNoMatch' : 'codesEmpty') : ''),
        h('p.toast', { key: 'said', attrs: { id: 'codes-status' } }, spentSaid() || errand.said),
    ];
}

/** `/` goes to the search from wherever nothing can be typed. Registers a listener. */
export function followSearchKey() {
    document.addEventListener('keydown', (event) => {
        const { key, target, ctrlKey, altKey, metaKey } = event;
        if (key !== '/' || ctrlKey || altKey || metaKey) return;
        if (target instanceof Element && target.matches('input, select, textarea')) return;
        const search = document.querySelector('.search');
        if (!(search instanceof HTMLElement)) return;
        event.preventDefault();
        search.focus();
    });
}

/** Up and down go from code to code, and from the first to the search. @param {KeyboardEvent} event */
function onArrow(event) {
    const { key, target } = event;
    const search = /** @type {HTMLElement | null} */ (document.querySelector('.search'));
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
    const row = /** @type {Element} */ (target).closest('li');
    const next = key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
    const first = document.querySelector('.codes .code');
    const to = row ? next?.querySelector('.code') : first;
    event.preventDefault();
    if (to instanceof HTMLElement) to.focus();
    else if (key === 'ArrowUp') search?.focus();
}

/** @param {(options: { unattended: boolean }) => Promise<void>} read */
function readOthers(read) {
    requestIdleCallback(() => {
        if (wanted === undefined) return;
        wanted = undefined;
        void read({ unattended: true });
    });
}

/**
 * @param {Row} row
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {boolean} choosing
 * @param {(work: () => Promise<string>) => () => Promise<void>} doing
 * @param {() => Promise<void>} read
 */
function entry(row, tab, choosing, doing, read) {
    const { id, issuer, name, code } = row;
    const title = issuer || name;
    const copy = doing(async () => {
        return copied(await codeOfAccount(id));
    });
    const fill = doing(async () => {
        if (tab?.id !== undefined) {
            await fillCode(tab.id, { accountId: id }).catch((error) => {
                if (codeOf(error) === 'codeSpent') spentUntil = code?.validUntil ?? 0;
                throw error;
            });
        }
        if (!code) await read();
        return word('codesFilled');
    });
    const next = doing(async () => {
        return copied(await takeCode(id));
    });
    const use = doing(async () => {
        await useFor(id, tab?.url ?? '');
        await read();
        return word('codesUsedHere');
    });
    const canBeUsedHere = choosing && row.sites.length === 0 && /^https?:/.test(tab?.url ?? '');
    const ends = code && remaining(code) <= NEXT_SHOWN_S ? code.next : undefined;
    // The next code stands where the name of the user does, so that nothing moves.
    const below = ends ? [word('codesNext', grouped(ends))] : issuer && name ? [named(name)] : undefined;
    return h('li', { key: id, class: { here: row.matchesSite } }, [
        h('span.mark', { attrs: { 'data-colour': row.colour, 'aria-hidden': 'true' } }, row.letter),
        h('div.who', { attrs: { title: issuer && name ? `${title}, ${name}` : title } }, [
            h('span.issuer', [named(title)]),
            below ? h('span.quiet', { class: { next: Boolean(ends) } }, below) : undefined,
            canBeUsedHere
                ? h(
                      'button.link.use-here',
                      { attrs: { 'aria-label': word('codesUseHereLabel', title) }, on: { click: use } },
                      word('codesUseHere'),
                  )
                : undefined,
        ]),
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
                  [leftToRight(grouped(code.now))],
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
    ]);
}

/** How long what was copied stays. */
const COPIED = { goes: 'codesCopiedGoes', goesIfStayed: 'codesCopied', stays: 'codesCopiedStays' };

/** Copies a code, and says how long it stays. @param {string} code */
async function copied(code) {
    return word(COPIED[await copyForAWhile(code)], String(CLEARED_AFTER_S));
}

/** How long it is until the next code. */
function spentSaid() {
    const left = spentUntil - seconds() - ahead;
    return left > 0 ? word('codesSpent', String(left)) : '';
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
