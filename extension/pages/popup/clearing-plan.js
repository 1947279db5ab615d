/**
 * What clearing would do, type by type, before it is done.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { bytesOf, lookToPlan } from '../../shared/clearing/look.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { notesOfAll, reasonsOf } from './clearing-outcome.js';

/** @typedef {import('../../wasm/types.js').TypePlan} TypePlan */

/**
 * @param {chrome.tabs.Tab} tab
 * @param {import('../../wasm/types.js').ClearingWish} wish
 * @param {boolean} leaves whether the pages of the site are going to be left for it
 */
export async function planOf(tab, wish, leaves) {
    const tabs = await chrome.tabs.query({});
    const look = await lookToPlan({ address: tab.url ?? '', tab }, tabs);
    if (leaves) look.quietTabs = tabs.flatMap(({ id }) => id ?? []);
    return withClearing((core) => core.plan(bytesOf(look), wish));
}

/** @param {import('../../wasm/types.js').ClearingPlan} plan */
export function planRows({ types, related, notes: ofAll }) {
    const names = [...new Set(related.map(({ domain, name }) => `${name} (${domain})`))];
    return h('div', [
        h(
            'ul.lines',
            types.map((planned) =>
                h('li', [
                    `${word(`dataType_${planned.dataType}`)}: ${wouldDo(planned)}`,
                    ...notes(planned).map((note) => h('span.note', note)),
                ]),
            ),
        ),
        names.length > 0 ? h('p.quiet', word('clearRelated', names.join(', '))) : undefined,
        ...notesOfAll(ofAll),
    ]);
}

/** @param {TypePlan} planned */
function wouldDo({ verdict, kept, left }) {
    if (verdict.kind !== 'do') return word(`clearWould_${verdict.kind}`);
    if (verdict.steps.length === 0) return word('clearWould_nothing');
    const stay = kept.length + left.length;
    return stay > 0 ? word('clearWould_keep', String(stay)) : word('clearWould_do');
}

/** @param {TypePlan} planned */
function notes({ verdict, kept, left, notes }) {
    return [
        ...(verdict.kind === 'do' ? [] : [word(`obstacle_${verdict.reason}`)]),
        ...reasonsOf([...kept, ...left]),
        ...notes.map((note) => word(`clearingNote_${note}`)),
    ];
}
