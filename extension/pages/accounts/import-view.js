/**
 * Importing accounts out of another program's file.
 */
import { importFile } from '../../shared/vault/accounts.js';
import { LatchkeyError, codeOf } from '../../core/error.js';
import { h } from '../ui/view.js';
import { problemOf, word } from '../../shared/words.js';
import { readAccounts } from './overview.js';
import { reportLines, reportView } from '../authenticator/report.js';

/** A bigger file is no list of accounts. */
const LARGEST_FILE = 10 * 1024 * 1024;

/** @type {string[]} */
let lines = [];
let busy = false;
/** Whether the file has said that it needs a password. */
let needsPassword = false;

/** @param {() => void} draw */
export function importView(draw) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        const [file] = /** @type {HTMLInputElement} */ (document.querySelector('#import-file')).files ?? [];
        const password = /** @type {HTMLInputElement | null} */ (document.querySelector('#import-password'));
        if (busy || !file) return;
        busy = true;
        draw();
        try {
            if (file.size > LARGEST_FILE) throw new LatchkeyError('fileTooLarge');
            const bytes = new Uint8Array(await file.arrayBuffer());
            lines = reportLines(await importFile(bytes, password?.value || undefined));
            needsPassword = false;
            await readAccounts(draw);
        } catch (error) {
            needsPassword ||= codeOf(error) === 'passwordNeeded';
            lines = [problemOf(codeOf(error))];
        }
        busy = false;
        draw();
    };
    return h('section', { key: 'import', attrs: { 'aria-labelledby': 'import' } }, [
        h('h2', { attrs: { id: 'import' } }, word('importHeading')),
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
                { attrs: { id: 'import-go', 'aria-busy': String(busy) } },
                word(busy ? 'importBusy' : 'importGo'),
            ),
            busy ? h('progress', { attrs: { 'aria-label': word('importBusy') } }) : undefined,
        ]),
        reportView('import-status', lines),
    ]);
}
