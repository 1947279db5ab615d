/**
 * The copy of the extension that the tests install: its manifest moves the optional hosts to `host_permissions`, so
 * that no prompt has to be answered, and is otherwise the same, byte for byte.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The extension as shipped. */
export const SHIPPED = resolve(import.meta.dirname, '../../dist/extension');

/** @returns {{ path: string, remove: () => void }} */
export function testCopy() {
    const path = mkdtempSync(join(tmpdir(), 'latchkey-extension-'));
    cpSync(SHIPPED, path, { recursive: true });
    const manifest = readFileSync(`${path}/manifest.json`, 'utf8');
    const moved = manifest.replace('"optional_host_permissions"', '"host_permissions"');
    if (moved === manifest) throw new Error('the manifest has no optional hosts');
    writeFileSync(`${path}/manifest.json`, moved);
    return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
