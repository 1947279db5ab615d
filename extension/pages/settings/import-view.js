/**
 * Importing accounts out of another program's file.
 */
import { importFile } from '../vault/importing.js';
import { LatchkeyError, codeOf } from '../../core/error.js';
import { LARGEST_IMPORT } from '../../core/limits.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { readAccounts } from './overview.js';
import { reportLines, reportView } from '../authenticator/report.js';

const errand = new Errand();
/** Whether the file has said that it needs a password. */
let needsPassword = false;
/** Stops what is being read; nothing where it is read already. @type {AbortController | undefined} */
let reading;

/** The vault was locked: what is being read goes nowhere, and what was said of a file is not shown any more. */
export function forgetImport() {
    reading?.abort();
    needsPassword = false;
    errand.say('');
}

/** @param {() => void} draw */
export function importView(draw) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        const [file] = /** @type {HTMLInputElement} */ (document.querySelector('#import-file')).files ?? [];
        const password = /** @type {HTMLInputElement | null} */ (document.querySelector('#import-password'));
        if (!file) return;
        await errand.runAlone(async () => {
            if (file.size > LARGEST_IMPORT) throw new LatchkeyError('fileTooLarge');
            const bytes = new Uint8Array(await file.arrayBuffer());
            const stop = (reading = new AbortController());
            const onRead = () => {
                reading = undefined;
                draw();
            };
            draw();
            const following = { signal: stop.signal, onRead };
            const report = await importFile(bytes, password?.value || undefined, following)
                .catch((error) => {
                    needsPassword ||= codeOf(error) === 'passwordNeeded';
                    throw error;
                })
                .finally(() => (reading = undefined));
            needsPassword = false;
            await readAccounts(draw);
            return reportLines(report);
        }, draw);
    };
    return h('section', { key: 'import', attrs: { 'aria-labelledby': 'import' } }, [
        h('h3', { attrs: { id: 'import' } }, word('importHeading')),
        h('p.quiet', word('importLead')),
        h('form', { on: { submit: onSubmit } }, [
            h('div.row', [
                h('label', { attrs: { for: 'import-file' } }, word('importFile')),
                h('input', { attrs: { id: 'import-file', type: 'file', required: true } }),
            ]),
            ...(needsPassword
                ? [
                      h('label', { attrs: { for: 'import-password' } }, word('importPassword')),
                      h('input', {
                          attrs: { id: 'import-password', type: 'password', autocomplete: 'off' },
                          hook: { insert: ({ elm }) => /** @type {HTMLElement} */ (elm).focus() },
                      }),
                  ]
                : []),
            h(
                'button',
                { attrs: { id: 'import-go', 'aria-busy': String(errand.busy) } },
                word(errand.busy ? 'importBusy' : 'importGo'),
            ),
            ...(errand.busy ? progress() : []),
        ]),
        reportView('import-status', errand.lines),
    ]);
}

/** How far it is, and the way out as long as nothing is written. */
function progress() {
    const text = word(reading ? 'importReading' : 'importAdding');
    return [
        h('progress', { attrs: { 'aria-label': text } }),
        h('p.quiet', { attrs: { id: 'import-progress' } }, text),
        reading
            ? h(
                  'button',
                  { attrs: { type: 'button', id: 'import-cancel' }, on: { click: () => reading?.abort() } },
                  word('askedCancel'),
              )
            : undefined,
    ];
}
