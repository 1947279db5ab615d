/**
 * What clearing would do, type by type, before it is done.
 */
import { icon } from '../ui/icons.js';
import { h } from '../ui/view.js';
import { listed, word } from '../../shared/words.js';
import { noteOf, notesOfAll, reasonNotes, typeName } from './clearing-outcome.js';

/** @typedef {import('../../wasm/types.js').TypePlan} TypePlan */

/** What a person would call them: the standard names stand in the details. @type {Record<TypePlan['dataType'], string>} */
const GROUPS = {
    serviceWorkers: 'cached',
    cookies: 'cookies',
    localStorage: 'stored',
    sessionStorage: 'stored',
    indexedDb: 'stored',
    cacheStorage: 'cached',
    fileSystems: 'stored',
    httpCache: 'cached',
};

/**
 * What goes and what is kept, in two lines, and the rest folded.
 * @param {import('../../shared/clearing/planning.js').Planned} planned
 * @param {boolean} isAsked whether it is asked below if something may go for good
 */
export function planView({ plan, loss, related }, isAsked) {
    const goes = plan.types.filter(({ verdict }) => verdict.kind === 'do' && verdict.steps.length > 0);
    const keeps = plan.types.filter(({ verdict, kept }) => verdict.kind !== 'do' || kept.length > 0);
    const names = (/** @type {TypePlan[]} */ types) =>
        listed([...new Set(types.map(({ dataType }) => word(`dataGroup_${GROUPS[dataType]}`)))]);
    return [
        h('p', { key: 'goes' }, goes.length > 0 ? word('clearGoes', names(goes)) : word('clearGoesNothing')),
        keeps.length > 0 ? h('p', { key: 'keeps' }, word('clearKeeps', names(keeps))) : undefined,
        loss === 'nothing' || isAsked
            ? undefined
            : h('p.warns', { key: 'loss', attrs: { id: 'clear-for-good' } }, [
                  icon('warning'),
                  h('span', word(`clearLoss_${loss}`)),
              ]),
        h('details.plan-rows', { key: 'rows' }, [
            h('summary', word('clearPreview')),
            planRows(plan, related),
        ]),
    ];
}

/** @param {import('../../wasm/types.js').ClearingPlan} plan @param {string[]} related */
function planRows({ types, notes: ofAll }, related) {
    return h('div', [
        h('ul.lines', types.map(planRow)),
        related.length > 0 ? h('p.quiet', word('clearRelated', listed(related))) : undefined,
        ...notesOfAll(ofAll),
    ]);
}

/**
 * What a rule does not clear, or not only of the site, since no page of it is open then. What a tab keeps goes with it.
 * @param {import('../../wasm/types.js').ClearingPlan} plan
 */
export function limitsOfRule({ types, notes: ofAll }) {
    const limited = types.filter(
        ({ dataType, verdict, left, notes }) =>
            dataType !== 'sessionStorage' && (verdict.kind !== 'do' || left.length > 0 || notes.length > 0),
    );
    if (limited.length === 0 && ofAll.length === 0) return undefined;
    return h('div', { key: 'limits', attrs: { id: 'rule-limits' } }, [
        h('p.quiet', word('ruleLimits')),
        h('ul.lines', limited.map(planRow)),
        ...notesOfAll(ofAll),
    ]);
}

/** @param {TypePlan} planned */
function planRow(planned) {
    return h('li', { key: planned.dataType }, [
        typeName(planned.dataType),
        ' ',
        h('span', wouldDo(planned)),
        ...notes(planned).flatMap((note) => [' ', note]),
    ]);
}

/** @param {TypePlan} planned */
function wouldDo({ verdict, kept, left }) {
    if (verdict.kind !== 'do') return word(`clearWould_${verdict.kind}`);
    if (verdict.steps.length === 0) return word('clearWould_nothing');
    const stays = [...kept, ...left];
    if (stays.length === 0) return word('clearWould_do');
    return stays.every(({ name }) => name !== undefined)
        ? word('clearWould_keep', String(stays.length))
        : word('clearWould_part');
}

/** @param {TypePlan} planned */
function notes({ verdict, kept, left, notes }) {
    return [
        ...reasonNotes([...(verdict.kind === 'do' ? [] : [verdict]), ...kept, ...left]),
        ...notes.map((note) => noteOf(word(`clearingNote_${note}`))),
    ];
}
