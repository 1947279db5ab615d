/**
 * The popup: two-factor codes, the site in the tab, whether Latchkey may watch it, what is on the page, and a box to try a
 * password. `?tab=ID` speaks about that tab, so that the popup can be opened as a page of its own.
 */
import { codeOf } from '../lib/core.js';
import { newPasswordIn } from '../lib/filling.js';
import { accessTo, onGrantsChanged } from '../lib/grants.js';
import { drawBody, h } from '../lib/view.js';
import { setLanguage } from '../lib/words.js';
import { codesView, followVault } from './codes-view.js';
import { generateView } from './generate-view.js';
import { lookAt } from './look.js';
import { lookForSetUp } from './scan-view.js';
import { siteView } from './site-view.js';
import { tryView } from './try-view.js';

/**
 * @typedef {object} State
 * @property {chrome.tabs.Tab} [tab]
 * @property {import('../wasm/types.js').Access} [access]
 * @property {Awaited<ReturnType<typeof lookAt>> | 'pending'} [look]
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

/** The page is looked at last: that can take a moment, and nothing moves when it is done. */
async function refresh() {
    try {
        const tab = await tabInQuestion();
        const access = await accessTo(tab?.url);
        state = {
            tab,
            access,
            look: access.state === 'impossible' ? undefined : (state.look ?? 'pending'),
            place: state.place,
        };
        draw();
        if (state.look) Object.assign(state, await seenIn(tab));
    } catch (error) {
        state = { problem: globalThis.latchkey.words.problemOf(codeOf(error)) };
    }
    draw();
}

/** @param {chrome.tabs.Tab | undefined} tab */
async function seenIn(tab) {
    const tabId = tab?.id;
    const look = await lookAt(tabId);
    const place = tabId === undefined || look === 'noAccess' ? undefined : await newPasswordIn(tabId);
    if (look !== 'noAccess') await lookForSetUp(tab);
    return { look, place };
}

function draw() {
    const { tab, access, look, place, problem } = state;
    drawBody([
        h('header', [
            h('img', { attrs: { src: '../icons/32.png', width: 32, height: 32, alt: '' } }),
            h('h1', access?.host || 'Latchkey'),
        ]),
        h('main', [
            problem ? h('section', { key: 'problem', attrs: { role: 'alert' } }, problem) : undefined,
            codesView(tab, draw),
            ...(access ? siteView(access, look, refresh) : []),
            generateView(place, draw),
            tryView(draw),
        ]),
    ]);
}

setLanguage(document);
onGrantsChanged(() => void refresh());
void refresh();
void followVault(draw);
