/**
 * What became of each account that was added or imported, in words.
 */
import { titled, word } from '../../shared/words.js';

/** What many programs write alike. */
const NO_PROGRAM = ['list', 'passwords'];

/**
 * Each entry has its line, what needs the person first; of one alone the first line says all, since that is told.
 * @param {import('../../wasm/types.js').AddedReport} report
 * @returns {string[]}
 */
export function reportLines({ format, added, merged, refused, missing, trashed }) {
    const [wentOn, same] = [merged.filter((one) => one.wentOn), merged.filter((one) => !one.wentOn)];
    const summary = word(
        'reportSummary',
        String(added.length),
        String(merged.length),
        String(refused.length),
    );
    const besides = [
        ...(format && !NO_PROGRAM.includes(format) ? [word('reportFormat', format)] : []),
        ...(missing > 0 ? [word('reportMissing', String(missing))] : []),
        ...(trashed > 0 ? [word('reportTrashed', String(trashed))] : []),
    ];
    const entries = [
        ...refused.map(refusedLine),
        ...wentOn.map(({ title, noteCut }) => withRepairs(word('reportWentOn', titled(title)), cut(noteCut))),
        ...added.map(({ title, repairs }) => withRepairs(word('reportAdded', titled(title)), repairs)),
        ...same.map(({ title, noteCut }) => withRepairs(word('reportMerged', titled(title)), cut(noteCut))),
    ];
    if (entries.length === 1) return [...entries, ...besides];
    return [summary, ...entries.slice(0, refused.length), ...besides, ...entries.slice(refused.length)];
}

/** Without a title, only the reason. @param {import('../../wasm/types.js').RefusedAccount} refused */
function refusedLine({ title, code }) {
    const reason = word(`refused_${code}`) || word('refusedOther');
    return title ? word('refusedLine', title, reason) : reason;
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
