/**
 * What became of each account that was added or imported, in words.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** What many programs write alike. */
const NO_PROGRAM = ['list', 'passwords'];

/**
 * Each entry has its line, what needs the person first.
 * @param {import('../../wasm/types.js').AddedReport} report
 * @returns {string[]}
 */
export function reportLines({ format, added, merged, refused, missing, trashed }) {
    const [wentOn, same] = [merged.filter((one) => one.wentOn), merged.filter((one) => !one.wentOn)];
    return [
        word('reportSummary', String(added.length), String(merged.length), String(refused.length)),
        ...(format && !NO_PROGRAM.includes(format) ? [word('reportFormat', format)] : []),
        ...refused.map(({ title, code }) =>
            word('refusedLine', title, word(`refused_${code}`) || word('refusedOther')),
        ),
        ...(missing > 0 ? [word('reportMissing', String(missing))] : []),
        ...(trashed > 0 ? [word('reportTrashed', String(trashed))] : []),
        ...wentOn.map(({ title, noteCut }) => withRepairs(word('reportWentOn', title), cut(noteCut))),
        ...added.map(({ title, repairs }) => withRepairs(word('reportAdded', title), repairs)),
        ...same.map(({ title, noteCut }) => withRepairs(word('reportMerged', title), cut(noteCut))),
    ];
}

/** @param {boolean} noteCut */
const cut = (noteCut) => (noteCut ? ['noteCut'] : []);

/**
 * @param {string} line
 * @param {string[]} repairs
 */
function withRepairs(line, repairs) {
    const told = repairs.map((code) => word(`repair_${code}`) || word('repairOther'));
    return [line, ...told].join(' ');
}

/**
 * Lines, one below the other.
 * @param {string} id
 * @param {string[]} lines
 */
export function reportView(id, lines) {
    return h(
        'div.report',
        { attrs: { id } },
        lines.map((line) => h('p', line)),
    );
}
