/**
 * The copy of the extension that the tests install: its manifest asks for the optional hosts from the start, so that no
 * prompt has to be answered, for notifications if that is wished, its words may be those of another language, and is otherwise the same.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The extension as shipped. */
export const SHIPPED = resolve(import.meta.dirname, '../../dist/extension');

/**
 * @param {{ notifications?: boolean, words?: 'de' | 'rtl' }} [options] words: German ones, whatever the language of the browser, or English ones
 *   in a page from right to left
 * @returns {{ path: string, remove: () => void }}
 */
export function testCopy({ notifications = false, words } = {}) {
    const path = mkdtempSync(join(tmpdir(), 'latchkey-extension-'));
    cpSync(SHIPPED, path, { recursive: true });
    const manifest = JSON.parse(readFileSync(`${path}/manifest.json`, 'utf8'));
    manifest.host_permissions = manifest.optional_host_permissions;
    delete manifest.optional_host_permissions;
    if (notifications) {
        manifest.permissions.push(...manifest.optional_permissions);
        delete manifest.optional_permissions;
    }
    writeFileSync(`${path}/manifest.json`, JSON.stringify(manifest));
    const english = `${path}/_locales/en/messages.json`;
    if (words === 'de') cpSync(`${path}/_locales/de/messages.json`, english);
    if (words === 'rtl') {
        const messages = JSON.parse(readFileSync(english, 'utf8'));
        messages.direction.message = 'rtl';
        writeFileSync(english, JSON.stringify(messages));
    }
    return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
