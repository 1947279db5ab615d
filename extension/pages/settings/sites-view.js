/**
 * The part of the settings about sites: where Latchkey works, and every site for which anything was granted or chosen.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import {
    onProtectedCookiesChanged,
    onRulesChanged,
    protectedCookies,
    rules,
} from '../../shared/clearing/rules.js';
import { forgetSite } from '../../shared/forgetting-site.js';
import { EVERY_SITE, giveBack, grants, onGrantsChanged } from '../../shared/grants.js';
import { accessButton, accessOutcome, accessQuestion } from '../ui/access-question.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { leftToRight } from '../ui/isolated.js';
import { sayFound } from '../ui/live.js';
import { LongList } from '../ui/long-list.js';
import { focusOn, h } from '../ui/view.js';
import { plural, word } from '../../shared/words.js';
import { removalQuestion } from './removal-question.js';

/** @typedef {import('../../wasm/types.js').SiteRow} SiteRow */

/** A row, before one was seen, in px. */
const ROW_HEIGHT = 45;

/** @type {import('../../wasm/types.js').SiteList | undefined} */
let list;
let query = '';
/** What the search has found. */
let foundWords = '';
/** The site that is asked about once more before all that is set for it goes. */
let removing = '';
const errand = new Errand();
const rows = new LongList(ROW_HEIGHT, '.remove');

async function read() {
    const [facts, chosen, cookies] = await Promise.all([grants(), rules(), protectedCookies()]);
    list = await withClearing((core) => core.siteList(facts, chosen, cookies));
}

/** Reads them, now and whenever something of them changes. Registers listeners. @param {() => void} draw */
export function followSites(draw) {
    const look = () => errand.run(read, draw);
    for (const listen of [onGrantsChanged, onRulesChanged, onProtectedCookiesChanged])
        listen(() => void look());
    void look();
}

/** What the browser has to be asked for, for the rule of a site to be carried out. @param {string} site */
function lackOf(site) {
    return list?.sites.find(({ rule }) => rule?.site === site)?.lacks ?? undefined;
}

/** How many sites have a rule that is not carried out without that. */
export function lacking() {
    return list?.sites.filter(({ lacks }) => lacks).length ?? 0;
}

/**
 * That a rule is not carried out, and what asks for access.
 * @param {string} where the part of the page that it stands in
 * @param {string} site
 * @param {() => void} draw
 */
export function lackView(where, site, draw) {
    const origin = lackOf(site);
    if (!origin) return undefined;
    const id = `turn-on-${where}-${site}`;
    return h('div.access-question', { key: 'lack' }, [
        h('p.quiet', word('ruleNoAccess')),
        accessButton({ origin, host: site }, draw, 'button.small', id),
        h('p.quiet', word('accessTurnsOn')),
        accessOutcome(),
    ]);
}

/** @param {() => void} draw */
export function sitesViews(draw) {
    const { problem } = errand;
    return [
        problem ? h('p.problem', { key: 'sites-problem' }, problem) : undefined,
        list ? where(list.everySite, draw) : undefined,
        list ? all(list.sites, draw) : undefined,
    ];
}

/** @param {boolean} everySite @param {() => void} draw */
function where(everySite, draw) {
    return h('section', { key: 'where', attrs: { 'aria-labelledby': 'where' } }, [
        h('h3', { attrs: { id: 'where' } }, word('sitesWhere')),
        h('p', { attrs: { id: 'where-now' } }, word(everySite ? 'sitesEverywhere' : 'sitesChosen')),
        everySite
            ? h(
                  'button',
                  {
                      attrs: { id: 'everywhere-off' },
                      on: {
                          click: () =>
                              void errand.runAlone(
                                  async () =>
                                      (await giveBack([EVERY_SITE])) ? '' : errand.warn(word('accessKept')),
                                  draw,
                              ),
                      },
                  },
                  word('sitesEverywhereOff'),
              )
            : accessQuestion({ everySite: true }, draw),
    ]);
}

/** @param {SiteRow[]} sites @param {() => void} draw */
function all(sites, draw) {
    const wanted = query.trim().toLowerCase();
    const found = sites.filter(({ site, shown }) => `${site} ${shown}`.toLowerCase().includes(wanted));
    const { length } = found;
    foundWords = length > 0 ? plural('sitesFound', length, String(length)) : word('sitesNoMatch');
    const onSearch = (/** @type {Event} */ { target }) => {
        query = /** @type {HTMLInputElement} */ (target).value;
        draw();
        sayFound(() => foundWords);
    };
    const onKey = (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'ArrowDown' && rows.focusFirst()) event.preventDefault();
    };
    const shown = found.map((row) => ({ ...row, id: row.site }));
    return h('section', { key: 'site-list', attrs: { 'aria-labelledby': 'site-list' } }, [
        h('h3', { attrs: { id: 'site-list' } }, word('sitesList', String(sites.length))),
        h('p.quiet', word(sites.length > 0 ? 'sitesAbout' : 'sitesNone')),
        sites.length > 0
            ? h('input.search', {
                  key: 'search',
                  attrs: {
                      id: 'site-search',
                      type: 'search',
                      'aria-label': word('sitesSearch'),
                      placeholder: word('sitesSearch'),
                  },
                  props: { value: query },
                  on: { input: onSearch, keydown: onKey },
              })
            : undefined,
        outcomeLine(errand, 'sites-status'),
        rows.view(
            'ul#sites-found.sites',
            word('sitesList', String(length)),
            shown,
            (site, isStop) => row(site, isStop, draw),
            draw,
        ),
        sites.length > 0 && found.length === 0 ? h('p.quiet', word('sitesNoMatch')) : undefined,
    ]);
}

/** @param {SiteRow} row @param {boolean} isStop whether the Tab key stops at it @param {() => void} draw */
function row({ site, shown, granted, paused, rule, lacks, cookies }, isStop, draw) {
    const says = [
        granted.length > 0 ? word('siteHasAccess') : '',
        paused.length > 0 ? word('sitePaused') : '',
        rule?.protected ? word('siteProtected') : '',
        rule && !rule.protected && !lacks ? word('siteCleared') : '',
        cookies.length > 0 ? plural('siteCookies', cookies.length, String(cookies.length)) : '',
    ];
    const onRemove = async () => {
        const beside = rows.neighbour(site);
        await errand.runAlone(async () => {
            removing = '';
            const isGone = await forgetSite({ granted, paused, rule, cookies });
            await read();
            return isGone ? word('siteRemoved', shown) : errand.warn(word('accessKept'));
        }, draw);
        if (!rows.focus(site) && !rows.focus(beside))
            focusOn(document.querySelector('#part-sites') ?? undefined);
    };
    /** @param {string} about the site; none to ask no more */
    const ask = (about) => () => {
        removing = about;
        draw();
    };
    return h('li', { key: site }, [
        h('span.site', [leftToRight(shown)]),
        h(
            'ul.marks',
            says.filter(Boolean).map((text) => h('li', { key: text }, text)),
        ),
        h(
            'button.small.remove',
            {
                attrs: { 'aria-label': word('siteRemoveLabel', shown), tabindex: isStop ? 0 : -1 },
                on: { click: ask(site) },
            },
            word('siteRemove'),
        ),
        removing === site
            ? removalQuestion(
                  'site',
                  word('siteRemoveSure', shown),
                  h('button', { on: { click: () => void onRemove() } }, word('accountRemoveGo')),
                  ask(''),
              )
            : undefined,
        lackView('sites', site, draw),
    ]);
}
