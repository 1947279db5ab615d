/**
 * The popup: two-factor codes, the site in the tab, whether Latchkey may watch it, what is on the page, and a box to try a
 * password. `?tab=ID` speaks about that tab, so that the popup can be opened as a page of its own.
 */
import { codeOf } from '../../core/error.js';
import { pageSaid } from '../../shared/cookies/witness.js';
import { newPasswordIn } from '../../shared/filling/password.js';
import { accessTo, onGrantsChanged } from '../../shared/grants.js';
import { setLanguage } from '../ui/head.js';
import { drawBody, h } from '../ui/view.js';
import { problemOf } from '../../shared/words.js';
import { clearingView, followClearing } from './clearing-view.js';
import { codesView, followVault } from './codes-view.js';
import { cookiesView, followCookies, wasSignInSeen } from './cookies-view.js';
import { doorView } from './door-view.js';
import { generateView } from './generate-view.js';
import { lookAt } from './look.js';
import { noteSetUp } from './scan-view.js';
import { computerView, followComputer } from './sessions-view.js';
import { siteView } from './site-view.js';
import { tryView } from './try-view.js';

/**
 * @typedef {object} State
 * @property {'codes' | 'cookies' | 'all'} drawn how far: what is below follows when it can be drawn without moving
 * @property {chrome.tabs.Tab} [tab]
 * @property {import('../../wasm/types.js').Access} [access]
 * @property {import('./look.js').TabLook | 'pending' | 'noAccess'} [look] nothing where there is nothing to look at
 * @property {import('../../shared/filling/password.js').Place} [place] where a new password can be filled in
 * @property {string} [problem]
 */

/** Looks at the cookies again: by what the page says, others are told. @type {() => Promise<void>} */
let lookAtCookies = async () => undefined;
/** @type {State} */
let state = { drawn: 'codes' };

async function tabInQuestion() {
    const id = Number(new URLSearchParams(location.search).get('tab'));
    if (id) return chrome.tabs.get(id);
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab;
}

/**
 * The page is looked at last: that can take a moment, and nothing moves when it is done.
 * @param {Promise<unknown>} [above] what has to be there before anything is drawn that it would push down
 */
async function refresh(above) {
    try {
        const tab = await tabInQuestion();
        const [access] = await Promise.all([accessTo(tab?.url), above]);
        state = {
            drawn: 'all',
            tab,
            access,
            look: access.state === 'impossible' ? undefined : (state.look ?? 'pending'),
            place: state.place,
        };
        draw();
        if (state.look) await lookInto(tab);
    } catch (error) {
        const look = state.look === 'pending' ? 'noAccess' : state.look;
        state = { ...state, drawn: 'all', look, problem: problemOf(codeOf(error)) };
    }
    draw();
}

/** @param {chrome.tabs.Tab | undefined} tab */
async function lookInto(tab) {
    const look = await lookAt(tab?.id);
    state.look = look ?? 'noAccess';
    if (!look || tab?.id === undefined) return;
    // A tab that has gone in the meantime says nothing.
    if (tab.url && look.signedIn !== 'unknown')
        await pageSaid(tab.id, tab.url, look.signedIn === 'yes').catch(() => undefined);
    noteSetUp(look.frames);
    await lookAtCookies();
    state.place = await newPasswordIn(tab.id, look.frames);
}

function draw() {
    const { drawn, tab, access, problem } = state;
    drawBody([
        h('header', [
            h('img', { attrs: { src: '../../icons/32.png', width: 32, height: 32, alt: '' } }),
            h('h1', access?.shownHost || 'Latchkey'),
        ]),
        h('main', [
            problem ? h('section', { key: 'problem', attrs: { role: 'alert' } }, problem) : undefined,
            codesView(tab, draw),
            drawn === 'codes' ? undefined : cookiesView(tab, signedIn(), draw),
            ...(drawn === 'all' ? below() : []),
        ]),
    ]);
}

/** Whether somebody is signed in, as far as the page shows it. */
function signedIn() {
    const { drawn, look } = state;
    if (typeof look === 'object') return wasSignInSeen() ? look.afterSignIn : look.signedIn;
    return drawn !== 'all' || look === 'pending' ? 'pending' : 'unknown';
}

function below() {
    const { tab, access, look, place } = state;
    return [
        clearingView(tab, draw),
        computerView(draw),
        ...(access ? siteView(access, look, () => void refresh()) : []),
        doorView(tab),
        generateView(place, draw),
        tryView(draw),
    ];
}

/** The codes first, then the cookies, then everything else. */
async function open() {
    const tab = tabInQuestion().then(
        (found) => (state.tab = found),
        (error) => {
            state.problem = problemOf(codeOf(error));
            return undefined;
        },
    );
    const codes = followVault(tab, draw);
    const cookies = followCookies(tab, codes, draw);
    lookAtCookies = cookies.lookAgain;
    await codes;
    await cookies.seen;
    state.drawn = 'cookies';
    draw();
    onGrantsChanged(() => {
        void refresh();
        void cookies.lookAgain();
    });
    await refresh(Promise.all([followClearing(state.tab, draw), followComputer(draw)]));
}

setLanguage();
void open();
