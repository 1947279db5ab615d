/**
 * The part of the settings about what is cleared by itself, and what was cleared.
 */
import { emptyLog, log, onLogChanged } from '../../shared/clearing/log.js';
import { withCookies } from '../../core/bundles/cookies.js';
import {
    onProtectedCookiesChanged,
    onRulesChanged,
    protectCookie,
    protectedCookies,
    removeRule,
    rules,
} from '../../shared/clearing/rules.js';
import { Errand } from '../ui/errand.js';
import { leftToRight } from '../ui/isolated.js';
import { LongList } from '../ui/long-list.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { focusOn, h } from '../ui/view.js';
import { removalQuestion } from './removal-question.js';
import { lackView } from './sites-view.js';
import { language, plural, timeSpan, word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').SiteRule} SiteRule */
/** @typedef {import('../../wasm/types.js').ClearingLogEntry} LogEntry */

/** @typedef {import('../../wasm/types.js').RuleFound} RuleFound */
/** @typedef {{ rules: RuleFound[], cookies: import('../../wasm/types.js').ProtectedCookie[], entries: LogEntry[], hosts: Map<string, string> }} Kept */

/** Rows, before one was seen, in px. */
const HEIGHTS = { rule: 88, cookie: 56 };

/** @type {Kept | undefined} */
let kept;
/** It is asked once more before the log is emptied. */
let forgetting = false;
const errand = new Errand();
const rulesShown = new LongList(HEIGHTS.rule, '.remove');
const cookiesShown = new LongList(HEIGHTS.cookie, '.remove');

async function read() {
    const [chosen, cookies, entries] = await Promise.all([rules(), protectedCookies(), log()]);
    const [found, hosts] = await withCookies((core) => {
        const named = [...chosen.map(({ site }) => site), ...cookies.map(({ domain }) => domain)];
        return /** @type {const} */ ([
            chosen.map((rule) => core.ruleFor([rule], rule.site)),
            new Map(named.map((host) => [host, core.shownHost(host)])),
        ]);
    });
    if (entries.length === 0) forgetting = false;
    kept = { rules: found, cookies, entries, hosts };
}

/** Reads what is kept, now and whenever that changes. Registers listeners. @param {() => void} draw */
export function followCleanUp(draw) {
    const look = () => read().then(draw);
    for (const listen of [onRulesChanged, onProtectedCookiesChanged, onLogChanged]) listen(() => void look());
    void look();
}

/** As people write it. @param {string} host */
function shown(host) {
    return kept?.hosts.get(host) ?? host;
}

/** @param {() => void} draw */
export function cleanUpViews(draw) {
    if (!kept) return [];
    const { rules: chosen, cookies, entries } = kept;
    const ask = (/** @type {boolean} */ about) => () => {
        forgetting = about;
        draw();
    };
    const onForget = () =>
        errand.runAlone(async () => {
            await emptyLog();
            forgetting = false;
            return word('clearingLogForgotten');
        }, draw);
    return [
        h('section', { key: 'rules', attrs: { id: 'rules' } }, [
            h('h3', word('clearingRules')),
            chosen.length > 0
                ? rulesShown.view(
                      'ul',
                      word('clearingRules'),
                      chosen.map((found) => ({ ...found, id: found.rule.site })),
                      (found, isStop) => ruleRow(found, isStop, draw),
                      draw,
                  )
                : h('p.quiet', word('clearingNoRules')),
        ]),
        cookies.length > 0
            ? h('section', { key: 'cookies', attrs: { id: 'cookies' } }, [
                  h('h3', word('clearingCookies')),
                  cookiesShown.view(
                      'ul',
                      word('clearingCookies'),
                      cookies.map((cookie) => ({ ...cookie, id: idOf(cookie) })),
                      (cookie, isStop) => cookieRow(cookie, isStop, draw),
                      draw,
                  ),
              ])
            : undefined,
        h('section', { key: 'log', attrs: { id: 'log' } }, [
            h('h3', word('clearingLog')),
            h('p.quiet', word(entries.length > 0 ? 'clearingLogAbout' : 'clearingLogEmpty')),
            h('ul', entries.toReversed().map(entryRow)),
            entries.length > 0
                ? h(
                      'button',
                      { attrs: { id: 'forget' }, on: { click: ask(true) } },
                      word('clearingLogForget'),
                  )
                : undefined,
            forgetting && entries.length > 0
                ? removalQuestion(
                      'log',
                      word('clearingLogForgetSure'),
                      h(
                          'button',
                          { attrs: { id: 'forget-go' }, on: { click: () => void onForget() } },
                          word('clearingLogForget'),
                      ),
                      ask(false),
                  )
                : undefined,
            errand.problem || entries.length === 0 ? outcomeLine(errand, 'log-status') : undefined,
        ]),
    ];
}

/** @param {SiteRule} rule */
function delayWords({ delay }) {
    return delay === 0 ? word('ruleAtOnce') : word('ruleAfter', timeSpan(delay));
}

/**
 * Takes something off a list, and gives the focus to what stands beside it there.
 * @param {LongList} list
 * @param {string} id
 * @param {() => Promise<void>} work
 * @param {() => void} draw
 */
async function takeOff(list, id, work, draw) {
    const beside = list.neighbour(id);
    await work();
    await read();
    draw();
    if (!list.focus(beside)) focusOn(document.querySelector('#part-clean-up') ?? undefined);
}

/** @param {RuleFound} found @param {boolean} isStop whether the Tab key stops at it @param {() => void} draw */
function ruleRow({ rule, unreadable }, isStop, draw) {
    const says = [
        unreadable ? word('ruleUnreadable') : undefined,
        rule.protected ? word('ruleProtected') : undefined,
        rule.onTabClose ? word('ruleOnTabCloseDelay', word('ruleOnTabClose'), delayWords(rule)) : undefined,
        rule.atStart ? word('ruleAtStart') : undefined,
        rule.whenIdle ? word('ruleWhenIdle') : undefined,
        rule.protected || unreadable ? undefined : word(`clear_${rule.choice}`),
    ];
    const remove = () => takeOff(rulesShown, rule.site, () => removeRule(rule.site), draw);
    return h('li', { key: rule.site }, [
        h('p', [h('strong', [leftToRight(shown(rule.site))])]),
        h(
            'ul.marks',
            says.map((text) => (text ? h('li', { key: text }, text) : undefined)),
        ),
        lackView('rules', rule.site, draw),
        h(
            'button.link.remove',
            {
                attrs: {
                    'aria-label': word('clearingRuleRemoveLabel', shown(rule.site)),
                    tabindex: isStop ? 0 : -1,
                },
                on: { click: remove },
            },
            word('clearingRuleRemove'),
        ),
    ]);
}

/** @param {import('../../wasm/types.js').ProtectedCookie} cookie */
function idOf({ name, domain, path }) {
    return `${name} ${domain} ${path}`;
}

/**
 * @param {import('../../wasm/types.js').ProtectedCookie & { id: string }} cookie
 * @param {boolean} isStop whether the Tab key stops at it
 * @param {() => void} draw
 */
function cookieRow(cookie, isStop, draw) {
    const { name, domain, path, id } = cookie;
    const unprotect = () => takeOff(cookiesShown, id, () => protectCookie(cookie, false), draw);
    return h('li', { key: id }, [
        h('p', [
            h('strong', [name ? leftToRight(name) : word('cookieNameless')]),
            ' – ',
            leftToRight(`${shown(domain)}${path === '/' ? '' : path}`),
        ]),
        h(
            'button.link.remove',
            {
                attrs: {
                    'aria-label': word('cookieUnprotectLabel', name || word('cookieNameless')),
                    tabindex: isStop ? 0 : -1,
                },
                on: { click: unprotect },
            },
            word('cookieUnprotect'),
        ),
    ]);
}

/** @param {LogEntry} entry @param {number} index */
function entryRow({ at, trigger, choice, types, late, problem, more }, index) {
    const format = new Intl.DateTimeFormat(language(), {
        dateStyle: 'medium',
        timeStyle: 'short',
    });
    const done = types.map(({ dataType, state, removed }) =>
        h('li', { key: dataType }, [
            h('span', word(`dataType_${dataType}`)),
            ' ',
            h('span.quiet', word(`cleared_${state}`)),
            ...(removed ? [' ', h('span.quiet', plural('clearedRemoved', removed, String(removed)))] : []),
        ]),
    );
    const isStopped = problem === 'open' && types.length > 0;
    return h('li', { key: `${at} ${index}` }, [
        h('p', [h('strong', format.format(new Date(at)))]),
        h('p', word(`trigger_${trigger}`, word(`clear_${choice}`))),
        more ? h('p.quiet', plural('clearingMore', more, String(more))) : undefined,
        types.length > 0 || !problem ? h('ul', done) : undefined,
        problem
            ? h('p.quiet', word(isStopped ? 'clearingStopped' : `clearingProblem_${problem}`))
            : undefined,
        late ? h('p.quiet', word(`clearingLate_${late}`)) : undefined,
    ]);
}
