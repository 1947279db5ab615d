/**
 * The card of the popup: the one thing that matters now. Which that is, the core says; here it is drawn.
 */
import { withPages } from '../../core/bundles/pages.js';
import { codeOf } from '../../core/error.js';
import { failureIn } from '../../shared/failure.js';
import { problemOf, word } from '../../shared/words.js';
import { accessButton, accessOutcome, accessQuestion } from '../ui/access-question.js';
import { unlockForm } from '../vault/unlock-form.js';
import { h } from '../ui/view.js';
import { clearingCard, clearingNow, dismissClearing, prepareClearing } from './clearing-view.js';
import { codesList, counted } from './codes-list.js';
import { renewCodes, setUpButton, vaultNow } from './codes-view.js';
import { signInLine } from './cookies-view.js';
import { doorButton, triedHere } from './door-link.js';
import { generateCard } from './generate-view.js';
import { icon } from '../ui/icons.js';
import { toSettings } from './settings-way.js';
import { scanView, setUpNotice } from './scan-view.js';
import { securityKeyLink } from './security-key-link.js';
import { computerNow, computerQuestion, leaveButton, leftWords } from './sessions-view.js';

/** @typedef {import('../../wasm/types.js').NowCard} Card */
/** @typedef {import('../ui/view.js').VNode} VNode */

/**
 * @typedef {object} Seen
 * @property {chrome.tabs.Tab | undefined} tab
 * @property {import('../../wasm/types.js').Access | undefined} access
 * @property {import('./look.js').TabLook | 'pending' | 'noAccess' | undefined} look
 * @property {boolean} known all but what the page shows
 * @property {import('../../shared/filling/password.js').Place | null | undefined} place
 * @property {import('./cookie-words.js').SignedIn} signedIn
 * @property {() => void} draw
 * @property {() => void} refresh
 * @property {string | undefined} problem why less is known than could be
 */

/** So many codes have room on the card. */
const MOST_CODES = 3;

/** @type {Card} */
let card = 'looking';
/** What it was chosen by. */
let chosenBy = '';
/** What was to be done on the page last, and was not. @type {Awaited<ReturnType<typeof failureIn>>} */
let failed;
/** Why no card could be chosen. */
let failure = '';

/** @param {chrome.tabs.Tab | undefined} tab */
export async function followNow(tab) {
    if (tab?.id === undefined) return;
    failed = await failureIn(tab.id);
}

/** @param {Seen} seen */
export function nowCard(seen) {
    if (seen.known && seen.access) choose(seen, seen.access);
    const problem = seen.problem || failure;
    const name = problem ? 'problem' : card;
    const { title, body } = problem ? told('nowProblem', h('p.problem', problem)) : cards[card](seen);
    return h('section.now', { key: `now-${name}`, attrs: { 'data-card': name, 'aria-labelledby': 'now' } }, [
        h('h2', { attrs: { id: 'now' } }, title),
        ...body,
    ]);
}

/** Has the core choose, and draws again where it says something else. @param {Seen} seen @param {import('../../wasm/types.js').Access} access */
function choose({ look, signedIn, draw }, { state: access }) {
    const frames = typeof look === 'object' ? look.frames : [];
    const facts = {
        vault: vaultNow() ?? null,
        failed: failed?.what ?? null,
        computer: computerNow() ?? null,
        clearing: clearingNow() ?? null,
        access,
        looking: look === 'pending',
        tried: triedHere(),
        page:
            typeof look === 'object'
                ? {
                      form: look.form,
                      asksForCode: frames.some(({ asksForCode }) => asksForCode),
                      setsUp: frames.some(({ setUp }) => setUp),
                      takesPassword: look.takesPassword,
                      signedIn: signedIn === 'pending' ? /** @type {const} */ ('unknown') : signedIn,
                  }
                : null,
    };
    const by = JSON.stringify(facts);
    if (by === chosenBy) return;
    chosenBy = by;
    void withPages((core) => core.nowCard({ ...facts, now: Date.now() })).then(
        (chosen) => {
            if (by !== chosenBy || (chosen === card && !failure)) return;
            card = chosen;
            failure = '';
            draw();
        },
        (error) => {
            failure = problemOf(codeOf(error));
            draw();
        },
    );
}

/** @param {string} name @param {(VNode | undefined)[]} body */
const told = (name, ...body) => ({ title: word(name), body });
/** @param {string} text */
const line = (text) => h('p', text);
const why = () => h('p.problem', failed?.why ?? '');
/** @param {string} words @param {import('./route.js').View} view @param {() => void} [before] what is to be so by then */
const way = (words, view, before = () => undefined) =>
    h('a.way', { attrs: { href: `#${view}` }, on: { click: before } }, [word(words)]);

/** @type {Record<Card, (seen: Seen) => { title: string, body: (VNode | undefined)[] }>} */
const cards = {
    vaultDamaged: () =>
        told(
            'nowVaultDamaged',
            line(word('vaultDamaged')),
            h('button.primary', { on: { click: toSettings('backup') } }, word('codesRestore')),
        ),
    codeNotFilled: () => told('nowRefused', why(), way('nowChooseCode', 'codes')),
    passwordNotFilled: () => told('nowRefused', why(), way('nowMakePassword', 'password')),
    notCleared: () => told('nowNotCleared', why(), way('clearHeading', 'clear')),
    sharedComputer: () =>
        told(
            'nowSharedComputer',
            line(leftWords()),
            h('div.uses', [leaveButton(), way('nowReview', 'computer')]),
        ),
    askComputer: ({ draw }) => told('computerQuestion', ...computerQuestion(draw)),
    clearing: ({ tab, draw }) => ({
        title: word('clearHeading'),
        body: [
            h(
                'button.dismiss',
                {
                    attrs: { id: 'now-dismiss', 'aria-label': word('dismiss'), title: word('dismiss') },
                    on: { click: () => void dismissClearing().then(draw) },
                },
                [icon('dismiss')],
            ),
            ...(tab ? clearingCard(tab, draw) : []),
        ],
    }),
    looking: () => ({ title: word('seen_pending'), body: [] }),
    fillCode: ({ tab, draw }) =>
        told(
            'nowCode',
            ...codesList(tab, draw, { most: MOST_CODES, onlyHere: true }),
            way('nowAllCodes', 'codes'),
        ),
    findCode: ({ tab, draw }) =>
        told(
            'nowCode',
            // Where there is none at all, the list says how to add one.
            counted().accounts > 0 ? line(word('nowNoCodeHere')) : undefined,
            ...codesList(tab, draw, { most: MOST_CODES - 1, choosing: true }),
        ),
    unlockForPage: ({ draw }) => told('nowUnlock', setUpNotice(), unlock(draw)),
    setUpForPage: ({ tab }) => told('nowCodesHere', line(word('codesNone')), setUpButton(tab)),
    scanCode: ({ tab, draw }) => told('nowScan', setUpNotice(), scanView(tab, draw, renewCodes(draw))),
    newPassword: ({ place, access, draw, refresh }) => {
        const asked = here(access);
        return told(
            'nowNewPassword',
            ...generateCard(place, draw),
            h('div.uses', [
                way('nowMoreOptions', 'password'),
                asked ? accessButton(asked, refresh, 'button.link') : undefined,
            ]),
            asked ? h('p.quiet', { key: 'turns-on' }, word('accessTurnsOn')) : undefined,
            asked ? accessOutcome() : undefined,
        );
    },
    whichPassword: () =>
        told('nowWhichPassword', line(word('nowClickField')), way('nowMakePassword', 'password')),
    turnOn: ({ access, look, refresh }) =>
        told(
            'nowTurnOn',
            typeof look === 'object' && look.form !== 'other'
                ? h('p', { attrs: { id: 'seen-form' } }, word(`seen_${look.form}`))
                : undefined,
            accessQuestion({ here: here(access), everySite: true }, refresh),
        ),
    tryFailed: ({ tab }) => told('nowTryFailed', line(word('nowAsksAgain')), doorButton(tab)),
    signIn: () =>
        told(
            'seen_logIn',
            line(word(computerNow()?.shared ? 'nowSignInShared' : 'nowSignIn')),
            way('nowFindCode', 'codes'),
        ),
    signedIn: () =>
        told(
            'signedIn_yes',
            line(signInLine()),
            h('div.uses', [
                way('nowCookies', 'cookies'),
                way('nowSignOut', 'clear', () => prepareClearing('signOutAndClear')),
            ]),
        ),
    codes: ({ tab, draw }) => told('view_codes', ...codesList(tab, draw, { most: MOST_CODES })),
    unlock: ({ draw }) => told('nowLocked', unlock(draw)),
    notAvailable: () => told('access_impossible', line(word('accessMeaning_impossible'))),
    nothing: ({ look, access }) => ({
        title: word('nowNothing'),
        body: [
            look
                ? h(
                      'p',
                      { attrs: { id: 'seen-form' } },
                      word(`seen_${typeof look === 'object' ? look.form : look}`),
                  )
                : undefined,
            access && access.state === 'paused' ? line(word('accessMeaning_paused')) : undefined,
        ],
    }),
};

/** @param {() => void} draw */
function unlock(draw) {
    return unlockForm(draw, securityKeyLink(draw, toSettings('vault')));
}

/** @param {import('../../wasm/types.js').Access | undefined} access */
function here(access) {
    const { change, host = '' } = access ?? {};
    return change?.kind === 'request' ? { origin: change.origin, host } : undefined;
}
