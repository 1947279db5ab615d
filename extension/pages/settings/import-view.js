/**
 * Importing accounts out of another program's file.
 */
import { importFile } from '../vault/importing.js';
import { LatchkeyError, codeOf } from '../../core/error.js';
import { LARGEST_IMPORT } from '../../core/limits.js';
import { Errand } from '../ui/errand.js';
import { outcomeLines } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { readAccounts } from './shown-accounts.js';
import { reportLines } from '../authenticator/report.js';

/** What is said of databases that may have a key file. */
const KEY_PROBLEMS = new Set(['keyNeeded', 'wrongKey', 'keyFileDamaged']);

const errand = new Errand();
/** Whether the file has said that it needs a password. */
let needsPassword = false;
/** Whether it may have a key file beside the password, or in its place. */
let mayHaveKeyFile = false;
/** Stops what is being read; nothing where it is read already. @type {AbortController | undefined} */
let reading;

/** The vault was locked: what is being read goes nowhere, and what was said of a file is not shown any more. */
export function forgetImport() {
    reading?.abort();
    needsPassword = mayHaveKeyFile = false;
    errand.say('');
}

/** @param {() => void} draw */
export function importView(draw) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        const [file] = /** @type {HTMLInputElement} */ (document.querySelector('#import-file')).files ?? [];
        const password = /** @type {HTMLInputElement | null} */ (document.querySelector('#import-password'));
        const [keyFile] =
            /** @type {HTMLInputElement | null} */ (document.querySelector('#import-key-file'))?.files ?? [];
        if (!file) return;
        await errand.runAlone(async () => {
            const bytes = await bytesOf(file);
            const keys = {
                password: password?.value || undefined,
                keyFile: keyFile && (await bytesOf(keyFile)),
            };
            const stop = (reading = new AbortController());
            const onRead = () => {
                reading = undefined;
                draw();
            };
            draw();
            const following = { signal: stop.signal, onRead };
            const report = await importFile(bytes, keys, following)
                .catch((error) => {
                    mayHaveKeyFile ||= KEY_PROBLEMS.has(codeOf(error));
                    needsPassword ||= mayHaveKeyFile || codeOf(error) === 'passwordNeeded';
                    throw error;
                })
                .finally(() => (reading = undefined));
            needsPassword = mayHaveKeyFile = false;
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
            mayHaveKeyFile
                ? h('div.row', [
                      h('label', { attrs: { for: 'import-key-file' } }, word('importKeyFile')),
                      h('input', { attrs: { id: 'import-key-file', type: 'file' } }),
                  ])
                : undefined,
            h(
                'button',
                { attrs: { id: 'import-go', 'aria-busy': String(errand.busy) } },
                word(errand.busy ? 'importBusy' : 'importGo'),
            ),
            ...(errand.busy ? progress() : []),
        ]),
        outcomeLines(errand, 'import-status'),
    ]);
}

/** @param {File} file */
async function bytesOf(file) {
    if (file.size > LARGEST_IMPORT) throw new LatchkeyError('fileTooLarge');
    return new Uint8Array(await file.arrayBuffer());
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
