/**
 * What became of each account that was added or imported, in words.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** Past so many lines only numbers are told. */
const MOST_LINES = 200;

/**
 * @param {import('../../wasm/types.js').AddedReport} report
 * @returns {string[]}
 */
export function reportLines({ added, merged, refused, missing }) {
    const lines = [
        ...added.map(({ title, repairs }) => withRepairs(word('reportAdded', title), repairs)),
        ...merged.map((title) => word('reportMerged', title)),
        ...refused.map(({ title, code }) => `${title}: ${word(`refused_${code}`) || word('refusedOther')}`),
        ...(missing > 0 ? [word('reportMissing', String(missing))] : []),
    ];
    const summary = word(
        'reportSummary',
        String(added.length),
        String(merged.length),
        String(refused.length),
    );
    return [summary, ...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? ['…'] : [])];
}

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
