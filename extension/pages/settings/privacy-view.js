/**
 * The parts of the settings about what is stored, and about Latchkey itself.
 */
import { log } from '../../shared/clearing/log.js';
import { protectedCookies, rules } from '../../shared/clearing/rules.js';
import { grants } from '../../shared/grants.js';
import { local } from '../../shared/storage.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { plural, word } from '../../shared/words.js';

/** @typedef {import('../../shared/vault/vault.js').VaultState} VaultState */

/** @type {Record<'rules' | 'paused' | 'cookies' | 'log' | 'signIns' | 'alerts' | 'places' | 'unfinished' | 'signedIn' | 'computer', number> | undefined} */
let counts;
const errand = new Errand();

/** @param {() => void} draw */
async function count(draw) {
    await errand.run(async () => {
        const [chosen, { paused }, cookies, entries, signIns, alerts, ...more] = await Promise.all([
            rules(),
            grants(),
            protectedCookies(),
            log(),
            local.get('signIns'),
            local.get('alerts'),
            local.get('ruledPlaces'),
            local.get('leavingPending'),
            local.get('lostPages'),
            local.get('signedIn'),
            local.get('computer'),
        ]);
        const [places, pending, lost, signedIn, computer] = more;
        counts = {
            rules: chosen.length,
            paused: paused.length,
            cookies: cookies.length,
            log: entries.length,
            signIns: lengthOf(signIns),
            alerts: lengthOf(alerts),
            places: lengthOf(places),
            unfinished: lengthOf(pending) + lengthOf(lost?.pages),
            signedIn: lengthOf(signedIn),
            computer: computer === undefined ? 0 : 1,
        };
    }, draw);
}

/** @param {() => void} draw @param {VaultState | undefined} vault */
export function storedView(draw, vault) {
    if (!counts) {
        const none = { rules: 0, paused: 0, cookies: 0, log: 0, signIns: 0, alerts: 0 };
        counts = { ...none, places: 0, unfinished: 0, signedIn: 0, computer: 0 };
        void count(draw);
        globalThis.addEventListener('hashchange', () => void count(draw));
    }
    /** @type {[string, string, string][]} what, how much, and whether it is encrypted */
    const rows = [
        ['storedVault', word(vault === 'none' ? 'storedNone' : 'storedThere'), 'storedEncrypted'],
        ['storedSites', many(counts.rules + counts.paused), 'storedOpen'],
        ['storedCookies', many(counts.cookies), 'storedOpen'],
        ['storedLog', many(counts.log), 'storedNoNames'],
        ['storedSignIns', many(counts.signIns), 'storedHints'],
        ['storedAlerts', many(counts.alerts), 'storedNamed'],
        ['storedSignedIn', many(counts.signedIn), 'storedDigests'],
        ['storedComputer', word(counts.computer === 0 ? 'storedNone' : 'storedThere'), 'storedDigests'],
        ['storedPlaces', many(counts.places), 'storedOpen'],
        ['storedUnfinished', many(counts.unfinished), 'storedOpen'],
        ['storedChoices', word('storedThere'), 'storedOpen'],
        ['storedUndo', word('storedTenMinutes'), 'storedEncrypted'],
    ];
    return h('section', { key: 'stored', attrs: { 'aria-labelledby': 'stored' } }, [
        h('h3', { attrs: { id: 'stored' } }, word('storedHeading')),
        h('p', word('storedLead')),
        h('table.facts', [
            h('thead', [
                h(
                    'tr',
                    ['storedWhat', 'storedAmount', 'storedHow'].map((name) =>
                        h('th', { attrs: { scope: 'col' } }, word(name)),
                    ),
                ),
            ]),
            h(
                'tbody',
                rows.map(([what, amount, how]) =>
                    h('tr', { key: what }, [
                        h('th', { attrs: { scope: 'row' } }, word(what)),
                        h('td', amount),
                        h('td', word(how)),
                    ]),
                ),
            ),
        ]),
        h('p.quiet', word('storedNever')),
        errand.problem ? h('p.problem', errand.problem) : undefined,
    ]);
}

/** Of a damaged list, nothing. @param {unknown} list */
function lengthOf(list) {
    return Array.isArray(list) ? list.length : 0;
}

/** @param {number} amount */
function many(amount) {
    return amount === 0 ? word('storedNone') : plural('storedEntries', amount, String(amount));
}

export function aboutView() {
    const { version } = chrome.runtime.getManifest();
    return h('section', { key: 'about', attrs: { 'aria-labelledby': 'about' } }, [
        h('h3', { attrs: { id: 'about' } }, word('aboutHeading')),
        h('p', { attrs: { id: 'about-version' } }, word('aboutVersion', version)),
        h('ul.ways', [
            h('li', [link('../welcome/welcome.html', 'aboutWelcome')]),
            h('li', [link('../../NOTICES.txt', 'aboutLicences')]),
        ]),
    ]);
}

/** @param {string} href @param {string} words */
function link(href, words) {
    return h('a', { attrs: { href, target: '_blank' } }, word(words));
}
