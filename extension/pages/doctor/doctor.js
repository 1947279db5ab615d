/**
 * Why can't I sign in? What was found at the door of the site in a tab (`?tab=ID`), what it rests on, and the next step.
 */
import { codeOf } from '../../core/error.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { head, introduce } from '../ui/head.js';
import { Question } from '../ui/question.js';
import { leftToRight } from '../ui/isolated.js';
import { alarm, say } from '../ui/live.js';
import { drawBody, h } from '../ui/view.js';
import { listed, plural, problemOf, timeSpan, word } from '../../shared/words.js';
import { deskView, wayLink } from './desk.js';
import { pressForgot } from './forgot.js';
import { lookAtDoor } from './look.js';
import { remembering, setRemembering } from '../../shared/sign-ins.js';
import { lacksAccount, noteAdvised } from './second-factor.js';
import { asksFirst, isTaken, take, takeBack } from './steps.js';
import { reportView } from './watch-view.js';
import { Watch, giveBack, mayWatch } from './watch.js';
import { askWellKnown } from './well-known.js';

/** @typedef {import('../../wasm/types.js').DoorFinding} DoorFinding */
/** @typedef {import('./look.js').Examined} Examined */

const tabId = Number(new URLSearchParams(location.search).get('tab'));
const errand = new Errand();
/** @type {Examined | undefined} */
let examined;
let looking = false;
/** Whether accounts are remembered; nothing where they may not be. @type {boolean | undefined} */
let remembers;
let problem = '';
/** The site takes codes, and the vault has no account of it: said once. */
let lacks = false;
/** Before something goes for good. */
const question = new Question();
/** What the site has answered where its password is changed. @type {Awaited<ReturnType<typeof askWellKnown>> | undefined} */
let asked;
/** A try that is being watched, and what was seen of the last one. @type {Watch | undefined} */
let watch;
/** @type {import('../../wasm/types.js').WatchReport | undefined} */
let report;
/** What steps have taken away and nobody has put back. @type {import('./look.js').StoredCookie[]} */
const gone = [];

async function look() {
    looking = true;
    problem = '';
    draw();
    try {
        const [seen, kept] = await Promise.all([lookAtDoor(tabId), remembering()]);
        examined = seen;
        asked = undefined;
        remembers = kept;
        lacks = await lacksAccount(seen).catch(() => false);
        question.forget();
    } catch (error) {
        problem = problemOf(codeOf(error));
        alarm(problem);
    }
    looking = false;
    if (!problem) say(summary());
    draw();
}

/** @param {DoorFinding} finding */
function doing({ step }) {
    return () =>
        errand.runAlone(async () => {
            if (!examined) return '';
            if (!question.isAsked && (await asksFirst(step, examined))) {
                question.ask(draw);
                return word('doorSure');
            }
            if (question.isAsked && !question.isAnswerable) return word('doorSure');
            question.forget();
            const before = gone.length;
            await take(step, examined, (cookies) => gone.push(...cookies));
            return outcome(step, gone.length - before);
        }, draw);
}

/** @param {DoorFinding['step']} step @param {number} removed */
function outcome({ kind }, removed) {
    if (kind === 'openAlone') return word('doorOpenedAlone');
    if (kind !== 'removeCookies') return word('doorOpened');
    return removed === 0 ? word('doorNoneRemoved') : plural('doorRemoved', removed, String(removed));
}

function undo() {
    return errand.runAlone(async () => {
        if (!examined) return '';
        const { back, refused } = await takeBack(gone, examined);
        const said = plural('doorRestored', back, String(back));
        return refused > 0 ? [said, plural('doorNotRestored', refused, String(refused))] : said;
    }, draw);
}

function back() {
    if (examined?.tab.id !== undefined) void chrome.tabs.update(examined.tab.id, { active: true });
}

function draw() {
    drawBody([
        head('doorTitle'),
        h('main', { attrs: { 'aria-busy': String(looking || errand.busy) } }, [
            h('section', [
                h('p.quiet', [leftToRight(examined?.host ?? '')]),
                problem ? h('p.problem', problem) : undefined,
                h('p', { attrs: { id: 'found', 'data-sight': examined?.sight ?? '' } }, summary()),
                ...before(),
                h('ol.findings', (examined?.findings ?? []).map(findingView)),
                fine(),
                deskView(examined, asked, { busy: errand.busy, lacksAccount: lacks, ask, opened: noteDesk }),
                watchSection(),
                outcomeLine(errand, 'done'),
                h('div.acts', [
                    h(
                        'button',
                        { key: 'again', attrs: { id: 'again' }, on: { click: () => void look() } },
                        word('doorLookAgain'),
                    ),
                    gone.length > 0
                        ? h(
                              'button',
                              { key: 'undo', attrs: { id: 'undo' }, on: { click: undo } },
                              word('doorUndo'),
                          )
                        : undefined,
                    h(
                        'button',
                        { key: 'back', attrs: { id: 'back' }, on: { click: back } },
                        word('doorBack'),
                    ),
                ]),
                h('p.quiet', word('doorAbout')),
                rememberSwitch(),
            ]),
        ]),
    ]);
}

function summary() {
    if (looking || !examined) return word('doorLooking');
    if (examined.sight === 'nothing') return word('doorNoAccess');
    if (examined.sight === 'silent') return word('doorSilent');
    const { length } = examined.findings;
    if (length > 0) return plural('doorFound', length, String(length));
    return word(wasRefused() ? 'doorNothingButRefused' : 'doorNothing');
}

/** Whether the browser has refused a cookie in the try that was watched, which a look at the page cannot see. */
function wasRefused() {
    return (report?.cookies ?? []).some(({ refusal }) => refusal);
}

/** How somebody has signed in here before, where that is remembered. */
function before() {
    const { hint = '', through = '', byCode = false } = examined?.before ?? {};
    const lines = [
        hint ? word('doorBefore', hint) : '',
        through ? word('doorBeforeThrough', through) : '',
        byCode ? word('doorBeforeCode') : '',
    ];
    return lines.filter(Boolean).map((line) => h('p', { key: line, attrs: { id: 'before' } }, line));
}

/** The desk is on the screen. */
function noteDesk() {
    if (examined && lacks) void noteAdvised(examined);
}

function ask() {
    return errand.runAlone(async () => {
        if (!examined) return '';
        asked = await askWellKnown(examined.tab);
        return word(`doorAsked_${asked.says}`);
    }, draw);
}

/** To be called straight from the click: the browser asks only then. */
function beginWatch() {
    const allowed = mayWatch();
    return errand.runAlone(async () => {
        if (!examined) return '';
        if (!(await allowed)) return word('doorWatchNotAllowed');
        report = undefined;
        watch = new Watch(examined.tab, () => void endWatch());
        if (examined.tab.id !== undefined) await chrome.tabs.update(examined.tab.id, { active: true });
        return word('doorWatching');
    }, draw);
}

/** Nothing is watched from here on, whatever else is being done; what was seen is told at once as well. */
function endWatch() {
    const ended = watch;
    if (!ended) return Promise.resolve();
    watch = undefined;
    ended.stop();
    return errand.run(async () => {
        report = await ended.end();
        await giveBack();
        return word('doorWatchDone');
    }, draw);
}

function watchSection() {
    if (!examined || examined.sight === 'nothing') return undefined;
    return h('details', { key: 'watch', attrs: { id: 'watch', open: Boolean(watch ?? report) } }, [
        h('summary', word('doorWatch')),
        h('p', word('doorWatchAbout')),
        h(
            'button',
            {
                key: watch ? 'watch-end' : 'watch-begin',
                attrs: {
                    id: watch ? 'watch-end' : 'watch-begin',
                    'aria-disabled': String(errand.busy),
                },
                on: { click: watch ? endWatch : beginWatch },
            },
            word(watch ? 'doorWatchEnd' : 'doorWatchBegin'),
        ),
        report ? reportView(report) : undefined,
    ]);
}

function fine() {
    const seen = (examined?.fine ?? []).filter((one) => one !== 'cookies' || !wasRefused());
    const names = seen.map((one) => word(`doorFine_${one}`));
    if (names.length === 0) return undefined;
    return h(
        'p.quiet',
        { attrs: { id: 'fine' } },
        word('doorFine', new Intl.ListFormat(document.documentElement.lang).format(names)),
    );
}

/** Whether accounts are remembered; not offered where others use the computer. */
function rememberSwitch() {
    if (remembers === undefined) return undefined;
    const change = (/** @type {Event} */ { target }) => {
        const on = /** @type {HTMLInputElement} */ (target).checked;
        void errand.run(async () => {
            await setRemembering(on);
            remembers = on;
            if (!on && examined) examined.before = undefined;
        }, draw);
    };
    return h('label.quiet', { key: 'remember' }, [
        h('input', {
            attrs: { id: 'remember', type: 'checkbox' },
            props: { checked: remembers },
            on: { change },
        }),
        ' ',
        word('doorRemember'),
    ]);
}

/** @param {import('./forgot.js').Forgot} forgot */
function forgotButton(forgot) {
    const press = () =>
        errand.runAlone(async () => {
            return word((await pressForgot(tabId, forgot)) ? 'doorForgotOpened' : 'doorForgotGone');
        }, draw);
    return h(
        'button',
        {
            key: 'forgot',
            attrs: { id: 'forgot', 'aria-disabled': String(errand.busy) },
            on: { click: press },
        },
        word('doorForgot'),
    );
}

/** What the steps lead to that are taken at the site. @type {Partial<Record<DoorFinding['step']['kind'], import('../../wasm/types.js').DoorPurpose>>} */
const LEADS_TO = { resetPassword: 'recovery', changePassword: 'password', askSite: 'support' };

/** The address at the site for a step, if it is known. @param {DoorFinding['step']} step */
function wayFor({ kind }) {
    const way = examined?.ways.find(({ to }) => to === LEADS_TO[kind]);
    return way ? h('p', [wayLink(way)]) : undefined;
}

/** @param {DoorFinding} finding @param {number} at */
function findingView(finding, at) {
    const { code, sure, step } = finding;
    const evidence = evidenceOf(finding);
    const address = step.kind === 'correctAddress' ? step.address : '';
    const attrs = { 'data-code': code, 'data-sure': sure, 'data-advice': step.kind, 'data-address': address };
    return h(`li.${sure}`, { key: code, attrs }, [
        h('p.sure', word(`doorSure_${sure}`)),
        h('h2', word(`door_${code}`)),
        evidence ? h('p.evidence', [h('bdi', evidence)]) : undefined,
        h('p', stepText(step)),
        wayFor(step),
        step.kind === 'resetPassword' && examined?.forgot ? forgotButton(examined.forgot) : undefined,
        isTaken(step)
            ? h(
                  at === 0 ? 'button.primary' : 'button',
                  {
                      attrs: { 'data-step': step.kind, 'aria-disabled': String(errand.busy) },
                      on: { click: doing(finding) },
                  },
                  stepLabel(step),
              )
            : undefined,
    ]);
}

/** @param {DoorFinding} finding */
function evidenceOf({ evidence }) {
    switch (evidence.kind) {
        case 'says':
            return word('doorSays', evidence.text);
        case 'status':
            return word('doorStatus', String(evidence.status));
        case 'cookies':
            return word('doorCookies', listed(evidence.names));
        case 'bytes':
            return word('doorBytes', String(Math.round(evidence.bytes / 1024)));
        case 'time':
            return word(`doorTime_${evidence.of}`, timeSpan(evidence.seconds));
        case 'host':
            return evidence.host;
        case 'before':
            return evidence.hint;
        case 'typed':
            return evidence.text;
        default:
            return '';
    }
}

/** @param {DoorFinding['step']} step */
function stepText(step) {
    switch (step.kind) {
        case 'wait':
            return step.seconds === null
                ? word('doorStep_wait')
                : word('doorStepWaitFor', timeSpan(step.seconds));
        case 'correctAddress':
            return word('doorStepCorrectAddress', step.address);
        case 'allowService':
            return word('doorStepAllowService', step.host);
        default:
            return word(`doorStep_${step.kind}`);
    }
}

/** @param {DoorFinding['step']} step */
function stepLabel(step) {
    if (step.kind !== 'removeCookies') return word(`doorAct_${step.kind}`);
    const { length } = step.cookies;
    return plural('doorActRemove', length, String(length));
}

introduce('doorTitle');
// One that was closed before its try was over may have left the permission behind.
void giveBack();
addEventListener('pagehide', () => {
    watch?.stop();
    void giveBack();
});
void look();
