/**
 * The list of codes: those for the site in front first, each with its code, the next one and the time it lasts.
 */
import { listed } from '../../shared/vault/accounts.js';
import { correction } from '../../shared/vault/clock.js';
import { codeOf } from '../../core/error.js';
import { foundWords } from '../authenticator/found-words.js';
import { Errand } from '../ui/errand.js';
import { leftToRight, named } from '../ui/isolated.js';
import { sayFound } from '../ui/live.js';
import { seconds } from '../../shared/vault/session.js';
import { LongList } from '../ui/long-list.js';
import { toast } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { titled, word } from '../../shared/words.js';
import { actsOf } from './codes-acts.js';
import { countdown } from './countdown.js';
import { toSettings } from './settings-way.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** From so few seconds on, the next code is shown too. */
const NEXT_SHOWN_S = 10;
/** So many are read at once; the others follow when these are on the screen. */
const FIRST_READ = 20;
/** With fewer accounts there is nothing to search for: on a card, and where all are shown. */
const SEARCHED_FROM = { some: 5, all: 2 };
/** A row, before one was seen, in px. */
const ROW_HEIGHT = 44;
/** A page that is never idle reads the rest after so long. */
const IDLE_MS = 100;

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
/** Enter was pressed in the search before it had found anything. */
let copiesFound = false;
/** Whether the search gets the focus when there is one. */
let searchAwaited = false;
/** When the code of an account is over that was used already, in Unix seconds; 0 where none is waited for. */
let spentUntil = 0;
/** What is said of what is shown, if something newer is damaged. @type {import('../../wasm/types.js').OlderState | null} */
let older = null;
const list = new LongList(ROW_HEIGHT, '.code');
/** What the keys do, with what is on the screen. @type {{ copy: (row: Row) => void, fill: (row: Row) => void }} */
let keys = { copy: () => undefined, fill: () => undefined };

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
        if (!copiesFound) return;
        copiesFound = false;
        if (rows?.[0]) keys.copy(rows[0]);
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
        void read().then(() => sayFound(() => foundWords(query, found)));
    };
    const onShowAll = () => {
        query = '';
        void read();
        focusSearch();
    };
    const shown = rows?.filter(({ matchesSite }) => matchesSite || !onlyHere).slice(0, most);
    const isSearched = total >= (most === Infinity ? SEARCHED_FROM.all : SEARCHED_FROM.some) || query;
    const acts = actsOf(tab, doing, read, (until) => (spentUntil = until));
    keys = acts;
    return [
        isSearched && !onlyHere
            ? h('input.search', {
                  key: 'search',
                  hook: { insert: meetFocus },
                  attrs: {
                      type: 'search',
                      'aria-label': word('codesSearch'),
                      'aria-keyshortcuts': '/',
                      placeholder: word('codesSearch'),
                  },
                  props: { value: query },
                  on: { input: onSearch },
              })
            : undefined,
        shown && shown.length > 0
            ? list.view(
                  'ul.codes',
                  word('view_codes'),
                  shown,
                  (row, isStop) => entry(row, tab, choosing, acts, isStop),
                  draw,
              )
            : rows && (query ? noMatch(onShowAll) : noAccount()),
        toast(errand, 'codes-status', draw, { instead: spentSaid(), stays: most !== Infinity }),
    ];
}

/** Nothing is in the vault yet, and what to do next. */
function noAccount() {
    return h('div', { key: 'empty', attrs: { id: 'codes-empty' } }, [
        h('p', word('codesEmpty')),
        h('p.quiet', word('codesEmptyNext')),
        h(
            'button.link',
            { attrs: { id: 'codes-add' }, on: { click: toSettings('vault') } },
            word('codesAdd'),
        ),
    ]);
}

/** Nothing is found, and the way back to all there is. @param {() => void} showAll */
function noMatch(showAll) {
    return h('div', { key: 'no-match', attrs: { id: 'codes-no-match' } }, [
        h('p', word('codesNoMatch')),
        h('button.link', { attrs: { id: 'codes-all' }, on: { click: showAll } }, word('codesShowAll')),
    ]);
}

/** What the keys do, where the list can be walked through. @param {boolean} canFill */
export function keysHint(canFill) {
    return total >= SEARCHED_FROM.all
        ? h('p.quiet.keys', { key: 'keys' }, word(canFill ? 'codesKeysFill' : 'codesKeys'))
        : undefined;
}

/**
 * Gives the focus to the search where the codes are wanted, now or as soon as they have been read.
 * @param {boolean} isWanted
 * @returns {boolean} whether it has the focus now
 */
export function awaitSearch(isWanted) {
    const hasFocus = isWanted && focusSearch();
    searchAwaited = isWanted && !hasFocus;
    return hasFocus;
}

/** The codes are locked: their search comes again when they are open, and was wanted where they are shown. @param {boolean} isWanted */
export function awaitNextSearch(isWanted) {
    searchAwaited = isWanted;
}

/** The search comes with the accounts; what the person has gone to in the meantime keeps the focus. */
function meetFocus() {
    if (searchAwaited && document.activeElement?.matches('body, #title')) focusSearch();
    searchAwaited = false;
}

/** Gives the focus to the search, where there is one: screen readers leave the arrows to it then. @returns {boolean} */
function focusSearch() {
    const search = document.querySelector('.search');
    if (search instanceof HTMLElement) search.focus();
    return search instanceof HTMLElement;
}

/**
 * The keys of the list, from wherever nothing else takes them: `/` goes to the search, up and down go from code to code, and from the first to the
 * search; Enter copies, in the search what it finds first; F fills in, and is a letter like any other where one types. Registers a
 * listener.
 */
export function followListKeys() {
    document.addEventListener('keydown', (event) => {
        const { key, target, ctrlKey, altKey, metaKey } = event;
        if (event.defaultPrevented || ctrlKey || altKey || metaKey || !document.querySelector('.codes'))
            return;
        const at = target instanceof Element ? target : document.body;
        const search = at.closest('.search');
        if (!search && at.closest('input, select, textarea, [role=radio], summary')) return;
        if (carryOut(key, at, Boolean(search))) event.preventDefault();
    });
}

/** @param {string} key @param {Element} at what has the focus @param {boolean} searches @returns {boolean} whether it did anything */
function carryOut(key, at, searches) {
    const inList = at.closest('.codes li');
    const isNowhere = at.matches('body, h1, h2');
    const row = rows?.find(({ id }) => inList?.getAttribute('data-id') === id);
    switch (key) {
        case '/':
            return !searches && focusSearch();
        case 'ArrowDown':
            return (searches || isNowhere) && list.focusFirst();
        case 'ArrowUp':
            return Boolean(inList) && focusSearch();
        case 'Enter':
            if (!searches || !query) return false;
            if (asking) copiesFound = true;
            else if (rows?.[0]) keys.copy(rows[0]);
            return true;
        case 'f':
        case 'F':
            if (!row?.matchesSite) return false;
            keys.fill(row);
            return true;
        default:
            return false;
    }
}

/** @param {(options: { unattended: boolean }) => Promise<void>} read */
function readOthers(read) {
    requestIdleCallback(
        () => {
            if (wanted === undefined) return;
            wanted = undefined;
            void read({ unattended: true });
        },
        { timeout: IDLE_MS },
    );
}

/**
 * @param {Row} row
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {boolean} choosing
 * @param {ReturnType<typeof actsOf>} acts
 * @param {boolean} isStop whether the Tab key stops at it
 */
function entry(row, tab, choosing, acts, isStop) {
    const { id, issuer, name, code } = row;
    const title = titled(issuer || name);
    const tabindex = isStop ? 0 : -1;
    const canBeUsedHere = choosing && row.sites.length === 0 && /^https?:/.test(tab?.url ?? '');
    const ends = code && remaining(code) <= NEXT_SHOWN_S ? code.next : undefined;
    // The next code stands where the name of the user does, so that nothing moves.
    const below = ends ? [word('codesNext', grouped(ends))] : issuer && name ? [named(name)] : undefined;
    return h('li', { key: id, class: { here: row.matchesSite }, attrs: { 'data-id': id } }, [
        h('span.mark', { attrs: { 'data-colour': row.colour, 'aria-hidden': 'true' } }, row.letter),
        h('div.who', { attrs: { title: issuer && name ? `${title}, ${name}` : title } }, [
            h('span.issuer', [named(title)]),
            below ? h('span.quiet', { class: { next: Boolean(ends) } }, below) : undefined,
            canBeUsedHere
                ? h(
                      'button.link.use-here',
                      {
                          attrs: { 'aria-label': word('codesUseHereLabel', title), tabindex },
                          on: { click: () => acts.use(row) },
                      },
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
                          tabindex,
                      },
                      on: { click: () => acts.copy(row) },
                  },
                  [leftToRight(grouped(code.now))],
              )
            : h(
                  'button.code',
                  {
                      attrs: { 'aria-label': word('codesCountLabel', title), tabindex },
                      on: { click: () => acts.copy(row) },
                  },
                  word('codesCount'),
              ),
        code ? countdown(remaining(code), code.validUntil - code.validFrom) : undefined,
        row.matchesSite && tab?.id !== undefined
            ? h(
                  'button.fill',
                  {
                      attrs: {
                          'aria-label': word('codesFillLabel', title),
                          'aria-keyshortcuts': 'F',
                          title: word('codesFillKey'),
                      },
                      on: { click: () => acts.fill(row) },
                  },
                  word('codesFill'),
              )
            : undefined,
    ]);
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
