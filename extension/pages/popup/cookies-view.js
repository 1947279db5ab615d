/**
 * The part of the popup about the cookies of the site: what they come to, the list, and deleting one.
 */
import { isSame, protectCookie, protectedCookies } from '../../shared/clearing/rules.js';
import { cookiesIn, signInHolds } from '../../shared/cookies/inspecting.js';
import { identityOf, onCookiesChanged } from '../../shared/cookies/jar.js';
import { storedThatSignsIn } from '../../shared/clearing/stored.js';
import { removeCookie, restoreCookie } from '../cookies/removal.js';
import { LatchkeyError } from '../../core/error.js';
import { accessQuestion } from '../ui/access-question.js';
import { Errand } from '../ui/errand.js';
import { sayFound } from '../ui/live.js';
import { LongList } from '../ui/long-list.js';
import { toast } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { plural, word } from '../../shared/words.js';
import { exportBox } from './cookie-export.js';
import { cookieDetails } from './cookie-details.js';
import { cookieRow } from './cookie-row.js';
import { quoted, summaryLines } from './cookie-words.js';
import { detail, go, numberOf } from './route.js';

/** @typedef {import('./cookie-row.js').Row} Row */
/** @typedef {import('../../shared/cookies/jar.js').StoredCookie} StoredCookie */
/** @typedef {import('../../wasm/types.js').SiteAccess} SiteAccess */
/** @typedef {import('../../wasm/types.js').CookieKind} CookieKind */
/** @typedef {import('./cookie-words.js').SignedIn} SignedIn */
/**
 * A look once the page was looked at: at the cookies anew where the page has said something, since then others may be told.
 * @typedef {(anew: boolean) => Promise<void>} LookWithPage
 */
/** @typedef {{ stored: StoredCookie[], inspection: import('../../wasm/types.js').Inspection }} Seen */

const SEARCHED_FROM = 8;
/** A row, before one was seen, in px. */
const ROW_HEIGHT = 49;
/** A page that is never idle has its rows after so long. */
const IDLE_MS = 100;

/** @type {SiteAccess | undefined} */
let access;
/** @type {Seen | undefined} */
let seen;
/** The same, a row a cookie. @type {Row[]} */
let rows = [];
/** What the page keeps in its storage that signs in, by name. @type {string[]} */
let stored = [];
/** Those that clearing leaves. @type {import('../../wasm/types.js').ProtectedCookie[]} */
let protectedOnes = [];
/** Looks at the cookies as they are now; browsers tell of changes a moment later. @type {() => Promise<void>} */
let lookNow = async () => undefined;
/** The cookies that were deleted and can be brought back, the last one last. @type {StoredCookie[]} */
const deleted = [];
/** By what was seen last. */
let isSignedIn = false;
/** The same, while something is there that signs in. */
let signInSeen = false;
let query = '';
/** What the search has found. */
let foundWords = '';
/** The only kind that is shown. @type {CookieKind | undefined} */
let chosen;
/** There were so many that one may want to search: the field does not go while somebody may be in it. */
let searchable = false;
const errand = new Errand();
const rowsShown = new LongList(ROW_HEIGHT, 'a');
/** What stands above the rows is on the screen: there is time for them. */
let hasTime = false;

/**
 * Looks at the cookies of the site in a tab, now and whenever they change. `seen` is done when they can be drawn.
 * @param {Promise<chrome.tabs.Tab | undefined>} tab
 * @param {Promise<unknown>} first what is more urgent
 * @param {() => void} draw
 */
export function followCookies(tab, first, draw) {
    // The first look waits for what is more urgent: one that was begun later, and knows later of sign-ins, may end before it.
    let [begun, latest] = [0, 0];
    const look = async (/** @type {ReturnType<typeof cookiesIn>} */ found) => {
        begun += 1;
        const turn = begun;
        try {
            const [looked, protection] = await Promise.all([found, protectedCookies()]);
            if (turn < latest) return;
            latest = turn;
            ({ access, seen } = looked);
            rows = rowsOf(seen);
            protectedOnes = protection;
            if (!looked.isSignedIn) stored = [];
            isSignedIn = looked.isSignedIn === true;
        } catch (error) {
            errand.fail(error);
        }
    };
    /** @type {LookWithPage} */
    const lookWithPage = async (anew) => {
        if (anew) await look(cookiesIn(tab));
        const shown = await tab;
        signInSeen = isSignedIn && access && shown ? await holds(access.site, shown) : false;
    };
    lookNow = () => lookWithPage(true);
    onCookiesChanged(() => void lookNow().then(draw));
    return { seen: look(cookiesIn(tab, first)), lookWithPage };
}

/** Whether a sign-in that was seen holds by what is there, stored items among it. @param {string} site @param {chrome.tabs.Tab} tab */
async function holds(site, tab) {
    stored = await storedThatSignsIn(site, tab).catch(() => []);
    const credentials = (seen?.inspection.summary.signIn ?? 0) + stored.length;
    return signInHolds(site, tab, credentials).catch(() => false);
}

/** @param {Seen | undefined} found @returns {Row[]} */
function rowsOf(found) {
    return (found?.inspection.cookies ?? []).flatMap((cookie) => {
        const kept = found?.stored[cookie.place];
        return kept ? [{ id: idOf(kept), cookie, kept }] : [];
    });
}

/** What a cookie is called in the address. @param {StoredCookie} cookie */
function idOf(cookie) {
    return numberOf(identityOf(cookie));
}

/** Whether somebody was seen to sign in, and something is there that does. */
export const wasSignInSeen = () => signInSeen;

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {SignedIn} signedIn what the page shows
 * @param {() => void} draw
 */
export function cookiesView(tab, signedIn, draw) {
    if (!access && !errand.problem) return undefined;
    if (access?.sees === 'impossible') return h('p.quiet', { key: 'none' }, word('accessMeaning_impossible'));
    const one = seen && access && tab && details(seen, access.site, tab, draw);
    if (one) return one;
    // It has gone while it was looked at: so has its view, once this one is drawn.
    if (seen && detail()) queueMicrotask(() => detail() && go('cookies'));
    return h('section', { key: 'cookies', attrs: { id: 'cookies', 'aria-labelledby': 'title' } }, [
        ...(seen ? told(seen.inspection, signedIn) : []),
        access ? request(access, draw) : undefined,
        access && seen && tab ? list(seen, access, tab, draw) : undefined,
        outcome(draw),
    ]);
}

/** What came of the last act, and the way back. @param {() => void} draw */
function outcome(draw) {
    return toast(errand, 'cookies-status', draw, { more: undoButton(draw) });
}

/** The row of the hub. @returns {import('./hub.js').Row} */
export function cookiesRow() {
    const count = seen?.inspection.cookies.length ?? 0;
    return {
        view: 'cookies',
        title: word('view_cookies'),
        state: seen ? plural('row_cookies', count, String(count)) : access ? word('row_cookies_unseen') : '',
    };
}

/** Until when the person is signed in here, as far as the cookies say. */
export function signInLine() {
    const [line] = seen ? summaryLines(seen.inspection, stored, 'yes') : [];
    return line ?? word('row_cookies_unseen');
}

/** @param {import('../../wasm/types.js').Inspection} inspection @param {SignedIn} signedIn */
function told(inspection, signedIn) {
    const [first, ...others] = summaryLines(inspection, stored, signedIn);
    return [
        // There from the beginning, so that nothing moves when the page has been looked at.
        h('p', { key: 'signed-in', attrs: { id: 'signed-in' } }, word(`signedIn_${signedIn}`)),
        h('p', { attrs: { id: 'cookies-summary' } }, first),
        others.length > 0
            ? h(
                  'ul.lines',
                  others.map((line) => h('li', line)),
              )
            : undefined,
    ];
}

/** What is not seen, and what asks for it. @param {SiteAccess} access @param {() => void} draw */
function request({ sees, host, shownSite: site, origin }, draw) {
    if (sees === 'wholeSite') return undefined;
    return h('div', { key: 'cookies-request', attrs: { id: 'cookies-request' } }, [
        h('p.quiet', word(sees === 'nothing' ? 'cookiesUnseen' : 'cookiesPartly', site)),
        accessQuestion({ here: { origin, host } }, draw),
    ]);
}

/**
 * What can be done with a cookie.
 * @param {StoredCookie} cookie
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 * @param {() => void} draw
 */
function acts(cookie, site, tab, draw) {
    let beside = '';
    const remove = doing(
        draw,
        async () => {
            beside = rowsShown.neighbour(idOf(cookie));
            const { gone, stays } = await removeCookie(cookie, site, tab);
            deleted.push(...gone);
            await lookNow();
            if (stays) throw new LatchkeyError('cookieStays');
            go('cookies');
            return word('cookieDeleted', quoted(cookie.name));
        },
        () => rowsShown.focus(beside) || focusTo('#cookie-undo'),
    );
    const on = protectedOnes.some(isSame(cookie));
    const toggle = doing(draw, async () => {
        await protectCookie(cookie, !on);
        protectedOnes = await protectedCookies();
    });
    return { remove, protection: { on, toggle } };
}

/**
 * The one cookie that the address names, where it is still there.
 * @param {Seen} seen
 * @param {string} site
 * @param {chrome.tabs.Tab} tab
 * @param {() => void} draw
 */
function details({ inspection: { private: isPrivate } }, site, tab, draw) {
    const row = rowOf(detail());
    if (!row) return undefined;
    const { cookie, kept } = row;
    const { remove, protection } = acts(kept, site, tab, draw);
    return cookieDetails(cookie, kept, isPrivate, { remove, protection, outcome: outcome(draw) }, draw);
}

/** @param {string} wanted */
function rowOf(wanted) {
    return rows.find(({ id }) => id === wanted);
}

/** The name of the cookie that is shown on its own; nothing where all of them are. */
export function cookieTitle() {
    const row = rowOf(detail());
    return row && quoted(row.kept.name);
}

/**
 * @param {Seen} seen
 * @param {SiteAccess} access
 * @param {chrome.tabs.Tab} tab
 * @param {() => void} draw
 */
function list({ stored, inspection: { cookies, private: isPrivate } }, { site, shownSite }, tab, draw) {
    if (cookies.length === 0) return undefined;
    if (!hasTime)
        requestIdleCallback(
            () => {
                if (hasTime) return;
                hasTime = true;
                draw();
            },
            { timeout: IDLE_MS },
        );
    searchable ||= cookies.length >= SEARCHED_FROM;
    const wanted = query.toLowerCase();
    const found = rows.filter(
        ({ cookie: { name, host, kind } }) =>
            `${name} ${host}`.toLowerCase().includes(wanted) && (!chosen || kind === chosen),
    );
    const { length } = found;
    foundWords = length > 0 ? plural('cookiesFound', length, String(length)) : word('cookiesNoMatch');
    const onSearch = (/** @type {Event} */ { target }) => {
        query = /** @type {HTMLInputElement} */ (target).value;
        draw();
        sayFound(() => foundWords);
    };
    /** @param {Row} row @param {boolean} isStop */
    const row = (row, isStop) => {
        const { remove, protection } = acts(row.kept, site, tab, draw);
        return cookieRow(row, { isPrivate, isProtected: protection.on, isStop, remove });
    };
    // What is searched for may be walked through by keys.
    const onKey = (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'ArrowDown' && rowsShown.focusFirst()) event.preventDefault();
    };
    return h('div', { key: 'cookies-list', attrs: { id: 'cookies-list' } }, [
        chips(cookies, draw),
        searchable
            ? h('input.search', {
                  key: 'search',
                  attrs: {
                      type: 'search',
                      'aria-label': word('cookiesSearch'),
                      placeholder: word('cookiesSearch'),
                  },
                  props: { value: query },
                  on: { input: onSearch, keydown: onKey },
              })
            : undefined,
        rowsShown.view('ul.cookies', word('view_cookies'), hasTime ? found : [], row, draw),
        found.length === 0 ? h('p.quiet', word('cookiesNoMatch')) : undefined,
        exportBox(
            stored,
            shownSite,
            (work, focus) => doing(draw, work, focus ? () => focusTo(focus) : undefined),
            draw,
        ),
    ]);
}

/** How many there are of each kind, to show only those. @param {import('../../wasm/types.js').Inspected[]} cookies @param {() => void} draw */
function chips(cookies, draw) {
    /** @type {Map<CookieKind, number>} */
    const counts = new Map();
    for (const { kind } of cookies) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    // The last of a kind may have gone.
    if (chosen && !counts.has(chosen)) chosen = undefined;
    /** @param {CookieKind | undefined} kind @param {number} count */
    const chip = (kind, count) => {
        const choose = () => {
            chosen = kind;
            draw();
        };
        const words = kind ? word(`cookieKind_${kind}`) : word('cookiesEvery');
        return h('li', { key: kind ?? 'all' }, [
            h(
                'button.chip',
                {
                    attrs: { id: `chip-${kind ?? 'all'}`, 'aria-pressed': String(chosen === kind) },
                    on: { click: choose },
                },
                word('cookiesChip', words, String(count)),
            ),
        ]);
    };
    return h('ul.chips', { key: 'chips', attrs: { 'aria-label': word('cookiesChips') } }, [
        chip(undefined, cookies.length),
        ...[...counts].map(([kind, count]) => chip(kind, count)),
    ]);
}

/** @param {() => void} draw */
function undoButton(draw) {
    const cookie = deleted.at(-1);
    if (!cookie) return undefined;
    const undo = doing(
        draw,
        async () => {
            deleted.pop();
            try {
                await restoreCookie(cookie);
            } catch (error) {
                // Not in the way of the others.
                deleted.unshift(cookie);
                throw error;
            }
            await lookNow();
            return word('cookieRestored', quoted(cookie.name));
        },
        () => rowsShown.focus(idOf(cookie)) || focusTo('#cookie-undo'),
    );
    return h(
        'button.link',
        { attrs: { id: 'cookie-undo' }, on: { click: undo } },
        word('cookieUndo', quoted(cookie.name)),
    );
}

/**
 * Does work, one thing at a time. What had the focus may be gone then.
 * @param {() => void} draw
 * @param {() => Promise<string | void>} work what it answers is said
 * @param {() => boolean} [focus] gives the focus to something if that worked; where there is nothing, the title has it
 */
function doing(draw, work, focus) {
    return async () => {
        if (errand.busy) return;
        await errand.runAlone(work, draw);
        // What was said is not read a second time.
        if (focus && !errand.problem && !focus()) focusTo('#title');
    };
}

/** @param {string} selector @returns {boolean} whether it is there */
function focusTo(selector) {
    const wanted = document.querySelector(selector);
    if (wanted instanceof HTMLElement) wanted.focus();
    return wanted !== null;
}
