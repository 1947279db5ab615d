/**
 * The welcome page: what Latchkey does, what it never does, and the one choice there is.
 */
import { EVERY_SITE, onGrantsChanged } from '../../shared/grants.js';
import { declare } from '../../shared/sessions/computer.js';
import { introduce } from '../ui/head.js';
import { say } from '../ui/live.js';
import { drawBody, h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @type {'' | 'welcomeEverySiteDone' | 'welcomeDeclined' | 'welcomeOneByOneDone'} */
let status = '';
let declared = '';

async function watchEverySite() {
    const granted = await chrome.permissions.request({ origins: [EVERY_SITE] });
    status = granted ? 'welcomeEverySiteDone' : 'welcomeDeclined';
    draw();
}

async function watchOneByOne() {
    await chrome.permissions.remove({ origins: [EVERY_SITE] });
    status = 'welcomeOneByOneDone';
    tell(word(status));
}

/** Access can also be given and withdrawn elsewhere while this page is open. */
async function readStatus() {
    const granted = await chrome.permissions.contains({ origins: [EVERY_SITE] });
    if (granted) status = 'welcomeEverySiteDone';
    else if (status === 'welcomeEverySiteDone') status = '';
    tell(status && word(status));
}

/** Draws, and tells of it. @param {string} text */
function tell(text) {
    draw();
    say(text);
}

/**
 * @param {import('../../wasm/types.js').Declaration} declaration
 * @param {boolean} forGood
 */
function declares(declaration, forGood) {
    return async () => {
        await declare(declaration, forGood);
        declared = word('welcomeDeclared');
        tell(declared);
    };
}

/**
 * @param {string} name
 * @param {() => void} choose
 * @param {string} [emphasis]
 */
function choice(name, choose, emphasis = '') {
    return h('div.choice', [
        h(`button${emphasis}`, { attrs: { 'aria-describedby': name }, on: { click: choose } }, word(name)),
        h('p', { attrs: { id: name } }, word(`${name}Meaning`)),
    ]);
}

function draw() {
    drawBody([
        h('main', [
            h('img', { attrs: { src: '../../icons/128.png', width: 64, height: 64, alt: '' } }),
            h('h1', word('welcomeTitle')),
            h('p.lead', word('welcomeLead')),
            h('h2', word('welcomeChoiceHeading')),
            h('div.choices', [
                choice('welcomeEverySite', watchEverySite, '.primary'),
                choice('welcomeOneByOne', watchOneByOne),
            ]),
            h('p', { attrs: { id: 'access-status' } }, status ? word(status) : ''),
            h('h2', word('computerQuestion')),
            h('div.choices', [
                choice('computerNo', declares('personal', true)),
                choice('computerYes', declares('shared', true)),
                choice('computerNow', declares('shared', false)),
            ]),
            h('p', { attrs: { id: 'computer-status' } }, declared),
            h('h2', word('welcomePrivacyHeading')),
            h(
                'ul',
                ['welcomeNoNetwork', 'welcomeNoStorage', 'welcomeReads'].map((name) => h('li', word(name))),
            ),
        ]),
    ]);
}

introduce('welcomeTitle');
onGrantsChanged(() => void readStatus());
draw();
void readStatus();
