/**
 * What a clearing is doing, and what came of it.
 */
import { askBackground } from '../../shared/ask-background.js';
import { h } from '../ui/view.js';
import { plural, language, word } from '../../shared/words.js';

/** With the site as people write it. @typedef {import('../../shared/clearing/status.js').Status & { shownSite: string }} Status */
/** @typedef {import('../../wasm/types.js').TypeReport} TypeReport */
/** @typedef {(work: () => Promise<unknown>) => () => Promise<void>} Doing */

/**
 * @param {Status | undefined} status
 * @param {chrome.tabs.Tab} tab
 * @param {Doing} doing
 */
export function outcome(status, tab, doing) {
    switch (status?.state) {
        case 'working':
            return [working(status)];
        case 'done':
            return done(status, tab, doing);
        case 'undone':
            return undone(status);
        default:
            return [];
    }
}

/** @param {Extract<Status, { state: 'working' }>} status */
function working({ shownSite, dataType, done, of }) {
    const text = dataType
        ? word('clearProgress', word(`dataType_${dataType}`), String(done), String(of))
        : word('clearWorking', shownSite);
    return h('div', { key: 'working' }, [
        h('p', text),
        h('progress', { attrs: { max: Math.max(of, 1), value: done, 'aria-label': text } }),
    ]);
}

/**
 * @param {Extract<Status, { state: 'done' }>} status
 * @param {chrome.tabs.Tab} tab
 * @param {Doing} doing
 */
function done({ site, shownSite, storeId, report, undo, looksAgain, stayed, hanging }, tab, doing) {
    const { time, undoable } = timeOf(undo);
    const again = doing(() => chrome.tabs.reload(Number(tab.id), { bypassCache: true }));
    return [
        h('p.outcome', { key: 'heading' }, word(`clearHeadline_${report.headline}`, shownSite)),
        h('details', { key: 'types' }, [
            h('summary', word('clearDetails')),
            h(
                'ul.lines',
                report.types.map((type) =>
                    h('li', [`${word(`dataType_${type.dataType}`)}: ${stateOf(type)}`, ...notes(type)]),
                ),
            ),
            ...notesOfAll(report.notes),
        ]),
        report.types.some(({ dataType, found }) => dataType === 'cookies' && found === null)
            ? h('p.quiet', { key: 'unseen' }, word('clearUnseen', shownSite))
            : undefined,
        looksAgain ? h('p.quiet', { key: 'again' }, word('clearLooksAgain')) : undefined,
        stayed > 0 ? h('p.quiet', { key: 'stayed' }, word('clearStayed', String(stayed))) : undefined,
        hanging > 0 ? h('p.quiet', { key: 'hanging' }, word('clearHanging', String(hanging))) : undefined,
        undo === 'tooLarge' ? h('p.quiet', { key: 'undo' }, word('clearUndoTooLarge')) : undefined,
        undoable ? h('p.quiet', { key: 'undo' }, word('clearUndoUntil', time)) : undefined,
        h('div.uses', { key: 'uses' }, [
            undoable ? undoButton({ site, storeId }, doing) : undefined,
            h('button', { attrs: { id: 'clear-again' }, on: { click: again } }, word('clearTryAgain')),
        ]),
    ];
}

/** @param {import('../../shared/clearing/status.js').Undo} undo */
function timeOf(undo) {
    const until = typeof undo === 'object' ? undo.until : 0;
    const time = new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(new Date(until));
    return { time, undoable: until > Date.now() };
}

/** @param {{ site: string, storeId: string }} of @param {Doing} doing */
function undoButton({ site, storeId }, doing) {
    const bringBack = doing(() => askBackground({ kind: 'undoClearing', jar: { site, storeId } }));
    return h('button', { attrs: { id: 'clear-undo' }, on: { click: bringBack } }, word('clearUndo'));
}

/** In one line. @param {Status} status */
export function headline(status) {
    if (status.state === 'working') return word('clearWorking', status.shownSite);
    if (status.state === 'done') return word(`clearHeadline_${status.report.headline}`, status.shownSite);
    return back('clearUndone', status.cookies, status.items);
}

/**
 * In one line, with what can be done about it.
 * @param {Status | undefined} status
 * @param {chrome.tabs.Tab} tab
 * @param {Doing} doing
 */
export function outcomeInShort(status, tab, doing) {
    if (!status || status.state === 'working') return outcome(status, tab, doing);
    const { time, undoable } = timeOf(status.state === 'done' ? status.undo : 'nothing');
    return [
        h('p.outcome', { key: 'heading' }, headline(status)),
        undoable ? h('p.quiet', { key: 'until' }, word('clearUndoUntil', time)) : undefined,
        undoable ? h('div.uses', { key: 'uses' }, [undoButton(status, doing)]) : undefined,
    ];
}

/** @param {TypeReport} type */
function stateOf({ state, found, removed, left, reason, everywhere }) {
    if (found === 0 && !left) return word(everywhere ? 'clearedNothingThere' : 'clearedNothingSeen');
    const said = word(`cleared_${state}`);
    const why = reason && state === 'couldNot' ? `${said} – ${word(`obstacle_${reason}`)}` : said;
    if (found === null || removed === null || left === null) return why;
    return `${why} (${word('clearedCounts', String(found), String(removed), String(left))})`;
}

/** @param {TypeReport} type */
function notes({ exceptions, state, reason, again }) {
    const told = state === 'couldNot' ? reason : undefined;
    const others = exceptions.filter((exception) => exception.reason !== told);
    const rewritten = again > 0 ? [word('clearedAgain', String(again))] : [];
    return [...rewritten, ...reasonsOf(others)].map((note) => h('span.note', note));
}

/** What there is to know of all of it. @param {import('../../wasm/types.js').ClearingNote[]} notes */
export function notesOfAll(notes) {
    return notes.map((note) => h('p.quiet', { key: note }, word(`clearingNote_${note}`)));
}

/** Why things stay, each reason once. @param {{ reason: string, name?: string | null }[]} exceptions */
export function reasonsOf(exceptions) {
    const byReason = new Map(exceptions.map(({ reason }) => [reason, /** @type {string[]} */ ([])]));
    for (const { reason, name } of exceptions) if (name) byReason.get(reason)?.push(name);
    return [...byReason].map(([reason, names]) => {
        const list = names.slice(0, MOST_NAMES).join(', ');
        const more = names.length > MOST_NAMES ? ', …' : '';
        return names.length > 0
            ? `${word(`obstacle_${reason}`)}: ${list}${more}`
            : word(`obstacle_${reason}`);
    });
}

const MOST_NAMES = 5;

/** @param {string} name @param {number} cookies @param {number} items */
function back(name, cookies, items) {
    return word(
        name,
        plural('row_cookies', cookies, String(cookies)),
        plural('storedItems', items, String(items)),
    );
}

/** @param {Extract<Status, { state: 'undone' }>} status */
function undone({ rescued, cookies, cookiesNewer, cookiesLost, items, itemsNewer, itemsLost }) {
    return [
        rescued ? h('p', { key: 'rescued' }, word('clearRescued')) : undefined,
        h('p', { key: 'undone' }, back('clearUndone', cookies, items)),
        cookiesNewer + itemsNewer > 0
            ? h('p', { key: 'newer' }, back('clearUndoneNewer', cookiesNewer, itemsNewer))
            : undefined,
        cookiesLost + itemsLost > 0
            ? h('p', { key: 'lost' }, back('clearUndoneLost', cookiesLost, itemsLost))
            : undefined,
    ];
}
