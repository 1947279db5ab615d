/**
 * The part of the settings about who uses the computer.
 */
import { LEFT_MINUTES } from '../../core/limits.js';
import { declare, forget, isShared, onComputerChanged } from '../../shared/sessions/computer.js';
import { idleMinutes, setIdleMinutes } from '../../shared/sessions/idle-minutes.js';
import { allowNotifications, notificationsAllowed } from '../../shared/sessions/notifications.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { isSaid, whoWords } from '../ui/who-words.js';
import { word } from '../../shared/words.js';

/** @type {{ decision: import('../../wasm/types.js').ComputerDecision, minutes: number, notifies: boolean } | undefined} */
let known;
const errand = new Errand();

/** Reads it, now and whenever it changes. Registers listeners. @param {() => void} draw */
export function followComputer(draw) {
    const look = () => errand.run(read, draw);
    onComputerChanged(() => void look());
    void look();
}

async function read() {
    const [decision, minutes, notifies] = await Promise.all([
        isShared(),
        idleMinutes(),
        notificationsAllowed(),
    ]);
    known = { decision, minutes, notifies };
}

/** @param {() => void} draw */
export function computerViews(draw) {
    const { problem } = errand;
    if (!known) return problem ? [h('p.problem', problem)] : [];
    const { decision, minutes, notifies } = known;
    const shared = decision.state === 'shared';
    /** @param {() => Promise<unknown>} work */
    const doing = (work) => () =>
        errand.run(async () => {
            await work();
            await read();
        }, draw);
    /** @param {string} id @param {string} words @param {() => Promise<unknown>} work */
    const button = (id, words, work) =>
        h('button', { key: id, attrs: { id }, on: { click: doing(work) } }, word(words));
    return [
        h('section', { key: 'who', attrs: { 'aria-labelledby': 'who' } }, [
            h('h3', { attrs: { id: 'who' } }, word('computerQuestion')),
            h('p', { attrs: { id: 'who-now' } }, word(whoWords(decision))),
            decision.state === 'unsure'
                ? h(
                      'ul.lines',
                      { key: 'reasons', attrs: { id: 'who-reasons' } },
                      decision.reasons.map((reason) => h('li', word(`computerReason_${reason}`))),
                  )
                : undefined,
            h(
                'div.uses',
                decision.byPolicy
                    ? []
                    : shared
                      ? [button('computer-forget', 'computerForget', forget)]
                      : [
                            button('computer-yes', 'computerYes', () => declare('shared', true)),
                            button('computer-now', 'computerNow', () => declare('shared', false)),
                            isSaid(decision)
                                ? undefined
                                : button('computer-no', 'computerNo', () => declare('personal', true)),
                        ],
            ),
            h('p.quiet', word('computerYesMeaning')),
        ]),
        h('section', { key: 'reminding', attrs: { 'aria-labelledby': 'reminding' } }, [
            h('h3', { attrs: { id: 'reminding' } }, word('computerReminding')),
            h('div.row', [
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
                        change: ({ target }) => {
                            const wished = /** @type {HTMLInputElement} */ (target).valueAsNumber || minutes;
                            void doing(() => setIdleMinutes(wished))();
                        },
                    },
                }),
            ]),
            h('label.check', [
                h('input', {
                    attrs: { id: 'computer-notify', type: 'checkbox' },
                    props: { checked: notifies },
                    on: {
                        // Straight from the click, before anything is awaited: browsers ask only then.
                        change: ({ target }) =>
                            doing(() =>
                                allowNotifications(/** @type {HTMLInputElement} */ (target).checked),
                            )(),
                    },
                }),
                word('computerNotify'),
            ]),
            problem ? h('p.problem', problem) : undefined,
        ]),
    ];
}
