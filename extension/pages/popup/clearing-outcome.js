/**
 * What a clearing is doing, and what came of it.
 */
import { askBackground } from '../../shared/ask-background.js';
import { h } from '../ui/view.js';
import { language, listed, plural, word } from '../../shared/words.js';

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
                    h('li', [typeName(type.dataType), ' ', h('span', stateOf(type)), ...notes(type)]),
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

/** The name of a type of data, before what is said of it. @param {TypeReport['dataType']} dataType */
export function typeName(dataType) {
    return h('strong', word(`dataType_${dataType}`));
}

/** @param {TypeReport} type */
function stateOf({ state, found, left, everywhere }) {
    if (found === 0 && !left) return word(everywhere ? 'clearedNothingThere' : 'clearedNothingSeen');
    return word(`cleared_${state}`);
}

/** @param {TypeReport} type */
function notes({ exceptions, state, reason, found, removed, left, again }) {
    const isNothing = found === 0 && !left;
    const told = state === 'couldNot' && !isNothing ? reason : undefined;
    const others = exceptions.filter((exception) => exception.reason !== told);
    const counts =
        isNothing || found === null || removed === null || left === null
            ? []
            : [word('clearedCounts', String(found), String(removed), String(left))];
    return [
        ...reasonNotes(told ? [{ reason: told }] : []),
        ...[...counts, ...(again > 0 ? [word('clearedAgain', String(again))] : [])].map(noteOf),
        ...reasonNotes(others),
    ].flatMap((note) => [' ', note]);
}

/** @param {string} text */
export function noteOf(text) {
    return h('span.note', text);
}

/** What there is to know of all of it. @param {import('../../wasm/types.js').ClearingNote[]} notes */
export function notesOfAll(notes) {
    return notes.map((note) => h('p.quiet', { key: note }, word(`clearingNote_${note}`)));
}

/** Why things stay, each reason once, and what it is about. @param {{ reason: string, name?: string | null }[]} exceptions */
export function reasonNotes(exceptions) {
    const byReason = new Map(exceptions.map(({ reason }) => [reason, /** @type {string[]} */ ([])]));
    for (const { reason, name } of exceptions) if (name) byReason.get(reason)?.push(name);
    return [...byReason].map(([reason, names]) =>
        h('span.note', [
            h('span', word(`obstacle_${reason}`)),
            ...(names.length > 0 ? [' ', h('span', affected(names))] : []),
        ]),
    );
}

/** @param {string[]} names */
function affected(names) {
    const more = names.length - MOST_NAMES;
    return more > 0
        ? plural('affectedMore', more, names.slice(0, MOST_NAMES).join(', '), String(more))
        : word('affected', listed(names));
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
