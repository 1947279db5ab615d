/**
 * Encrypted backups to a file, the list of addresses, and the way back from a backup.
 */
import { exportAegis, exportList } from '../../shared/vault/accounts.js';
import { askPassword } from '../vault/ask-password.js';
import { LatchkeyError } from '../../core/error.js';
import { LARGEST_BACKUP } from '../../core/limits.js';
import { backupStatus, makeBackup, rehearse, restoreBackup } from '../vault/backup.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { language, word } from '../../shared/words.js';
import { showRecoveryCode } from '../vault/recovery-code-view.js';
import { saveFile } from '../ui/save-file.js';

const backup = new Errand();
const restoring = new Errand();
/** @type {{ at: number | null, due: boolean } | undefined} */
let status;
/**
 * The backup that was saved last, until its file has been shown to open.
 * @type {{ password: string, at: number } | undefined}
 */
let unproven;

/** The vault was locked: the password that was kept for the proof goes, and so does what is known of backups. */
export function forgetUnproven() {
    unproven = undefined;
    status = undefined;
    backup.say('');
}

/** @param {() => void} draw */
export function backupView(draw) {
    const refresh = async () => {
        try {
            status = await backupStatus();
            draw();
        } catch {
            // It was locked in the meantime, which the page is about to say.
        }
    };
    if (!status) void refresh();
    const onBackup = () => {
        askPassword({
            title: word('backupAsk'),
            async carryOut(password) {
                const { bytes, at } = await makeBackup(password);
                saveFile(`latchkey-${today()}.latchkey-backup`, bytes);
                unproven = { password, at };
                backup.say(word('backupSaved'));
            },
        });
        draw();
    };
    const onProof = async (/** @type {Event} */ { target }) => {
        const field = /** @type {HTMLInputElement} */ (target);
        const [file] = field.files ?? [];
        if (!file || !unproven) return;
        const { password, at } = unproven;
        await backup.run(async () => {
            if (file.size > LARGEST_BACKUP) throw new LatchkeyError('fileTooLarge');
            await rehearse(new Uint8Array(await file.arrayBuffer()), password, at);
            unproven = undefined;
            await refresh();
            return word('backupProven');
        }, draw);
        field.value = '';
    };
    /** @param {() => Promise<string>} made @param {string} end */
    const onExport = (made, end) => () => {
        askPassword({
            title: word('exportAsk'),
            async carryOut() {
                saveFile(`latchkey-${today()}.${end}`, new TextEncoder().encode(await made()));
                backup.say(word('exportSaved'));
            },
        });
        draw();
    };
    return h('section', { key: 'backup', attrs: { 'aria-labelledby': 'backup-heading' } }, [
        h('h3', { attrs: { id: 'backup-heading' } }, word('backupHeading')),
        h('p', { attrs: { id: 'backup-state' } }, stateOf(status)),
        h('div.uses', [
            h('button.primary', { attrs: { id: 'backup-go' }, on: { click: onBackup } }, word('backupGo')),
            h(
                'button',
                { attrs: { id: 'export-go' }, on: { click: onExport(exportList, 'txt') } },
                word('exportGo'),
            ),
            h(
                'button',
                { attrs: { id: 'export-aegis' }, on: { click: onExport(exportAegis, 'aegis.json') } },
                word('exportAegisGo'),
            ),
        ]),
        unproven &&
            h('div.row', { key: 'proof' }, [
                h('label', { attrs: { for: 'backup-proof' } }, word('backupProof')),
                h('input', { attrs: { id: 'backup-proof', type: 'file' }, on: { change: onProof } }),
            ]),
        outcomeLine(backup, 'backup-status'),
    ]);
}

/**
 * @param {import('../../shared/vault/vault.js').VaultState | undefined} vault
 * @param {() => void} draw
 */
export function restoreView(vault, draw) {
    const onSubmit = async (/** @type {Event} */ event) => {
        event.preventDefault();
        const [file] = /** @type {HTMLInputElement} */ (document.querySelector('#restore-file')).files ?? [];
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#restore-password'));
        if (!file || !field.value) return;
        await restoring.runAlone(async () => {
            if (file.size > LARGEST_BACKUP) throw new LatchkeyError('fileTooLarge');
            const bytes = new Uint8Array(await file.arrayBuffer());
            const { count, wentOn, recoveryCode } = await restoreBackup(bytes, field.value);
            if (recoveryCode) showRecoveryCode(recoveryCode);
            field.value = '';
            const restored = word('restored', String(count));
            return wentOn ? [restored, word('restoredWentOn', String(wentOn))] : restored;
        }, draw);
    };
    return h('section', { key: 'restore', attrs: { 'aria-labelledby': 'restore' } }, [
        h('h3', { attrs: { id: 'restore' } }, word('restoreHeading')),
        h('p.quiet', word(vault === 'open' ? 'restoreIntoOpen' : 'restoreLead')),
        h('form', { on: { submit: onSubmit } }, [
            vault === 'locked'
                ? h('label.check', { key: 'replaces' }, [
                      h('input', { attrs: { id: 'restore-replaces', type: 'checkbox', required: true } }),
                      word('restoreReplaces'),
                  ])
                : undefined,
            h('div.row', [
                h('label', { attrs: { for: 'restore-file' } }, word('restoreFile')),
                h('input', { attrs: { id: 'restore-file', type: 'file', required: true } }),
            ]),
            h('label', { attrs: { for: 'restore-password' } }, word('restorePassword')),
            h('div.entry', [
                h('input', {
                    attrs: { id: 'restore-password', type: 'password', autocomplete: 'off', required: true },
                }),
                h(
                    'button',
                    { attrs: { id: 'restore-go', 'aria-busy': String(restoring.busy) } },
                    word('restoreGo'),
                ),
            ]),
        ]),
        outcomeLine(restoring, 'restore-status'),
    ]);
}

/** @param {typeof status} known */
function stateOf(known) {
    if (!known) return '';
    const when = known.at
        ? new Intl.DateTimeFormat(language(), {
              dateStyle: 'long',
              timeStyle: 'short',
          }).format(known.at)
        : '';
    if (!known.at) return word('backupNever');
    return word(known.due ? 'backupDue' : 'backupCurrent', when);
}

function today() {
    return new Date().toISOString().slice(0, 10);
}
