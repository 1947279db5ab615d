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
    ruleFor,
    rules,
} from '../../shared/clearing/rules.js';
import { Errand } from '../ui/errand.js';
import { leftToRight } from '../ui/isolated.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { removalQuestion } from './removal-question.js';
import { lackView } from './sites-view.js';
import { language, plural, timeSpan, word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').SiteRule} SiteRule */
/** @typedef {import('../../wasm/types.js').ClearingLogEntry} LogEntry */

/** @typedef {import('../../wasm/types.js').RuleFound} RuleFound */
/** @typedef {{ rules: RuleFound[], cookies: import('../../wasm/types.js').ProtectedCookie[], entries: LogEntry[], hosts: Map<string, string> }} Kept */

/** @type {Kept | undefined} */
let kept;
/** It is asked once more before the log is emptied. */
let forgetting = false;
const errand = new Errand();

/** Reads what is kept, now and whenever that changes. Registers listeners. @param {() => void} draw */
export function followCleanUp(draw) {
    const look = async () => {
        const [chosen, cookies, entries] = await Promise.all([rules(), protectedCookies(), log()]);
        const found = await Promise.all(chosen.map(({ site }) => ruleFor(site)));
        const hosts = await withCookies((core) => {
            const named = [...chosen.map(({ site }) => site), ...cookies.map(({ domain }) => domain)];
            return new Map(named.map((host) => [host, core.shownHost(host)]));
        });
        if (entries.length === 0) forgetting = false;
        kept = { rules: found, cookies, entries, hosts };
        draw();
    };
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
                ? h(
                      'ul',
                      chosen.map((rule) => ruleRow(rule, draw)),
                  )
                : h('p.quiet', word('clearingNoRules')),
        ]),
        cookies.length > 0
            ? h('section', { key: 'cookies', attrs: { id: 'cookies' } }, [
                  h('h3', word('clearingCookies')),
                  h('ul', cookies.map(cookieRow)),
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

/** @param {RuleFound} found @param {() => void} draw */
function ruleRow({ rule, unreadable }, draw) {
    const says = [
        unreadable ? word('ruleUnreadable') : undefined,
        rule.protected ? word('ruleProtected') : undefined,
        rule.onTabClose ? word('ruleOnTabCloseDelay', word('ruleOnTabClose'), delayWords(rule)) : undefined,
        rule.atStart ? word('ruleAtStart') : undefined,
        rule.whenIdle ? word('ruleWhenIdle') : undefined,
        rule.protected || unreadable ? undefined : word(`clear_${rule.choice}`),
    ];
    const remove = () => removeRule(rule.site);
    return h('li', { key: rule.site }, [
        h('p', [h('strong', [leftToRight(shown(rule.site))])]),
        h(
            'ul.marks',
            says.map((text) => (text ? h('li', { key: text }, text) : undefined)),
        ),
        lackView('rules', rule.site, draw),
        h(
            'button.link',
            {
                attrs: { 'aria-label': word('clearingRuleRemoveLabel', shown(rule.site)) },
                on: { click: remove },
            },
            word('clearingRuleRemove'),
        ),
    ]);
}

/** @param {import('../../wasm/types.js').ProtectedCookie} cookie */
function cookieRow(cookie) {
    const { name, domain, path } = cookie;
    return h('li', { key: `${name} ${domain} ${path}` }, [
        h('p', [
            h('strong', [name ? leftToRight(name) : word('cookieNameless')]),
            ' – ',
            leftToRight(`${shown(domain)}${path === '/' ? '' : path}`),
        ]),
        h(
            'button.link',
            {
                attrs: { 'aria-label': word('cookieUnprotectLabel', name || word('cookieNameless')) },
                on: { click: () => protectCookie(cookie, false) },
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
