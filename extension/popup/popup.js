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
            access,
            look: access.state === 'impossible' ? undefined : (state.look ?? 'pending'),
            place: state.place,
        };
        draw();
        if (state.look) Object.assign(state, await seenIn(tab, tools));
    } catch (error) {
        state = { tools, problem: problemOf(codeOf(error)) };
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
    const { tab, tools, access, look, place, problem } = state;
    drawBody([
        h('header', [
            h('img', { attrs: { src: '../icons/32.png', width: 32, height: 32, alt: '' } }),
            h('h1', access?.host || 'Latchkey'),
        ]),
        h('main', [
            problem ? h('section', { key: 'problem', attrs: { role: 'alert' } }, problem) : undefined,
            codesView(tab, draw, tools),
            tools?.cookiesView(tab, draw),
            tools?.clearingView(tab, draw),
            tools?.computerView(draw),
            ...(tools && access ? tools.siteView(access, look, () => void refresh(tools)) : []),
            tools?.generateView(place, draw),
            tools?.tryView(draw),
        ]),
    ]);
}

/** The codes first, then everything else. */
async function open() {
    const tab = tabInQuestion().then(
        (found) => (state.tab = found),
        (error) => {
            state.problem = problemOf(codeOf(error));
            return undefined;
        },
    );
    await followVault(tab, draw);
    // A popup that is closed meanwhile loads nothing more.
    const tools = await import('./tools.js').catch(() => undefined);
    if (!tools) return;
    const cookies = tools.followCookies(state.tab, draw);
    const above = Promise.all([
        cookies.seen,
        tools.followClearing(state.tab, draw),
        tools.followComputer(draw),
    ]);
    tools.onGrantsChanged(() => {
        void refresh(tools);
        void cookies.lookAgain();
    });
    await refresh(tools, above);
}

setLanguage(document);
void open();
