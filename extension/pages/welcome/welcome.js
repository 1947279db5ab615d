/**
 * The welcome page, in three steps: what Latchkey does, where it works and for whom, and trying it out. The address says which.
 */
import { EVERY_SITE, giveBack, onGrantsChanged, seesEverySite } from '../../shared/grants.js';
import { isFirefox } from '../../shared/browser.js';
import { declare, isShared, isSharedForGood, onComputerChanged } from '../../shared/sessions/computer.js';
import { accessOutcome, askForEverySite } from '../ui/access-question.js';
import { introduce } from '../ui/head.js';
import { icon } from '../ui/icons.js';
import { say } from '../ui/live.js';
import { tryView } from '../ui/try-view.js';
import { drawBody, focusOn, h } from '../ui/view.js';
import { isSaid, whoWords } from '../ui/who-words.js';
import { word } from '../../shared/words.js';

/** @typedef {import('../ui/view.js').VNode} VNode */

const STEPS = 3;

/** What it does, by the icon of each. */
const JOBS = /** @type {const} */ (['password', 'codes', 'cookies', 'clear', 'computer']);

/** @type {'' | 'welcomeEverySiteDone' | 'welcomeOneByOneDone' | 'accessKept'} */
let access = '';
/** Nothing is to be asked for. */
let everywhere = false;
/** How often that was looked at. */
let looks = 0;
let declared = '';
/** Who uses the computer. @type {import('../../wasm/types.js').ComputerDecision | undefined} */
let computer;
/** What the person has said of that, by the name of its words. */
let answer = '';
/** Whether its button is on the toolbar; nothing where the browser does not say. @type {boolean | undefined} */
let pinned;

function step() {
    const named = Number(location.hash.slice(1));
    return Number.isInteger(named) && named >= 1 && named <= STEPS ? named : 1;
}

/** Looks at it; what a look says that began before another one may be over by then. @returns {Promise<boolean>} whether it counts */
async function lookAtAccess() {
    const turn = (looks += 1);
    const sees = await seesEverySite();
    if (turn === looks) everywhere = sees;
    return turn === looks;
}

/** Access can also be given and withdrawn elsewhere while this page is open. */
async function readAccess() {
    const before = everywhere;
    if (!(await lookAtAccess()) || everywhere === before) return;
    access = everywhere ? 'welcomeEverySiteDone' : '';
    tell(access && word(access));
}

async function chooseSites() {
    // Whatever became of the other choice.
    document.querySelector('#access .access-outcome')?.replaceChildren();
    await giveBack([EVERY_SITE]);
    await lookAtAccess();
    access = everywhere ? 'accessKept' : 'welcomeOneByOneDone';
    tell(word(access));
}

/** Draws, and tells of it. @param {string} text */
function tell(text) {
    draw();
    say(text);
}

function chooseEverySite() {
    const place = document.querySelector('#access .access-outcome');
    // What was not given is not chosen.
    void askForEverySite(() => void readAccess(), place).finally(draw);
}

async function readComputer() {
    const [now, forGood] = await Promise.all([isShared(), isSharedForGood()]);
    computer = now;
    if (!isSaid(now)) answer = '';
    else if (now.state !== 'shared') answer = 'computerNo';
    else answer = forGood.state === 'shared' ? 'computerYes' : 'computerNow';
}

/**
 * @param {string} name
 * @param {import('../../wasm/types.js').Declaration} declaration
 * @param {boolean} forGood
 */
function use(name, declaration, forGood) {
    const choose = async () => {
        await declare(declaration, forGood);
        await readComputer();
        declared = word('welcomeDeclared', word(name));
        tell(declared);
    };
    return choice('computer', name, name === answer, () => void choose());
}

/**
 * @param {string} group
 * @param {string} name of its words
 * @param {boolean} checked
 * @param {() => void} choose
 * @param {{ id?: string, meaning?: string }} [more] meaning: the name of the words for what it means
 */
function choice(group, name, checked, choose, { id = `choose-${name}`, meaning = `${name}Meaning` } = {}) {
    return h('label.choice', { key: name, class: { chosen: checked } }, [
        h('input', {
            attrs: {
                type: 'radio',
                name: group,
                id,
                // What it means is told once, after its name.
                'aria-labelledby': `name-${name}`,
                'aria-describedby': name,
            },
            props: { checked },
            // What is chosen already can be chosen too: nobody has said so before.
            on: { change: choose, click: () => checked && choose() },
        }),
        h('span.title', { attrs: { id: `name-${name}` } }, word(name)),
        h('span.meaning', { attrs: { id: name } }, word(meaning)),
    ]);
}

/** @param {string} id @param {VNode} title @param {VNode[]} choices */
function choices(id, title, choices) {
    return h('fieldset.choices', { key: id, attrs: { id } }, [h('legend', [title]), ...choices]);
}

/** @type {Record<number, () => (VNode | undefined)[]>} */
const steps = {
    1: () => [
        h('h2', { attrs: { tabindex: -1 } }, word('welcomeDoes')),
        h(
            'ul.jobs',
            JOBS.map((job) =>
                h('li', { key: job }, [
                    icon(job),
                    h('div', [
                        h('strong', word(`welcomeJob_${job}`)),
                        h('p', word(`welcomeJobMeaning_${job}`)),
                    ]),
                ]),
            ),
        ),
        h('h2', word('welcomePrivacyHeading')),
        h('ul', [
            ...['welcomeNoNetwork', 'welcomeReads'].map((name) => h('li', word(name))),
            h('li', [
                word('welcomeNoStorage'),
                ' ',
                h('a', { attrs: { href: '../settings/settings.html#privacy' } }, word('welcomeStored')),
            ]),
        ]),
    ],
    2: () => [
        choices('access', h('h2', { attrs: { tabindex: -1 } }, word('welcomeChoiceHeading')), [
            choice('access', 'welcomeEverySite', everywhere, chooseEverySite, {
                id: 'turn-on-everywhere',
                meaning: 'accessMeaning_off',
            }),
            choice('access', 'welcomeOneByOne', !everywhere, () => void chooseSites()),
            accessOutcome(),
        ]),
        h('p.said', { attrs: { id: 'access-status' } }, access ? word(access) : ''),
        computer?.byPolicy
            ? h('div', { key: 'policy' }, [
                  h('h2', word('computerQuestion')),
                  h('p', { attrs: { id: 'computer-policy' } }, word(whoWords(computer))),
              ])
            : choices('computer', h('h2', word('computerQuestion')), [
                  use('computerNo', 'personal', true),
                  use('computerYes', 'shared', true),
                  use('computerNow', 'shared', false),
              ]),
        h('p.said', { attrs: { id: 'computer-status' } }, declared),
    ],
    3: () => [
        h('h2', { attrs: { tabindex: -1 } }, word('welcomePin')),
        h('p', { attrs: { id: 'pin' } }, word(isFirefox() ? 'welcomePinFirefox' : 'welcomePinChromium')),
        h('p.said', { attrs: { id: 'pinned' } }, pinned ? word('welcomePinned') : ''),
        h('h2', word('welcomeTry')),
        h('p', word('welcomeTryLead')),
        tryView(draw),
    ],
};

function draw() {
    const now = step();
    drawBody([
        h('main', { attrs: { id: 'welcome' } }, [
            h('div.top', [
                h('img', { attrs: { src: '../../icons/128.png', width: 48, height: 48, alt: '' } }),
                h('h1', word('welcomeTitle')),
            ]),
            h('p.quiet', { attrs: { id: 'step' } }, word('welcomeStep', String(now), String(STEPS))),
            h('div.step', { key: `step-${now}` }, steps[now]?.() ?? []),
            h('nav.steps', { attrs: { 'aria-label': word('welcomeSteps') } }, [
                now > 1
                    ? h(
                          'a.way',
                          { key: 'before', attrs: { id: 'before', href: `#${now - 1}` } },
                          word('back'),
                      )
                    : undefined,
                now < STEPS
                    ? h(
                          'a.next',
                          { key: 'next', attrs: { id: 'next', href: `#${now + 1}` } },
                          word('welcomeNext'),
                      )
                    : h(
                          'a.next',
                          { key: 'done', attrs: { id: 'done', href: '../settings/settings.html' } },
                          word('welcomeToSettings'),
                      ),
            ]),
        ]),
    ]);
}

async function readPinned() {
    const settings = await chrome.action.getUserSettings?.();
    pinned = settings?.isOnToolbar;
    draw();
}

introduce('welcomeTitle');
onGrantsChanged(() => void readAccess());
onComputerChanged(() => void readComputer().then(draw));
globalThis.addEventListener('hashchange', () => {
    draw();
    scrollTo(0, 0);
    focusOn(document.querySelector('.step') ?? undefined);
});
globalThis.addEventListener('focus', () => void readPinned());
// What is chosen is known before anything is drawn: nothing moves below the pointer.
void Promise.allSettled([readAccess(), readComputer()]).then(() => {
    draw();
    void readPinned();
});
