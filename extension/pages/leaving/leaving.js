/**
 * Leaving a shared computer: the sessions that are open, signing out of one or of all, and a receipt.
 *
 * Signing out goes on in the background while this page is open. `?because=CAUSE` says why the page has come by itself.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { emptyClipboard } from '../ui/clipboard.js';
import { codeOf } from '../../core/error.js';
import { leaveSite } from './asking.js';
import { findSessionsInPages } from './in-pages.js';
import { keyOf, nameOf, openSessions } from '../../shared/sessions/open.js';
import { signedInBehind } from '../../shared/sessions/providers.js';
import { lock } from '../../shared/vault/vault.js';
import { head, introduce } from '../ui/head.js';
import { alarm, say } from '../ui/live.js';
import { drawBody, h } from '../ui/view.js';
import { language, plural, problemOf, word } from '../../shared/words.js';

/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */
/** @typedef {'waiting' | 'working' | 'proving' | 'removing' | { outcome: string, reason: string | null, devices: string | undefined } | { problem: string }} State */

/** What it does now, where that is not the signing out itself. @type {Record<string, State>} */
const PHASES = { putBack: 'proving', remove: 'removing' };

/** @type {KnownSession[]} */
let sessions = [];
/** @type {Map<string, State>} */
const states = new Map();
/** The identity providers behind sites that were left. @type {Map<string, { provider: string, isSeen: boolean }>} */
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
            const devices = await withCookies((core) => core.deviceList(session.site));
            states.set(keyOf(session), { outcome: result, reason, devices });
        } catch (error) {
            states.set(keyOf(session), { problem: problemOf(codeOf(error)) });
        }
        say(`${nameOf(session)}: ${told(states.get(keyOf(session)) ?? 'waiting')}`);
        draw();
    }
    await look();
    await lookBehind();
}

/** Which of the sites that were left have an identity provider that is signed in still. */
async function lookBehind() {
    behind.clear();
    for (const session of sessions) {
        if (typeof states.get(keyOf(session)) !== 'object') continue;
        const found = await signedInBehind(session.site).catch(() => undefined);
        if (found) behind.set(keyOf(session), found);
    }
}

async function leaveAll() {
    // While the click counts: browsers let nobody write to the clipboard later.
    const clipboard = await emptyClipboard().then(
        (emptied) => (emptied ? 'leavingClipboard' : 'leavingClipboardUntouched'),
        () => 'leavingClipboardNot',
    );
    await lock();
    await leave(sessions.filter((session) => !states.has(keyOf(session))));
    receipt = [word('leavingVaultLocked'), word(clipboard)];
}

function draw() {
    const open = sessions.filter((session) => !states.has(keyOf(session)));
    drawBody([
        head('leavingTitle'),
        h('main', { attrs: { 'aria-busy': String(busy || looking) } }, [
            h('section', [
                because && states.size === 0 && sessions.length > 0
                    ? h(
                          'p',
                          { attrs: { id: 'because' } },
                          word(`leavingBecause_${because}`, count(sessions.length)),
                      )
                    : undefined,
                problem ? h('p.problem', problem) : undefined,
                sessions.length === 0 && !looking
                    ? h('p', { attrs: { id: 'none' } }, word('leavingNone'))
                    : undefined,
                h('ul.sessions', sessions.map(row)),
                open.length > 0
                    ? h(
                          'button.primary',
                          {
                              attrs: { id: 'leave', 'aria-disabled': String(busy) },
                              on: { click: () => void alone(leaveAll) },
                          },
                          word('leavingAll'),
                      )
                    : undefined,
                h('p.quiet', word('leavingAbout')),
            ]),
            receipt.length > 0
                ? h('section', { attrs: { id: 'receipt' } }, [
                      h('h2', word('leavingReceipt')),
                      h(
                          'ul',
                          receipt.map((line) => h('li', line)),
                      ),
                  ])
                : undefined,
        ]),
    ]);
}

/** @param {number} number */
function count(number) {
    return plural('leavingSites', number, String(number));
}

/** @param {KnownSession} session */
function row(session) {
    const { cookies } = session;
    const name = nameOf(session);
    const state = states.get(keyOf(session));
    return h('li', { key: keyOf(session) }, [
        h('div.about', [
            h('strong', name),
            h('p.quiet', cookies.length > 0 ? facts(session) : word('leavingInPages')),
        ]),
        state === undefined
            ? h(
                  'button',
                  {
                      attrs: { 'aria-disabled': String(busy), 'aria-label': word('leavingOneLabel', name) },
                      on: { click: () => void alone(() => leave([session])) },
                  },
                  word('leavingOne'),
              )
            : undefined,
        state ? h('p.outcome', [told(state), deviceLink(state)]) : undefined,
        warning(behind.get(keyOf(session))),
    ]);
}

/** @param {KnownSession} session */
function facts({ since, until, cookies, storeKind }) {
    const closing = word(storeKind === 'private' ? 'leavingUntilPrivateClose' : 'leavingUntilClose');
    return [
        since === null ? word('leavingSinceBefore') : word('leavingSince', moment(since)),
        '. ',
        until === null ? closing : word('leavingUntil', moment(until * 1000)),
        '. ',
        word('leavingCookies', cookies.join(', ')),
    ];
}

/** @param {State} state */
function told(state) {
    if (typeof state === 'string') return word(`leaving_${state}`);
    if ('problem' in state) return state.problem;
    const said = word(`left_${state.outcome}`);
    return state.reason ? `${said} ${word(`leftBecause_${state.reason}`)}` : said;
}

/** @param {{ provider: string, isSeen: boolean } | undefined} behind */
function warning(behind) {
    if (!behind) return undefined;
    const { provider, isSeen } = behind;
    return h('p.warning', word(isSeen ? 'leavingProviderSignedIn' : 'leavingProviderUnseen', provider));
}

/** Where the person can look themselves, if the site did not confirm that the session has ended. @param {State} state */
function deviceLink(state) {
    if (typeof state === 'string' || 'problem' in state) return undefined;
    if (state.outcome === 'endedOnServer' || !state.devices) return undefined;
    return h(
        'a',
        { attrs: { href: state.devices, target: '_blank', rel: 'noreferrer' } },
        word('leavingDevices'),
    );
}

/** @param {number} at in Unix milliseconds */
function moment(at) {
    const format = new Intl.DateTimeFormat(language(), {
        dateStyle: 'medium',
        timeStyle: 'short',
    });
    return format.format(new Date(at));
}

introduce('leavingTitle');
void look();
