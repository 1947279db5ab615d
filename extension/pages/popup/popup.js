/**
 * The popup: one card with what matters now, and rows that lead to everything else. `?tab=ID` speaks about that tab, so that the
 * popup can be opened as a page of its own; `#VIEW` opens one of the views.
 */
import { withPages } from '../../core/bundles/pages.js';
import { codeOf } from '../../core/error.js';
import { pageSaid } from '../../shared/cookies/witness.js';
import { newPasswordIn } from '../../shared/filling/password.js';
import { accessTo, onGrantsChanged } from '../../shared/grants.js';
import { problemOf, word } from '../../shared/words.js';
import { lock } from '../../shared/vault/vault.js';
import { setUpPage } from '../ui/head.js';
import { icon } from '../ui/icons.js';
import { leftToRight } from '../ui/isolated.js';
import { alarm } from '../ui/live.js';
import { drawBody, h } from '../ui/view.js';
import { clearingRow, clearingView, followClearing, forgetQuestion } from './clearing-view.js';
import { codesRow, codesView, followVault, vaultNow } from './codes-view.js';
import { awaitSearch, followListKeys } from './codes-list.js';
import { cookiesRow, cookiesView, cookieTitle, followCookies, wasSignInSeen } from './cookies-view.js';
import { doorLink, followDoor } from './door-link.js';
import { generateView } from './generate-view.js';
import { hubRows } from './hub.js';
import { lookAt } from './look.js';
import { followNews, newsLink } from './news-link.js';
import { followNow, nowCard } from './now-card.js';
import { openPage } from './open-page.js';
import { back, followRoute, view } from './route.js';
import { noteSetUp } from './scan-view.js';
import { computerRow, computerView, followComputer } from './sessions-view.js';
import { toSettings } from './settings-way.js';
import { popOutButton } from './pop-out.js';
import { siteSwitch } from './site-switch.js';
import { tryView } from '../ui/try-view.js';
import { fitWindow } from './window.js';

/**
 * @typedef {object} State
 * @property {boolean} known all but what the page shows
 * @property {chrome.tabs.Tab} [tab]
 * @property {import('../../wasm/types.js').Access} [access]
 * @property {import('./look.js').TabLook | 'pending' | 'noAccess'} [look] nothing where there is nothing to look at
 * @property {import('../../shared/filling/password.js').Place | null} [place] where a new password can be filled in; null where that is of a site that nothing
 *   is filled in for
 * @property {string} [problem]
 */

const HELP = 'pages/welcome/welcome.html';
/** From so many characters on, a host is cut at its beginning: its end says whose it is. */
const LONGEST_HOST = 60;

/** Looks at the cookies again: by what the page says, others are told. @type {import('./cookies-view.js').LookWithPage} */
let lookAtCookies = async () => undefined;
/** @type {State} */
let state = { known: false };
/** How many have been begun. */
let refreshes = 0;

async function tabInQuestion() {
    const id = Number(new URLSearchParams(location.search).get('tab'));
    if (id) return chrome.tabs.get(id);
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab;
}

/**
 * What the page shows is told last: that can take a moment, and nothing moves when it is done.
 * @param {Promise<unknown>} [above] what has to be known before anything is said to matter most
 * @param {ReturnType<typeof lookAt>} [looking] a look at the page that was begun
 */
async function refresh(above, looking) {
    refreshes += 1;
    const turn = refreshes;
    try {
        const tab = await tabInQuestion();
        const [access] = await Promise.all([accessTo(tab?.url), above]);
        state = {
            known: true,
            tab,
            // It may have been changed while something else was waited for, and somebody who has asked since knows it.
            access: turn < refreshes ? (state.access ?? access) : access,
            look: access.state === 'impossible' ? undefined : (state.look ?? 'pending'),
            place: state.place,
        };
        draw();
        if (state.look) await lookInto(tab, looking);
    } catch (error) {
        fail(error);
    }
    draw();
}

/** @param {unknown} error */
function fail(error) {
    const look = state.look === 'pending' ? 'noAccess' : state.look;
    const problem = problemOf(codeOf(error));
    state = { ...state, known: true, look, problem };
    alarm(problem);
}

/** @param {chrome.tabs.Tab | undefined} tab @param {ReturnType<typeof lookAt>} [looking] */
async function lookInto(tab, looking = lookAt(tab?.id)) {
    const seen = await looking;
    // The tab may have gone on since.
    const look = seen && !isOf(seen, tab?.url) ? await lookAt(tab?.id) : seen;
    if (!look || tab?.id === undefined) {
        state.look = look ?? 'noAccess';
        return;
    }
    const { id, url } = tab;
    const said = url !== undefined && look.signedIn !== 'unknown';
    // A tab that has gone in the meantime says nothing.
    if (said)
        await pageSaid(id, url, look.signedIn === 'yes', look.frames[0]?.document ?? null).catch(
            () => undefined,
        );
    noteSetUp(look.frames);
    await lookAtCookies(said);
    // Not before: what the page shows is read beside what was seen of a sign-in.
    state.look = look;
    const place = await newPasswordIn(id, look.frames);
    state.place = place?.owner.kind === 'stranger' ? null : place;
}

/** Whether what was seen is of the page at an address. @param {import('./look.js').TabLook} look @param {string | undefined} address */
function isOf({ frames }, address) {
    const page = frames.find(({ frameId }) => frameId === 0);
    return !page || !URL.canParse(address ?? '') || page.origin === new URL(address ?? '').origin;
}

function draw() {
    const shown = view();
    drawBody(
        [
            shown ? viewHead(shown) : hubHead(),
            h(
                'main',
                { key: shown ?? 'hub', attrs: { 'data-view': shown ?? 'hub', 'aria-labelledby': 'title' } },
                [
                    shown && state.problem ? h('p.problem', { key: 'problem' }, state.problem) : undefined,
                    ...(shown ? views[shown]() : hub()),
                ],
            ),
            shown ? undefined : foot(),
        ],
        { hub: !shown },
    );
}

function hubHead() {
    return h('header', { key: 'hub-head' }, [
        h('img', { attrs: { src: '../../icons/32.png', width: 24, height: 24, alt: '' } }),
        h('h1', { attrs: { id: 'title' } }, host()),
        state.access ? siteSwitch(state.access, () => void refresh()) : undefined,
        h(
            'button.quiet-button',
            {
                attrs: { id: 'settings', 'aria-label': word('settings'), title: word('settings') },
                on: { click: toSettings('general') },
            },
            [icon('gear')],
        ),
    ]);
}

/** @param {import('./route.js').View} shown */
function viewHead(shown) {
    return h('header', { key: `${shown}-head` }, [
        h(
            'a.back',
            {
                attrs: {
                    id: 'back',
                    href: `#${back() ?? ''}`,
                    'aria-label': word('back'),
                    title: word('back'),
                },
            },
            [icon('back')],
        ),
        h('div.titles', [
            h('h1', host()),
            h(
                'h2',
                { attrs: { id: 'title', tabindex: -1 } },
                (shown === 'cookies' && cookieTitle()) || word(`view_${shown}`),
            ),
        ]),
    ]);
}

function host() {
    const shown = state.access?.shownHost || '';
    if (!shown) return ['Latchkey'];
    return [leftToRight(shown.length > LONGEST_HOST ? `…${shown.slice(1 - LONGEST_HOST)}` : shown)];
}

function hub() {
    const { tab, access, look, known, place, problem } = state;
    const rows = [
        codesRow(),
        ...(access?.state === 'impossible' ? [] : [cookiesRow(), clearingRow(tab, draw)]),
        {
            view: /** @type {const} */ ('password'),
            title: word('view_password'),
            state: word('row_password'),
        },
        computerRow(),
    ];
    return [
        h('p.said', { key: 'switch-outcome', attrs: { id: 'switch-outcome' } }),
        nowCard({
            tab,
            access,
            look,
            known,
            place,
            problem,
            signedIn: signedIn(),
            draw,
            refresh: () => void refresh(),
        }),
        newsLink(),
        hubRows(rows),
    ];
}

/** @type {Record<import('./route.js').View, () => (import('../ui/view.js').VNode | undefined)[]>} */
const views = {
    codes: () => [codesView(state.tab, draw)],
    cookies: () => [cookiesView(state.tab, signedIn(), draw)],
    clear: () => [clearingView(state.tab, draw)],
    password: () => [generateView(state.place ?? undefined, draw), tryView(draw)],
    computer: () => [computerView(draw)],
};

function foot() {
    const { version } = chrome.runtime.getManifest();
    return h('footer', { key: 'foot' }, [
        // What comes late comes behind what is there.
        h(
            'a',
            {
                key: 'help',
                attrs: { id: 'help', href: `/${HELP}`, target: '_blank' },
                on: { click: openPage(() => chrome.tabs.create({ url: chrome.runtime.getURL(HELP) })) },
            },
            word('help'),
        ),
        vaultNow()?.state === 'open'
            ? h(
                  'button.link',
                  { key: 'lock', attrs: { id: 'lock' }, on: { click: () => void lock() } },
                  word('codesLock'),
              )
            : undefined,
        doorLink(state.tab),
        h('span.quiet', { key: 'version' }, word('version', version)),
        popOutButton(state.tab),
    ]);
}

/** Whether somebody is signed in, as far as the page shows it. */
function signedIn() {
    const { known, look } = state;
    if (typeof look === 'object') return wasSignInSeen() ? look.afterSignIn : look.signedIn;
    return !known || look === 'pending' ? 'pending' : 'unknown';
}

/** All is asked at once, and told in this order: the codes, the cookies, what matters now. */
async function open() {
    draw();
    fitWindow();
    followRoute(draw, {
        leave: (left) => void (left === 'clear' && forgetQuestion()),
        arrive: (shown) => awaitSearch(shown === 'codes'),
    });
    followListKeys();
    const tab = tabInQuestion().then(
        (found) => (state.tab = found),
        (error) => {
            fail(error);
            return undefined;
        },
    );
    const codes = followVault(tab, draw);
    const cookies = followCookies(tab, codes, draw);
    lookAtCookies = cookies.lookWithPage;
    const [others, looking] = [tab.then(askOthers), tab.then((found) => lookAt(found?.id))];
    // What goes wrong is told where they are waited for.
    for (const begun of [others, looking]) begun.catch(() => undefined);
    await codes;
    // Opened at the codes, it is for them; what the person has gone to in the meantime keeps the focus.
    if (view() === 'codes' && document.activeElement === document.body) awaitSearch(true);
    await cookies.seen;
    draw();
    onGrantsChanged(() => {
        void refresh();
        void lookAtCookies(true).then(draw);
    });
    await refresh(others, looking);
}

/** What the card is chosen by, beside codes and cookies. @param {chrome.tabs.Tab | undefined} tab */
function askOthers(tab) {
    withPages.prepare();
    return Promise.all([
        followClearing(tab, draw),
        followComputer(draw),
        followNow(tab),
        followDoor(tab),
        followNews(),
    ]);
}

setUpPage();
void open();
