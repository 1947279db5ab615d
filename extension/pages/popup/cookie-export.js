/**
 * The part of the popup that saves a site's cookies as a file: whoever has it can be the person there.
 */
import { exportCookies } from '../cookies/export.js';
import { saveFile } from '../ui/save-file.js';
import { h } from '../ui/view.js';
import { listed, word } from '../../shared/words.js';

/** @typedef {import('../../shared/cookies/jar.js').StoredCookie} StoredCookie */

/** The person has seen the warning, and chooses a format. */
let exporting = false;

/**
 * @param {StoredCookie[]} stored
 * @param {string} site
 * @param {(work: () => Promise<string>, focus: string) => () => Promise<void>} doing does it, tells what it says, and gives the focus
 * @param {() => void} draw
 */
export function exportBox(stored, site, doing, draw) {
    const toggle = () => {
        exporting = !exporting;
        draw();
    };
    const save = (/** @type {'json' | 'netscape'} */ format) =>
        doing(async () => {
            const { text, written, refused } = await exportCookies(stored, format);
            saveFile(`${site}-cookies.${format === 'json' ? 'json' : 'txt'}`, new TextEncoder().encode(text));
            exporting = false;
            const lasting = format === 'netscape' && stored.some(({ session }) => session);
            return [
                word('cookiesExported', String(written)),
                ...(lasting ? [word('cookiesExportedSessions')] : []),
                ...leftOut(refused),
            ].join(' ');
        }, '#cookies-export');
    return h('div', { key: 'export' }, [
        h(
            'button.link',
            { attrs: { id: 'cookies-export', 'aria-expanded': String(exporting) }, on: { click: toggle } },
            word('cookiesExport'),
        ),
        exporting
            ? h('div', [
                  h('p.problem', { attrs: { id: 'export-warning' } }, word('cookiesExportWarning', site)),
                  h('div.uses', [
                      h(
                          'button',
                          { attrs: { id: 'export-json' }, on: { click: save('json') } },
                          word('cookiesJson'),
                      ),
                      h(
                          'button',
                          { attrs: { id: 'export-netscape' }, on: { click: save('netscape') } },
                          word('cookiesNetscape'),
                      ),
                  ]),
              ])
            : undefined,
    ]);
}

/** @param {import('../../wasm/types.js').ExportedCookies['refused']} refused why, for each */
function leftOut(refused) {
    if (refused.length === 0) return [];
    const reasons = [...new Set(refused)];
    return [
        word(
            'cookiesLeftOut',
            String(refused.length),
            listed(reasons.map((reason) => word(`exportRefused_${reason}`))),
        ),
    ];
}
