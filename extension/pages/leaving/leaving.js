/**
 * Leaving a shared computer: the sessions that are open, signing out of one or of all, and what came of it: what is signed out,
 * and what needs the person.
 *
 * Signing out goes on in the background while this page is open. `?because=CAUSE` says why the page has come by itself.
 */
import { emptyClipboard } from '../ui/clipboard.js';
import { codeOf } from '../../core/error.js';
import { leaveSite } from './asking.js';
import { findSessionsInPages } from './in-pages.js';
import { nextStep, take } from './next-step.js';
import { receiptLines } from './receipt.js';
import { groupOf, row } from './row.js';
import { keyOf, nameOf, openSessions } from '../../shared/sessions/open.js';
import { signedInBehind } from '../../shared/sessions/providers.js';
import { lock, lockOfVault } from '../../shared/vault/vault.js';
import { head, introduce } from '../ui/head.js';
import { icon } from '../ui/icons.js';
import { alarm, say } from '../ui/live.js';
import { drawBody, focusOn, h } from '../ui/view.js';
import { language, plural, problemOf, word } from '../../shared/words.js';

/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */
/** @typedef {import('./row.js').State} State */
/** @typedef {import('./row.js').Group} Group */

/** What it does now, where that is not the signing out itself. @type {Record<string, State>} */
const PHASES = { putBack: 'proving', remove: 'removing' };

/** @type {KnownSession[]} */
let sessions = [];
/** @type {Map<string, State>} */
const states = new Map();
/** The identity providers behind sites that were left. @type {Map<string, import('./row.js').Behind>} */
const behind = new Map();
let busy = false;
let looking = false;
/** What was done besides, once everything is left. @type {string[]} */
let receipt = [];
let problem = '';

const because = new URLSearchParams(location.search).get('because');

/** What cookies hold is there at once; what pages hold comes when they have answered. */
async function look() {
    looking = true;
    if (!busy) problem = '';
    try {
        const inCookies = await openSessions();
        // What was left stays on the receipt.
        sessions = sessions.filter((session) => states.has(keyOf(session)));
        for (const session of inCookies) add(session);
        draw();
        /** @type {KnownSession[]} */
        const inPages = [];
        await findSessionsInPages(inCookies, (session) => {
            inPages.push(session);
            add(session);
            draw();
        });
        // Pages may have said that nobody is signed in, or that somebody is.
        const open = [...(await openSessions()), ...inPages];
        const keys = new Set(open.map(keyOf));
        sessions = sessions.filter((session) => states.has(keyOf(session)) || keys.has(keyOf(session)));
        for (const session of open) add(session);
    } catch (error) {
        problem = problemOf(codeOf(error));
        alarm(problem);
    }
    looking = false;
    draw();
}

/** @param {KnownSession} session */
function add(session) {
    const isNew = sessions.every((known) => keyOf(known) !== keyOf(session));
    if (isNew) sessions.push(session);
}

/**
 * One thing at a time: a second click means the first.
 * @param {() => Promise<void>} work
 */
async function alone(work) {
    if (busy) return;
    busy = true;
    problem = '';
    draw();
    try {
        await work();
    } catch (error) {
        problem = problemOf(codeOf(error));
        alarm(problem);
    }
    busy = false;
    draw();
}

/** @param {KnownSession[]} some */
async function leave(some) {
    for (const session of some) states.set(keyOf(session), 'waiting');
    for (const session of some) {
        states.set(keyOf(session), 'working');
        draw();
        try {
            const { result, reason } = await leaveSite(session, (step) => {
                states.set(keyOf(session), PHASES[step] ?? 'working');
                draw();
            });
            const step = await nextStep(session, reason);
            states.set(keyOf(session), { outcome: result, reason, step });
        } catch (error) {
            states.set(keyOf(session), { problem: problemOf(codeOf(error)) });
        }
        say(word(`leavingSaid_${groupOf(states.get(keyOf(session)), undefined)}`, nameOf(session)));
        draw();
    }
    await look();
    await lookBehind();
}

/** Which of the sites that were left have an identity provider that is signed in still. */
async function lookBehind() {
    const before = new Map(behind);
    behind.clear();
    for (const session of sessions) {
        const key = keyOf(session);
        if (typeof states.get(key) !== 'object') continue;
        const found = await signedInBehind(session.site).catch(() => undefined);
        if (!found) continue;
        behind.set(key, found);
        // It was told to be signed out.
        if (!before.has(key) && groupOf(states.get(key), undefined) === 'signedOut')
            say(word('leavingSaid_needsYou', nameOf(session)));
    }
}

async function leaveAll() {
    // While the click counts: browsers let nobody write to the clipboard later.
    const clipboard = await emptyClipboard().then(
        (hadFilled) => (hadFilled ? 'emptied' : 'untouched'),
        () => /** @type {const} */ ('failed'),
    );
    const vault = await lockOfVault();
    await lock();
    await leave(sessions.filter((session) => !states.has(keyOf(session))));
    receipt = receiptLines(vault, clipboard);
}

function draw() {
    const row = document.activeElement?.closest('.sessions li');
    const key = row?.getAttribute('data-key');
    /** @type {Record<Group, KnownSession[]>} */
    const groups = { open: [], signedOut: [], needsYou: [] };
    for (const session of sessions)
        groups[groupOf(states.get(keyOf(session)), behind.get(keyOf(session)))].push(session);
    const { open, signedOut, needsYou } = groups;
    const isUnderWay = open.some((session) => states.has(keyOf(session)));
    drawBody([
        head('leavingTitle'),
        h('main', { attrs: { 'aria-busy': String(busy || looking) } }, [
            problem ? h('p.problem', problem) : undefined,
            states.size > 0 && !isUnderWay
                ? h('section', { key: 'summary', attrs: { id: 'summary' } }, [
                      h('h2', summary(signedOut.length, needsYou.length)),
                      receipt.length > 0
                          ? h(
                                'ul',
                                { attrs: { id: 'receipt' } },
                                receipt.map((line) => h('li', line)),
                            )
                          : undefined,
                  ])
                : undefined,
            group('leavingNeedsHeading', 'warning', needsYou),
            open.length > 0
                ? h('section', { key: 'open', attrs: { id: 'open' } }, [
                      h('h2', word('leavingOpenHeading')),
                      because && states.size === 0
                          ? h(
                                'p',
                                { attrs: { id: 'because' } },
                                word(`leavingBecause_${because}`, count(sessions.length)),
                            )
                          : undefined,
                      open.some((session) => !states.has(keyOf(session)))
                          ? h(
                                'button.primary',
                                {
                                    attrs: { id: 'leave', 'aria-disabled': String(busy) },
                                    on: { click: () => void alone(leaveAll) },
                                },
                                word('leavingAll'),
                            )
                          : undefined,
                      list(open),
                  ])
                : undefined,
            group('leavingDoneHeading', 'check', signedOut),
            // Last, and so not before what pushes it down.
            looking
                ? sessions.length === 0 && !problem
                    ? h('p.quiet', { key: 'looking' }, word('seen_pending'))
                    : undefined
                : h('section', { key: 'about' }, [
                      sessions.length === 0
                          ? h('p', { attrs: { id: 'none' } }, word('leavingNone'))
                          : undefined,
                      h('p.quiet', word('leavingAbout')),
                  ]),
        ]),
    ]);
    // A row that goes to another list takes the focus along.
    if (row && !row.isConnected)
        focusOn(
            [...document.querySelectorAll('.sessions li')].find((li) => li.getAttribute('data-key') === key),
        );
}

/** @param {string} heading @param {import('../ui/icons.js').IconName} sign @param {KnownSession[]} some */
function group(heading, sign, some) {
    if (some.length === 0) return undefined;
    return h('section', { key: heading }, [h('h2.group', [icon(sign), word(heading)]), list(some)]);
}

/** @param {KnownSession[]} some */
function list(some) {
    return h(
        'ul.sessions',
        some.map((session) => row(session, states.get(keyOf(session)), behind.get(keyOf(session)), acts())),
    );
}

/** @returns {import('./row.js').Acts} */
function acts() {
    return {
        busy,
        leave: (session) => void alone(() => leave([session])),
        take: (step) => void alone(() => take(step)),
        openAt: (provider) =>
            sessions.find((session) => session.site === provider && !states.has(keyOf(session))),
    };
}

/** What came of all of them. @param {number} signedOut @param {number} needYou */
function summary(signedOut, needYou) {
    const texts = [
        signedOut > 0 ? plural('leavingDone', signedOut, String(signedOut)) : '',
        needYou > 0 ? plural('leavingNeeds', needYou, String(needYou)) : '',
    ];
    return new Intl.ListFormat(language(), { type: 'unit' }).format(texts.filter(Boolean));
}

/** @param {number} number */
function count(number) {
    return plural('leavingSites', number, String(number));
}

/** What there was to do in another tab may be done: a page that asks may be closed. */
async function lookAtSteps() {
    for (const session of sessions) {
        const state = states.get(keyOf(session));
        if (typeof state !== 'object' || !('outcome' in state)) continue;
        const step = await nextStep(session, state.reason);
        // It may have been signed out again meanwhile.
        if (states.get(keyOf(session)) === state) states.set(keyOf(session), { ...state, step });
    }
    draw();
}

document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void lookAtSteps().catch(() => undefined);
});
introduce('leavingTitle');
void look();
