/**
 * The part of the popup about the computer: whether others use it, and which sessions would be left behind.
 */
import { LEFT_MINUTES } from '../../core/limits.js';
import { Errand } from '../ui/errand.js';
import { declare, forget, isShared, note, onComputerChanged } from '../../shared/sessions/computer.js';
import { idleMinutes, setIdleMinutes } from '../../shared/sessions/idle-minutes.js';
import { allowNotifications, notificationsAllowed } from '../../shared/sessions/notifications.js';
import { nameOf, openSessions } from '../../shared/sessions/open.js';
import { leftToRight } from '../ui/isolated.js';
import { h } from '../ui/view.js';
import { isSaid, whoWords } from '../ui/who-words.js';
import { language, plural, word } from '../../shared/words.js';
import { openPage } from './open-page.js';

/** @typedef {Awaited<ReturnType<typeof openSessions>>[number]} OpenSession */
/** @typedef {import('../../wasm/types.js').Declaration} Declaration */

/** @type {import('../../wasm/types.js').ComputerDecision | undefined} */
let decision;
/** @type {OpenSession[]} */
let sessions = [];
let minutes = 0;
let byNotification = false;
const errand = new Errand();
/** Looking who uses it, which takes nothing from what else is said. */
const looking = new Errand();

/** @param {() => void} draw */
export async function followComputer(draw) {
    const look = () =>
        looking.run(
            async () => {
                [decision, minutes, byNotification] = await Promise.all([
                    isShared(),
                    idleMinutes(),
                    notificationsAllowed(),
                ]);
                sessions = decision.state === 'shared' ? await openSessions() : [];
                // It is on the screen now, and is not asked a second time.
                if (decision.ask) await note({ kind: 'asked' });
            },
            () => undefined,
        );
    await look();
    onComputerChanged(() => {
        // The question stays until it is answered.
        if (decision?.ask) return;
        void look().then(draw);
    });
}

/** @param {() => void} draw */
export function computerView(draw) {
    const problem = errand.problem || looking.problem;
    if (!decision && !problem) return undefined;
    const { state, ask } = decision ?? {};
    return h('section', { key: 'computer', attrs: { id: 'computer', 'aria-labelledby': 'title' } }, [
        problem ? h('p.problem', problem) : undefined,
        // Why nothing is known stands above.
        ...(!decision
            ? []
            : ask
              ? [
                    h('p', { attrs: { id: 'computer-state' } }, word('computerQuestion')),
                    ...computerQuestion(draw),
                ]
              : state === 'shared'
                ? shared(draw)
                : personal(decision, draw)),
    ]);
}

/** Who uses it, for the core. @returns {import('../../wasm/types.js').NowComputer | undefined} */
export function computerNow() {
    return decision && { shared: decision.state === 'shared', asks: decision.ask, signedIn: sessions.length };
}

/** The row of the hub. @returns {import('./hub.js').Row} */
export function computerRow() {
    const shared = decision?.state === 'shared';
    return {
        view: 'computer',
        title: word('view_computer'),
        state: !decision
            ? ''
            : shared
              ? countWords()
              : word(decision.state === 'personal' ? 'row_computer_personal' : 'row_computer_ask'),
        warns: shared && sessions.length > 0,
    };
}

function countWords() {
    return plural('row_computer', sessions.length, String(sessions.length));
}

/** What whoever comes next would find. */
export function leftWords() {
    return sessions.length > 0
        ? word('computerLeft', plural('leavingSites', sessions.length, String(sessions.length)))
        : word('computerNothingLeft');
}

/** To the page on which all of them are signed out of. */
export function leaveButton() {
    const url = chrome.runtime.getURL('pages/leaving/leaving.html');
    const open = openPage(() => chrome.tabs.create({ url }));
    return h(
        'button.primary',
        { attrs: { id: 'computer-leave' }, on: { click: open } },
        word('leavingTitle'),
    );
}

/** Why it is asked, and the answers. @param {() => void} draw */
export function computerQuestion(draw) {
    return [
        why(decision?.reasons ?? []),
        h('div.uses', [
            button('computer-yes', 'computerYes', () => declare('shared', true), draw),
            button('computer-now', 'computerNow', () => declare('shared', false), draw),
            button('computer-no', 'computerNo', () => declare('personal', true), draw),
        ]),
    ];
}

/** @param {import('../../wasm/types.js').ComputerReason[]} reasons */
function why(reasons) {
    return h(
        'ul.lines',
        reasons.map((reason) => h('li', word(`computerReason_${reason}`))),
    );
}

/** @param {import('../../wasm/types.js').ComputerDecision} known @param {() => void} draw */
function personal(known, draw) {
    return [
        h('p.quiet', { attrs: { id: 'computer-state' } }, word(whoWords(known))),
        known.state === 'unsure' ? why(known.reasons) : undefined,
        known.byPolicy
            ? undefined
            : h('div.uses', [
                  button('computer-yes', 'computerYes', () => declare('shared', true), draw),
                  button('computer-now', 'computerNow', () => declare('shared', false), draw),
                  isSaid(known)
                      ? undefined
                      : button('computer-no', 'computerNo', () => declare('personal', true), draw),
              ]),
    ];
}

/** @param {OpenSession} session */
function lasting({ until, storeKind }) {
    if (until !== null) return word('leavingUntil', day(until * 1000));
    return word(storeKind === 'private' ? 'leavingUntilPrivateClose' : 'leavingUntilClose');
}

/** @param {() => void} draw */
function shared(draw) {
    return [
        h('p', { attrs: { id: 'computer-state' } }, leftWords()),
        leaveButton(),
        sessions.length > 0
            ? h(
                  'ul.lines',
                  sessions.map((session) =>
                      h('li', [leftToRight(nameOf(session)), h('span.note', lasting(session))]),
                  ),
              )
            : undefined,
        h('div.wish.idle', [
            h('label', { attrs: { for: 'idle-minutes' } }, word('computerIdle')),
            h('input', {
                attrs: {
                    id: 'idle-minutes',
                    type: 'number',
                    min: LEFT_MINUTES.least,
                    max: LEFT_MINUTES.most,
                },
                props: { value: minutes },
                on: {
                    change: ({ target }) =>
                        void setIdleMinutes(Number(/** @type {HTMLInputElement} */ (target).value)).then(
                            async () => {
                                minutes = await idleMinutes();
                                draw();
                            },
                        ),
                },
            }),
        ]),
        h('label.box', [
            h('input', {
                attrs: { id: 'computer-notify', type: 'checkbox' },
                props: { checked: byNotification },
                on: { change: onNotify(draw) },
            }),
            word('computerNotify'),
        ]),
        decision?.byPolicy
            ? h('p.quiet', word('computerPolicy'))
            : button('computer-forget', 'computerForget', forget, draw, 'button.link'),
    ];
}

/** @param {() => void} draw */
function onNotify(draw) {
    return (/** @type {Event} */ { target }) =>
        errand.run(async () => {
            await allowNotifications(/** @type {HTMLInputElement} */ (target).checked);
            byNotification = await notificationsAllowed();
        }, draw);
}

/** @param {number} at in Unix milliseconds */
function day(at) {
    return new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(new Date(at));
}

/**
 * @param {string} id
 * @param {string} words
 * @param {() => Promise<unknown>} work
 * @param {() => void} draw
 * @param {string} [selector]
 */
function button(id, words, work, draw, selector = 'button') {
    const onClick = () =>
        errand.run(async () => {
            await work();
            decision = await isShared();
            sessions = decision.state === 'shared' ? await openSessions() : [];
        }, draw);
    return h(selector, { attrs: { id }, on: { click: onClick } }, word(words));
}
