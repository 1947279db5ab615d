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
            return [...undone(status), ...others(status, doing)];
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
function done(status, tab, doing) {
    const { site, shownSite, storeId, report, undo, looksAgain, left } = status;
    const undoable = undoableNow(undo);
    const again = doing(() => chrome.tabs.reload(Number(tab.id), { bypassCache: true }));
    return [
        ...heading(status),
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
        looksAgain
            ? h('p.quiet', { key: 'again' }, word(left > 0 ? 'clearLooksAgain' : 'clearLooksAgainHere'))
            : undefined,
        ...mayWriteAgain(status),
        undo === 'tooLarge' ? h('p.quiet', { key: 'undo' }, word('clearUndoTooLarge')) : undefined,
        undoable ? h('p.quiet', { key: 'undo' }, undoable) : undefined,
        h('div.uses', { key: 'uses' }, [
            undoable ? undoButton({ site, storeId }, doing) : undefined,
            h('button', { attrs: { id: 'clear-again' }, on: { click: again } }, word('clearTryAgain')),
        ]),
    ];
}

/** The pages that run on, and may write again. @param {Extract<Status, { state: 'done' }>} status */
function mayWriteAgain({ stayed, hanging, open, framing }) {
    const told = { clearStayed: stayed, clearHanging: hanging, clearOpen: open, clearFraming: framing };
    return Object.entries(told).map(([name, count]) =>
        count > 0 ? h('p.quiet', { key: name }, word(name, String(count))) : undefined,
    );
}

/** What can be brought back, and until when; nothing where nothing can. @param {import('../../shared/clearing/status.js').Undo} undo */
function undoableNow(undo) {
    if (typeof undo !== 'object' || !undo.restores || undo.until <= Date.now()) return undefined;
    const time = new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(new Date(undo.until));
    return word(`clearRestores_${undo.restores}`, time);
}

/**
 * What else of the site was cleared, and can be brought back now that the last of it is.
 * @param {Extract<Status, { state: 'undone' }>} status
 * @param {Doing} doing
 */
function others({ other }, doing) {
    const undoable = other && undoableNow(other.undo);
    if (!undoable) return [];
    return [
        h('p', { key: 'other' }, word(`trigger_${other.trigger}`, word(`clear_${other.wish.choice}`))),
        h('p.quiet', { key: 'until' }, undoable),
        h('div.uses', { key: 'uses' }, [undoButton(other, doing)]),
    ];
}

/** @param {{ site: string, storeId: string }} of @param {Doing} doing */
function undoButton({ site, storeId }, doing) {
    const bringBack = doing(() => askBackground({ kind: 'undoClearing', jar: { site, storeId } }));
    return h('button', { attrs: { id: 'clear-undo' }, on: { click: bringBack } }, word('clearUndo'));
}

/** @param {Extract<Status, { state: 'done' }>} status */
function heading(status) {
    const [first, ...more] = headings(status);
    return [
        h('p.outcome', { key: 'heading' }, first),
        ...more.map((line) => h('p.quiet', { key: 'since' }, line)),
    ];
}

/**
 * What was cleared: the host or the site, all of it or its cached files, and since when.
 * @param {Extract<Status, { state: 'done' }>} status
 */
function headings({ report: { headline, shown }, wish: { choice, since } }) {
    const what = choice === 'onlyTheCache' && headline !== 'nothing' ? 'clearHeadlineCache' : 'clearHeadline';
    const first = word(`${what}_${headline}`, shown);
    return since ? [first, word('clearHeadlineSince', momentOf(since))] : [first];
}

/** @param {number} at in Unix milliseconds */
function momentOf(at) {
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    /** @type {Intl.DateTimeFormatOptions} */
    const day = isToday ? {} : { dateStyle: 'medium' };
    return new Intl.DateTimeFormat(language(), { ...day, timeStyle: 'short' }).format(new Date(at));
}

/** In one line. @param {Status} status */
export function headline(status) {
    if (status.state === 'working') return word('clearWorking', status.shownSite);
    if (status.state === 'done') return headings(status).join('. ');
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
    const undoable = status.state === 'done' ? undoableNow(status.undo) : undefined;
    return [
        ...(status.state === 'done'
            ? heading(status)
            : [h('p.outcome', { key: 'heading' }, headline(status))]),
        undoable ? h('p.quiet', { key: 'until' }, undoable) : undefined,
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
