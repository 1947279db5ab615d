/**
 * The popup: two-factor codes, the site in the tab, whether Latchkey may watch it, what is on the page, and a box to try a
 * password. `?tab=ID` speaks about that tab, so that the popup can be opened as a page of its own.
 */
import { codeOf } from '../lib/core.js';
import { drawBody, h } from '../lib/view.js';
import { problemOf, setLanguage } from '../lib/words.js';
import { codesView, followVault } from './codes-view.js';

/** @typedef {typeof import('./tools.js')} Tools */

/**
 * @typedef {object} State
 * @property {chrome.tabs.Tab} [tab]
 * @property {Tools} [tools] once they are there
 * @property {boolean} [whole] what is below the cookies can be drawn too
 * @property {import('../wasm/types.js').Access} [access]
 * @property {Awaited<ReturnType<Tools['lookAt']>> | 'pending'} [look]
 * @property {import('../lib/filling.js').Place} [place] where a new password can be filled in
 * @property {string} [problem]
 */

/** @type {State} */
let state = {};

async function tabInQuestion() {
    const id = Number(new URLSearchParams(location.search).get('tab'));
    if (id) return chrome.tabs.get(id);
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab;
}

/**
 * The page is looked at last: that can take a moment, and nothing moves when it is done.
 * @param {Tools} tools
 * @param {Promise<unknown>} [above] what has to be there before anything is drawn that it would push down
 */
async function refresh(tools, above) {
    try {
        const tab = await tabInQuestion();
        const [access] = await Promise.all([tools.accessTo(tab?.url), above]);
        state = {
            tab,
            tools,
            whole: true,
            access,
            look: access.state === 'impossible' ? undefined : (state.look ?? 'pending'),
            place: state.place,
        };
        draw();
        if (state.look) Object.assign(state, await seenIn(tab, tools));
    } catch (error) {
        state = { tools, whole: true, problem: problemOf(codeOf(error)) };
    }
    draw();
}

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {Tools} tools
 */
async function seenIn(tab, { lookAt, lookForSetUp, newPasswordIn }) {
    const tabId = tab?.id;
    const look = await lookAt(tabId);
    const place = tabId === undefined || look === 'noAccess' ? undefined : await newPasswordIn(tabId);
    if (look !== 'noAccess') await lookForSetUp(tab);
    return { look, place };
}

function draw() {
    const { tab, tools, whole, access, problem } = state;
    drawBody([
        h('header', [
            h('img', { attrs: { src: '../icons/32.png', width: 32, height: 32, alt: '' } }),
            h('h1', access?.host || 'Latchkey'),
        ]),
        h('main', [
            problem ? h('section', { key: 'problem', attrs: { role: 'alert' } }, problem) : undefined,
            codesView(tab, draw, tools),
            tools?.cookiesView(tab, draw),
            ...(tools && whole ? below(tools) : []),
        ]),
    ]);
}

/** @param {Tools} tools */
function below(tools) {
    const { tab, access, look, place } = state;
    return [
        tools.clearingView(tab, draw),
        tools.computerView(draw),
        ...(access ? tools.siteView(access, look, () => void refresh(tools)) : []),
        tools.generateView(place, draw),
        tools.tryView(draw),
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
    // The browser is asked for the cookies while the codes are being read.
    const loading = import('./tools.js').then(
        (tools) => ({ tools, cookies: tools.followCookies(tab, draw) }),
        // A popup that is closed meanwhile loads nothing more.
        () => undefined,
    );
    await followVault(tab, draw);
    const loaded = await loading;
    if (!loaded) return;
    const { tools, cookies } = loaded;
    await cookies.seen;
    Object.assign(state, { tools });
    draw();
    tools.onGrantsChanged(() => {
        void refresh(tools);
        void cookies.lookAgain();
    });
    await refresh(tools, Promise.all([tools.followClearing(state.tab, draw), tools.followComputer(draw)]));
}

setLanguage(document);
void open();
