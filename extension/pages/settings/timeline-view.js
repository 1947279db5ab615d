/**
 * The part of the settings about what happened at doors of sites on this computer.
 */
import {
    alerting,
    alerts,
    eraseAlerts,
    noteLooked,
    onAlertsChanged,
    setAlerting,
} from '../../shared/alerts.js';
import { onComputerChanged } from '../../shared/sessions/computer.js';
import { language, word } from '../../shared/words.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { removalQuestion } from './removal-question.js';
import { section } from './sections.js';

/** @typedef {import('../../wasm/types.js').Alert} Alert */

/** @type {{ on: boolean | undefined, told: Alert[] } | undefined} */
let known;
/** It is asked once more before the list is erased. */
let erasing = false;
const errand = new Errand();

/** Reads it, now and whenever it changes. Registers listeners. @param {() => void} draw */
export function followTimeline(draw) {
    const look = () => errand.run(read, draw).then(noteWhetherLooked);
    for (const listen of [onAlertsChanged, onComputerChanged]) listen(() => void look());
    globalThis.addEventListener('hashchange', () => void noteWhetherLooked());
    globalThis.addEventListener('visibilitychange', () => void noteWhetherLooked());
    void look();
}

async function read() {
    known = { on: await alerting(), told: await alerts() };
    if (known.told.length === 0) erasing = false;
}

/** The newest that was on the screen. */
let looked = 0;

/** The mark on the button goes once the person has it before them. */
async function noteWhetherLooked() {
    const newest = known?.told.at(-1)?.at ?? 0;
    if (section() !== 'alerts' || document.visibilityState !== 'visible' || newest <= looked) return;
    looked = newest;
    await noteLooked();
}

/** @param {() => void} draw */
export function timelineView(draw) {
    if (!known) return undefined;
    const { on, told } = known;
    const doing = (/** @type {() => Promise<unknown>} */ work) =>
        errand.run(async () => {
            const done = await work();
            await read();
            return typeof done === 'string' ? done : undefined;
        }, draw);
    const ask = (/** @type {boolean} */ about) => () => {
        erasing = about;
        draw();
    };
    const erase = async () => {
        await eraseAlerts();
        erasing = false;
        return word('alertsErased');
    };
    return h('section', { key: 'timeline', attrs: { 'aria-labelledby': 'timeline' } }, [
        h('h3', { attrs: { id: 'timeline' } }, word('alertsHeading')),
        h('p', { attrs: { id: 'timeline-lead' } }, word(on === undefined ? 'alertsShared' : 'alertsLead')),
        on === undefined ? undefined : onSwitch(on, doing),
        told.length > 0
            ? h('ul.lines', { attrs: { id: 'alerts-told' } }, told.toReversed().map(row))
            : on
              ? h('p.quiet', { attrs: { id: 'alerts-none' } }, word('alertsNone'))
              : undefined,
        told.length > 0
            ? h(
                  'button',
                  { key: 'erase', attrs: { id: 'alerts-erase' }, on: { click: ask(true) } },
                  word('alertsErase'),
              )
            : undefined,
        erasing && told.length > 0
            ? removalQuestion(
                  'alerts',
                  word('alertsEraseSure'),
                  h(
                      'button',
                      { attrs: { id: 'alerts-erase-go' }, on: { click: () => doing(erase) } },
                      word('alertsErase'),
                  ),
                  ask(false),
              )
            : undefined,
        errand.problem || told.length === 0 ? outcomeLine(errand, 'alerts-status') : undefined,
    ]);
}

/** @param {boolean} on @param {(work: () => Promise<unknown>) => unknown} doing */
function onSwitch(on, doing) {
    const change = (/** @type {Event} */ { target }) =>
        doing(() => setAlerting(/** @type {HTMLInputElement} */ (target).checked));
    return h('label.check', [
        h('input', {
            attrs: { id: 'alerts-on', type: 'checkbox' },
            props: { checked: on },
            on: { change },
        }),
        word('alertsSwitch'),
    ]);
}

/** @param {Alert} alert @param {number} index */
function row({ at, site, what }, index) {
    const format = new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' });
    const hint = what.kind === 'otherAccount' ? what.hint : '';
    return h('li', { key: `${at} ${index}`, attrs: { 'data-alert': what.kind } }, [
        h('p', [
            h('strong', [
                h('time', { attrs: { datetime: new Date(at).toISOString() } }, format.format(new Date(at))),
            ]),
        ]),
        h('p', [h('bdi', word(`alert_${what.kind}`, site, hint))]),
    ]);
}
